import operator
import shutil

import numpy as np
import pytest

from digits import paths
from digits.evaluation import evaluate, studies
from digits.export import convert as export
from digits.export import inference as exported
from digits.preprocess import normalize
from digits.training import dataset as lesson
from digits.training import train
from digits.training.train import no_progress
from tests.conftest import TINY


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
    monkeypatch.setattr(studies, "measure_seed", lambda data, settings, ink: figures[settings.seed])
    settings = [train.Settings(epochs=3, seed=seed) for seed in (1, 2)]
    study = studies.seeds(small, settings, None, 1, no_progress)
    assert study == {
        "epochs": 3,
        "seeds": [1, 2],
        # 12.706 standard errors, each 0.005
        "test": {"accuracy": [0.98, 0.99], "mean": 0.985, "interval": [0.92147, 1.04853]},
        "validation": {"accuracy": [0.9, 0.91], "mean": 0.905, "interval": [0.84147, 0.96853]},
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
    assert studies.measure_seed(small, TINY, None) == expected
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
        pictures, labels = next(iter(lesson.batches(small.train, 50, seed=1)))
    assert len(pictures) == len(labels) == 50
    assert np.isfinite(pictures).all()
    assert pictures.numpy().max() > 0.8


def test_without_removing_the_slant_a_slanted_line_stays_slanted():
    line = np.eye(28)
    with studies.without("removing the slant"):
        slanted = normalize.normalize(line)
    width = lambda picture: np.ptp(np.flatnonzero(picture.max(axis=0) > 0.3))  # noqa: E731
    assert width(slanted) > 2 * width(normalize.normalize(line))
