import operator
import shutil

import numpy as np
import pytest

from digits.evaluation import evaluate, studies
from digits.export import inference
from digits.preprocess.normalize import normalize
from digits.training import dataset, model_folder, train
from digits.training.recipe import Recipe
from digits.training.train import no_progress
from tests.support.recipes import TINY


@pytest.fixture
def one_process(monkeypatch):
    """The trainings of a study in this process, one after the other."""
    serially = lambda work, tasks, jobs, progress: [work(*task) for task in tasks]  # noqa: E731
    monkeypatch.setattr(studies, "in_parallel", serially)


def test_seeds(small, one_process, monkeypatch):
    figures = {1: {"test": 0.98, "validation": 0.9}, 2: {"test": 0.99, "validation": 0.91}}
    monkeypatch.setattr(studies, "measure_seed", lambda data, recipe, ink: figures[recipe.seed])
    recipes = [Recipe(epochs=3, seed=seed) for seed in (1, 2)]
    study = studies.seeds(small, recipes, None, 1, no_progress)
    assert study == {
        "epochs": 3,
        "seeds": [1, 2],
        # 12.706 standard errors, each 0.005
        "test": {"accuracy": [0.98, 0.99], "mean": 0.985, "interval": [0.92147, 1.04853]},
        "validation": {"accuracy": [0.9, 0.91], "mean": 0.905, "interval": [0.84147, 0.96853]},
    }


def test_a_seed_is_measured_as_it_would_be_shipped(small, trained, monkeypatch):
    asked = []

    def train_before(data, recipe, folder):
        asked.append(recipe)
        shutil.copytree(trained, folder)

    monkeypatch.setattr(train, "train", train_before)
    network = inference.Network(tuple(model_folder.load(trained)[0].get_weights()))
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


def test_an_ablation_trains_without_each_ingredient(small, network, one_process, monkeypatch):
    used = []

    def pretend(data, recipe):
        used.append(recipe)
        return network

    monkeypatch.setattr(studies, "trained", pretend)
    rows = studies.ablation(small, TINY, None, 1, no_progress)
    assert [row["without"] for row in rows] == list(studies.ablations(TINY))
    assert all(row["epochs"] == TINY.epochs and row["validation"] > 0.9 for row in rows)
    assert used[0] == TINY
    assert len(set(used)) == len(rows) == 9


@pytest.mark.parametrize(
    "recipe", studies.ablations(TINY).values(), ids=map(str, studies.ablations(TINY))
)
def test_every_recipe_without_an_ingredient_has_something_to_train_on(small, recipe):
    pictures, labels = next(iter(dataset.batches(small.train, recipe)))
    assert len(pictures) == len(labels) == TINY.batch
    assert np.isfinite(pictures).all()
    assert pictures.numpy().max() > 0.8


def test_without_removing_the_slant_a_slanted_line_stays_slanted():
    line = np.eye(28)
    slanted = normalize(line, studies.ablations(TINY)["removing the slant"].limits)
    width = lambda picture: np.ptp(np.flatnonzero(picture.max(axis=0) > 0.3))  # noqa: E731
    assert width(slanted) > 2 * width(normalize(line))
