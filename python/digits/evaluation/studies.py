"""Studies of the recipe: how much chance there is in it, and what each ingredient is worth.

Both train many networks and take long. They write into the report, so that the README and the
page need not be believed.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from digits.data.mnist import Mnist
from digits.evaluation import evaluate
from digits.export import convert as export
from digits.export.inference import Network
from digits.preprocess import normalize
from digits.quiet import quiet
from digits.training import augment, train
from digits.training import dataset as lesson

T_975 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}

# Name of each ingredient and the constants that take it out: (module, constant, value without).
INGREDIENTS = {
    "synthetic digits": [(lesson, "SYNTHETIC", 0)],
    "drawings that are no digits": [(lesson, "NOT_DIGITS", 0)],
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


def seeds(
    data: Mnist,
    settings: list[train.Settings],
    ink: Path | None,
    jobs: int,
    progress: train.Progress,
) -> dict:
    """Train a network from each seed and read the MNIST test digits with it.

    Args:
        data: MNIST.
        settings: one for each network, two at least; they differ in the seed.
        ink: a file of pen digits to read as well, or None.
        jobs: how many to train at a time.
        progress: told of each training that is done.

    Returns:
        "epochs"; "seeds"; and for "test", "validation" and, if asked for, "ink": "accuracy" of
        each network, their "mean", and "interval", the 95 % interval of that mean (Student's t).
    """
    tasks = [(data, setting, ink) for setting in settings]
    results = in_parallel(measure_seed, tasks, jobs, progress)
    return {
        "epochs": settings[0].epochs,
        "seeds": [setting.seed for setting in settings],
        **{name: spread([result[name] for result in results]) for name in results[0]},
    }


def spread(accuracies: list[float]) -> dict:
    """Accuracies of several networks with their mean and its 95 % interval."""
    mean, count = float(np.mean(accuracies)), len(accuracies)
    half = T_975[count] * float(np.std(accuracies, ddof=1)) / np.sqrt(count)
    interval = [round(float(mean - half), 6), round(float(mean + half), 6)]
    return {"accuracy": accuracies, "mean": round(mean, 6), "interval": interval}


def measure_seed(data: Mnist, settings: train.Settings, ink: Path | None) -> dict:
    """Train one network; its accuracy on the test digits and the others."""
    network = trained(data, settings)
    parts = {"test": data.test, "validation": data.validation}
    row = {name: evaluate.on_mnist(network, part)["accuracy"] for name, part in parts.items()}
    if ink:
        row["ink"] = evaluate.on_ink(network, ink)[0]["accuracy"]
    return row


def ablation(
    data: Mnist,
    settings: train.Settings,
    ink: Path | None,
    jobs: int,
    progress: train.Progress,
) -> list[dict]:
    """Train with everything, then without each ingredient.

    Args:
        data: MNIST; its test digits are not looked at.
        settings: of every training.
        ink: a file of pen digits to read as well, or None.
        jobs: how many to train at a time.
        progress: told of each training that is done.

    Returns:
        One row a training: "without" (None first), "epochs", "validation" accuracy, and "ink", the
        accuracy on the pen digits.
    """
    tasks = [(name, data, settings, ink) for name in (None, *INGREDIENTS)]
    return in_parallel(measure_without, tasks, jobs, progress)


def measure_without(
    name: str | None, data: Mnist, settings: train.Settings, ink: Path | None
) -> dict:
    """Train one network without an ingredient: a row of `ablation`."""
    with without(name):
        network = trained(data, settings)
        row = {"without": name, "epochs": settings.epochs}
        row["validation"] = evaluate.on_mnist(network, data.validation)["accuracy"]
        if ink:
            row["ink"] = evaluate.on_ink(network, ink)[0]["accuracy"]
    return row


def in_parallel(work: Callable, tasks: list[tuple], jobs: int, progress: train.Progress) -> list:
    """Call `work(*task)` for each task, `jobs` at a time, each in a process of its own.

    One training does not keep all cores busy all the time.
    """
    progress(0, len(tasks), "trainings")
    # Fresh processes, not forks, which TensorFlow does not survive; quiet, for each imports it.
    with quiet(), ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(work, *task) for task in tasks]
        for done, _ in enumerate(as_completed(futures), start=1):
            progress(done, len(tasks), "trainings")
        return [future.result() for future in futures]


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


def trained(data: Mnist, settings: train.Settings) -> Network:
    """Train a network as `digits train` does, and give back what would be shipped."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        train.train(data, settings, folder)
        return export.as_network(export.load(folder))
