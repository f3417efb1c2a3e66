"""The trainings that a study is made of, and what is measured of each network.

Each training is kept as soon as it is finished.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from digits.data.mnist import Mnist
from digits.data.stroke_files.drawing import Drawing
from digits.display import Progress
from digits.evaluation import evaluate
from digits.evaluation.studies.finished import Finished
from digits.evaluation.studies.runner import Run
from digits.evaluation.studies.worker import stop_when_cancelled
from digits.export.inference import Network
from digits.preprocess.normalize import Limits
from digits.training.recipe import Recipe


@dataclass(frozen=True, eq=False)
class PenDigits:
    """Pen digits that many networks read; drawn once on each worker."""

    drawings: list[Drawing]


@lru_cache(maxsize=4)
def pictures_of(ink: PenDigits, limits: Limits) -> np.ndarray:
    """See `evaluate.draw`."""
    return evaluate.draw(ink.drawings, limits)


def settings_of(recipe: Recipe) -> dict:
    """The recipe that a study is of: all but the seed, which it varies."""
    return {name: value for name, value in recipe.settings().items() if name != "seed"}


def without_test(network: Network, data: Mnist, recipe: Recipe, ink: PenDigits | None) -> dict:
    """Accuracy on the validation digits ("validation") and, if there are any, on pen digits.

    "ink" is the mean over the sources of those, and "sources" has each by name.
    """
    row = {"validation": evaluate.on_mnist(network, data.validation, recipe.limits)["accuracy"]}
    if ink:
        pictures = pictures_of(ink, recipe.limits)
        figures, _ = evaluate.on_drawings(network, ink.drawings, recipe.limits, pictures)
        row["ink"] = figures["macro_mean"]
        row["sources"] = {name: part["accuracy"] for name, part in figures["sources"].items()}
    return row


@dataclass(frozen=True)
class Trainings:
    """Trains by one recipe after the other, and measures each network.

    Attributes:
        data: MNIST.
        ink: pen digits to read as well, or None.
        run: trains several at a time, see `runner`.
        progress: told of each training that is done.
        finished: has the trainings that need not be done again, and gets the others.
    """

    data: Mnist
    ink: list[Drawing] | None
    run: Run
    progress: Progress
    finished: Finished

    def results(
        self, measure: Callable[[Mnist, PenDigits | None, Recipe], dict], recipes: list[Recipe]
    ) -> list[dict]:
        """What `measure` says of each recipe: the finished ones are taken, the others trained."""
        left = [recipe for recipe in recipes if self.finished.get(recipe) is None]
        done_before = len(recipes) - len(left)

        def step(done: int, _total: int, note: str) -> None:
            self.progress(done_before + done, len(recipes), note)

        def keep(place: int, result: dict) -> None:
            self.finished.add(left[place], result)

        ink = PenDigits(self.ink) if self.ink else None
        self.run(partial(measure, self.data, ink), left, step, keep)
        return [self.finished.get(recipe) for recipe in recipes]


def trained(data: Mnist, recipe: Recipe) -> Network:
    """Train a network as `digits train` does, and give back what would be shipped."""
    from digits.training import train  # TensorFlow: only where it trains
    from digits.training.saved import model_folder

    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        train.train(data, recipe, folder, stop_when_cancelled)
        model, _ = model_folder.load(folder)
        return Network(tuple(model.get_weights()), sees_directions=recipe.directions)
