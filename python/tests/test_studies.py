import operator
import shutil

import numpy as np
import pytest
from conftest import TINY

from digits import augment, evaluate, export, exported, normalize, paths, studies, train
from digits.train import no_progress


@pytest.fixture
def one_process(monkeypatch):
    """The trainings of a study in this process, one after the other."""
    serially = lambda work, tasks, jobs, progress: [work(*task) for task in tasks]  # noqa: E731
    monkeypatch.setattr(studies, "in_parallel", serially)


def constants():
    changes = [change for several in studies.INGREDIENTS.values() for change in several]
    return [getattr(module, constant) for module, constant, _ in changes]


def test_seeds(small, one_process, monkeypatch):
    figures = {1: {"test": 0.98, "validation": 0.9}, 2: {"test": 0.99, "validation": 0.91}}
    monkeypatch.setattr(studies, "measure_seed", lambda data, settings: figures[settings.seed])
    settings = [train.Settings(epochs=3, seed=seed) for seed in (1, 2)]
    study = studies.seeds(small, settings, 1, no_progress)
    assert study == {
        "epochs": 3,
        "seeds": [1, 2],
        "accuracy": [0.98, 0.99],
        "mean": 0.985,
        # 12.706 standard errors, each 0.005
        "interval": [0.92147, 1.04853],
        "validation": [0.9, 0.91],
    }


def test_a_seed_is_measured_as_it_would_be_shipped(small, trained, monkeypatch):
    asked = []

    def train_before(data, settings, folder):
        asked.append(settings)
        shutil.copytree(trained, folder)

    monkeypatch.setattr(train, "train", train_before)
    network = export.as_network(export.load(trained))
    parts = {"test": small.test, "validation": small.validation}
    expected = {name: evaluate.on_mnist(network, part)["accuracy"] for name, part in parts.items()}
    assert studies.measure_seed(small, TINY) == expected
    assert asked == [TINY]


def test_trainings_run_in_processes_of_their_own():
    steps = []
    tasks = [(1, 2), (3, 4), (5, 6)]
    tell = lambda done, total, _: steps.append((done, total))  # noqa: E731
    assert studies.in_parallel(operator.add, tasks, 2, tell) == [3, 7, 11]
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_an_ablation_trains_without_each_ingredient(small, one_process, monkeypatch):
    used = []

    def pretend(data, settings):
        used.append(constants())
        return exported.read(paths.WEB_MODEL)

    monkeypatch.setattr(studies, "trained", pretend)
    before = constants()
    rows = studies.ablation(small, TINY, None, 1, no_progress)
    assert [row["without"] for row in rows] == [None, *studies.INGREDIENTS]
    assert all(row["epochs"] == TINY.epochs and row["validation"] > 0.9 for row in rows)
    assert used[0] == before
    assert len({str(values) for values in used}) == len(rows)
    assert constants() == before


def test_a_training_that_fails_gives_the_ingredient_back(small, monkeypatch):
    def fail(data, settings):
        raise RuntimeError("no memory")

    monkeypatch.setattr(studies, "trained", fail)
    before = constants()
    with pytest.raises(RuntimeError):
        studies.measure_without("bending", small, TINY, None)
    assert constants() == before


@pytest.mark.parametrize("name", studies.INGREDIENTS)
def test_every_recipe_without_an_ingredient_has_something_to_learn(small, name):
    with studies.without(name):
        pictures, labels = train.lesson(small, seed=1)
        bent = augment.Distortion(1)(pictures[:50], training=True)
    assert len(pictures) == len(labels) >= len(small.train)
    assert np.isfinite(bent.numpy()).all()
    assert pictures.max() > 200


def test_a_recipe_without_synthetic_digits_has_none(small):
    whole = len(train.lesson(small, seed=1)[1])
    with studies.without("synthetic digits"):
        rest = len(train.lesson(small, seed=1)[1])
    assert whole - rest == round(train.SYNTHETIC * len(small.train)) > 0


def test_without_removing_the_slant_a_slanted_line_stays_slanted():
    line = np.eye(28)
    with studies.without("removing the slant"):
        slanted = normalize.normalize(line)
    width = lambda picture: np.ptp(np.flatnonzero(picture.max(axis=0) > 0.3))  # noqa: E731
    assert width(slanted) > 2 * width(normalize.normalize(line))
