import shutil
from dataclasses import replace

import numpy as np
import pytest

from digits.data.mnist import Digits, Mnist
from digits.data.stroke_files.drawing import Drawing
from digits.display import no_progress
from digits.evaluation.studies import ablation, seeds
from digits.evaluation.studies.finished import Finished
from digits.evaluation.studies.trainings import PenDigits, Trainings, without_test
from digits.preprocess.normalize import normalize
from digits.training import dataset, train
from digits.training.recipe import Recipe
from digits.training.sources import draw_sources
from tests.support.recipes import TINY


def serially(work, tasks, progress, keep):
    """The trainings of a study, one after the other."""
    for place, task in enumerate(tasks):
        keep(place, work(task))


NO_DIGITS = Mnist(*[Digits(np.zeros((1, 28, 28), np.uint8), np.zeros(1, np.uint8))] * 3)


@pytest.fixture
def trainings(small, tmp_path):
    return Trainings(small, None, serially, no_progress, Finished(tmp_path, "a study", None))


def test_seeds(trainings, monkeypatch):
    figures = {1: {"test": 0.98, "validation": 0.9}, 2: {"test": 0.99, "validation": 0.91}}
    monkeypatch.setattr(seeds, "measure_seed", lambda data, ink, recipe: figures[recipe.seed])
    recipes = [Recipe(epochs=3, seed=seed) for seed in (1, 2)]
    study = seeds.study(trainings, recipes)
    settings = Recipe(epochs=3).settings()
    settings.pop("seed")
    assert study == {
        "epochs": 3,
        "settings": settings,
        "seeds": [1, 2],
        # 12.706 standard errors, each 0.005
        "test": {"accuracy": [0.98, 0.99], "mean": 0.985, "interval": [0.92147, 1.04853]},
        "validation": {"accuracy": [0.9, 0.91], "mean": 0.905, "interval": [0.84147, 0.96853]},
    }


def test_a_seed_is_measured_as_it_would_be_shipped(small, trained, trained_accuracy, monkeypatch):
    asked = []

    def train_before(data, recipe, folder, progress):
        asked.append(recipe)
        shutil.copytree(trained, folder)

    monkeypatch.setattr(train, "train", train_before)
    assert seeds.measure_seed(small, None, TINY) == trained_accuracy
    assert asked == [TINY]


def test_an_ablation_trains_without_each_ingredient(trainings, network, monkeypatch):
    used = []

    def pretend(data, recipe):
        used.append(recipe)
        return network

    monkeypatch.setattr(ablation, "trained", pretend)
    study = ablation.study(trainings, TINY, [1, 2, 3])
    rows = study["rows"]
    assert [row["without"] for row in rows] == list(ablation.ablations(TINY))
    # The network expects pictures that are normalised as usual: it reads others worse.
    read = {row["without"]: row["validation"]["mean"] for row in rows}
    worse = {name for name, mean in read.items() if mean < read[None]}
    assert read[None] > 0.9
    assert worse == {"removing the slant", "evening out the spread"}
    assert max(read.values()) == read[None]
    assert "difference" not in rows[0]["validation"]
    assert rows[1]["validation"]["difference"] == {"mean": 0, "interval": [0, 0]}
    assert (study["epochs"], study["seeds"]) == (TINY.epochs, [1, 2, 3])
    assert {**study["settings"], "seed": TINY.seed} == TINY.settings()
    assert used[0] == replace(TINY, seed=1)
    assert len(set(used)) == len(used) == 3 * len(rows)


def test_a_difference_is_paired_by_seed(trainings, monkeypatch):
    # Seeds differ by much more than the rows do: only seed by seed it shows that one is worse.
    def measure(data, ink, recipe):
        chance = {1: 0.90, 2: 0.95, 3: 0.99}[recipe.seed]
        lower = {1: 0.009, 2: 0.010, 3: 0.011}[recipe.seed]
        return {"validation": chance - lower * (recipe.synthetic_share == 0)}

    monkeypatch.setattr(ablation, "measure_without", measure)
    study = ablation.study(trainings, TINY, [1, 2, 3])
    (part,) = (row["validation"] for row in study["rows"] if row["without"] == "synthetic digits")
    assert part["mean"] == pytest.approx(0.936667)
    # 4.303 standard errors, each 0.001 / sqrt(3)
    assert part["difference"] == {"mean": -0.01, "interval": [-0.012484, -0.007516]}
    assert part["interval"][0] < 0.85
    assert part["interval"][1] > 1


def test_pen_digits_count_by_source(network):
    drawings = [
        *[Drawing("1", [[(0, 0), (0, 9)]], "home")] * 3,
        Drawing("7", [[(0, 0), (0, 9)]], "school"),
    ]
    measured = without_test(network, NO_DIGITS, TINY, PenDigits(drawings))
    assert measured["sources"] == {"home": 1, "school": 0}
    assert measured["ink"] == 0.5


def test_what_is_chosen_with_one_source_hidden(trainings, monkeypatch):
    # Without bending, one source is read better and the two others worse.
    whole = {"home": 0.96, "school": 0.97, "office": 0.98}
    unbent = {"home": 0.99, "school": 0.965, "office": 0.97}

    def measure(data, ink, recipe):
        sources = whole if recipe.augmentation.elastic_sigma_px else unbent
        worse = 0.01 * (recipe != replace(TINY, seed=recipe.seed)) * (sources is whole)
        sources = {name: share - worse for name, share in sources.items()}
        return {"validation": 0.9, "ink": 0.5, "sources": sources}

    monkeypatch.setattr(ablation, "measure_without", measure)
    study = ablation.study(trainings, TINY, [1, 2, 3])
    assert study["rows"][0]["sources"] == whole
    assert study["one_source_hidden"] == [
        {"hidden": "home", "without": None, "accuracy": 0.96, "whole": 0.96},
        {"hidden": "school", "without": "bending", "accuracy": 0.965, "whole": 0.97},
        {"hidden": "office", "without": "bending", "accuracy": 0.97, "whole": 0.98},
    ]


@pytest.mark.fault(
    "a training of a study fails after hours", "the others are kept; the command goes on from there"
)
def test_finished_trainings_outlive_a_failure(small, tmp_path, monkeypatch):
    trained = []

    def measure(data, ink, recipe):
        trained.append(recipe)
        if len(trained) == 5:
            raise OSError("no space left on device")
        return {"validation": 0.9}

    def study():
        finished = Finished(tmp_path, "ablation", None)
        trainings = Trainings(small, None, serially, no_progress, finished)
        return ablation.study(trainings, TINY, [1, 2, 3])

    monkeypatch.setattr(ablation, "measure_without", measure)
    with pytest.raises(OSError, match="no space"):
        study()
    kept = tmp_path.with_name(tmp_path.name + ".studies.partial.jsonl")
    assert len(kept.read_text().splitlines()) == 4
    with kept.open("a") as file:
        file.write('{"key": "broken o')
    rows = study()["rows"]
    assert len(trained) == 3 * len(rows) + 1  # none of the four again
    assert trained[5] == trained[4]


def test_other_settings_are_other_trainings(tmp_path, monkeypatch):
    ink = tmp_path / "ink.jsonl"
    ink.write_text("one")
    first = Finished(tmp_path, "ablation", ink)
    first.add(TINY, {"validation": 0.9})
    assert Finished(tmp_path, "ablation", ink).get(TINY) == {"validation": 0.9}
    assert Finished(tmp_path, "seeds", ink).get(TINY) is None
    assert Finished(tmp_path, "ablation", None).get(TINY) is None
    assert Finished(tmp_path, "ablation", ink).get(replace(TINY, epochs=9)) is None
    ink.write_text("another")
    other = Finished(tmp_path, "ablation", ink)
    assert other.get(TINY) is None
    other.add(TINY, {"validation": 0.8})
    other.drop([TINY])
    ink.write_text("one")
    assert Finished(tmp_path, "ablation", ink).get(TINY) == {"validation": 0.9}
    first.drop([TINY])
    assert not first.path.exists()


@pytest.mark.parametrize(
    "recipe", ablation.ablations(TINY).values(), ids=map(str, ablation.ablations(TINY))
)
def test_every_recipe_without_an_ingredient_has_something_to_train_on(small, recipe):
    sources = draw_sources(small.train, recipe)
    blank = dataset.seldom_inked(sources, recipe)
    counts = dataset.source_counts(recipe)
    pictures, labels = next(iter(dataset.batches(sources, counts, recipe, blank)))
    assert len(pictures) == len(labels) == TINY.batch
    assert np.isfinite(pictures).all()
    assert pictures.numpy().max() > 0.8


def test_without_removing_the_slant_a_slanted_line_stays_slanted():
    line = np.eye(28)
    slanted = normalize(line, ablation.ablations(TINY)["removing the slant"].limits)
    width = lambda picture: np.ptp(np.flatnonzero(picture.max(axis=0) > 0.3))  # noqa: E731
    assert width(slanted) > 2 * width(normalize(line))
