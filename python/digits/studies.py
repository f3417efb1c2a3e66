"""Studies of the recipe: how much chance there is in it, and what each ingredient is worth.

Both train many networks and take long. They write into the report, so that the README and the
page need not be believed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from digits import augment, evaluate, export, inkfile, metrics, normalize, train
from digits.exported import Network
from digits.mnist import Mnist

T_975 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}

# Name of each ingredient and the constants that take it out: (module, constant, value without).
INGREDIENTS = {
    "synthetic digits": [(train, "SYNTHETIC", 0)],
    "drawings that are no digits": [(train, "NOT_DIGITS", 0)],
    "removing the slant": [(normalize, "MAX_SHEAR", 0.0)],
    "evening out the spread": [(normalize, "MAX_SCALE", 1.0)],
    "bending": [(augment, "BEND", 0.0)],
    "turning, slanting, stretching, shifting": [
        (augment, "ROTATION", 0.0),
        (augment, "SLANT", 0.0),
        (augment, "STRETCH", 0.0),
        (augment, "SHIFT", 0.0),
    ],
    "pens of other widths": [(augment, "PEN", 0.0)],
    "averaging the weights": [(train, "AVERAGED", 0.0)],
}


def seeds(data: Mnist, settings: list[train.Settings], progress: train.Progress) -> dict:
    """Train a network from each seed and read the MNIST test digits with it.

    Args:
        data: MNIST.
        settings: one for each network, two at least; they differ in the seed.
        progress: told of each training.

    Returns:
        "seeds"; "accuracy", of each network on the test digits; "mean" of them; "interval", the
        95 % interval of that mean (Student's t); "validation", of each on the validation digits.
    """
    accuracies, validation = [], []
    for setting in settings:
        network = trained(data, setting, progress)
        accuracies.append(evaluate.on_mnist(network, data.test)["accuracy"])
        validation.append(evaluate.on_mnist(network, data.validation)["accuracy"])
    mean, count = float(np.mean(accuracies)), len(accuracies)
    half = T_975[count] * float(np.std(accuracies, ddof=1)) / np.sqrt(count)
    return {
        "seeds": [setting.seed for setting in settings],
        "accuracy": accuracies,
        "mean": round(mean, 6),
        "interval": [round(float(mean - half), 6), round(float(mean + half), 6)],
        "validation": validation,
    }


def ablation(
    data: Mnist, settings: train.Settings, ink: Path | None, progress: train.Progress
) -> list[dict]:
    """Train with everything, then without each ingredient.

    Args:
        data: MNIST; its test digits are not looked at.
        settings: of every training.
        ink: a file of pen digits to read as well, or None.
        progress: told of each training.

    Returns:
        One row a training: "without" (None first), "epochs", "validation" accuracy, and "ink", the
        accuracy on the pen digits.
    """
    drawings = inkfile.read(ink) if ink else []
    labels = np.array([int(drawing.label) for drawing in drawings])
    rows = []
    for name in (None, *INGREDIENTS):
        with without(name):
            network = trained(data, settings, progress)
            row = {"without": name, "epochs": settings.epochs}
            row["validation"] = evaluate.on_mnist(network, data.validation)["accuracy"]
            if drawings:
                probabilities = network.probabilities(evaluate.draw(drawings))
                row["ink"] = metrics.summary(probabilities, labels)["accuracy"]
        rows.append(row)
    return rows


@contextmanager
def without(name: str | None) -> Iterator[None]:
    """Take an ingredient out of the recipe for the length of a block."""
    changes = INGREDIENTS[name] if name else []
    before = [(module, constant, getattr(module, constant)) for module, constant, _ in changes]
    for module, constant, value in changes:
        setattr(module, constant, value)
    try:
        yield
    finally:
        for module, constant, value in before:
            setattr(module, constant, value)


def trained(data: Mnist, settings: train.Settings, progress: train.Progress) -> Network:
    """Train a network as `digits train` does, and give back what would be shipped."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        train.train(data, settings, folder, progress)
        return export.as_network(export.load(folder))
