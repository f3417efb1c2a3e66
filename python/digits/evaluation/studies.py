"""Studies of the recipe: how much chance there is in it, and what each ingredient is worth.

Both train many networks and take long. They write into the report, so that the README and the
page need not be believed.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from digits.data.mnist import Mnist
from digits.display import suppress_stderr
from digits.evaluation import evaluate
from digits.export.inference import Network
from digits.training import model_folder, train
from digits.training.recipe import Recipe

T_975 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}


def ablations(recipe: Recipe) -> dict[str | None, Recipe]:
    """The recipe (under None), and the recipe without each of its ingredients."""
    limits, augmentation = recipe.limits, recipe.augmentation
    return {
        None: recipe,
        "synthetic digits": replace(recipe, synthetic_share=0.0),
        "drawings that are no digits": replace(recipe, non_digit_share=0.0),
        "removing the slant": replace(recipe, limits=replace(limits, max_shear=0.0)),
        "evening out the spread": replace(recipe, limits=replace(limits, max_scale=1.0)),
        "bending": replace(recipe, augmentation=replace(augmentation, elastic_sigma_px=0.0)),
        "turning, slanting, stretching, shifting": replace(
            recipe,
            augmentation=replace(augmentation, rotation_deg=0, slant=0, scale=0, shift_px=0),
        ),
        "pens of other widths": replace(recipe, augmentation=replace(augmentation, thickness=0.0)),
        "averaging the weights": replace(recipe, ema_fraction=0.0),
    }


def seeds(
    data: Mnist,
    recipes: list[Recipe],
    ink: Path | None,
    jobs: int,
    progress: train.Progress,
) -> dict:
    """Train a network from each seed and read the MNIST test digits with it.

    Args:
        data: MNIST.
        recipes: one for each network, two at least; they differ in the seed.
        ink: a file of pen digits to read as well, or None.
        jobs: how many to train at a time.
        progress: told of each training that is done.

    Returns:
        "epochs"; "seeds"; and for "test", "validation" and, if asked for, "ink": "accuracy" of
        each network, their "mean", and "interval", the 95 % interval of that mean (Student's t).
    """
    tasks = [(data, recipe, ink) for recipe in recipes]
    results = in_parallel(measure_seed, tasks, jobs, progress)
    return {
        "epochs": recipes[0].epochs,
        "seeds": [recipe.seed for recipe in recipes],
        **{name: spread([result[name] for result in results]) for name in results[0]},
    }


def spread(accuracies: list[float]) -> dict:
    """Accuracies of several networks with their mean and its 95 % interval."""
    mean, count = float(np.mean(accuracies)), len(accuracies)
    half = T_975[count] * float(np.std(accuracies, ddof=1)) / np.sqrt(count)
    interval = [round(float(mean - half), 6), round(float(mean + half), 6)]
    return {"accuracy": accuracies, "mean": round(mean, 6), "interval": interval}


def measure_seed(data: Mnist, recipe: Recipe, ink: Path | None) -> dict:
    """Train one network; its accuracy on the test digits and the others."""
    network = trained(data, recipe)
    parts = {"test": data.test, "validation": data.validation}
    row = {
        name: evaluate.on_mnist(network, part, recipe.limits)["accuracy"]
        for name, part in parts.items()
    }
    if ink:
        row["ink"] = evaluate.on_ink(network, ink, recipe.limits)[0]["accuracy"]
    return row


def ablation(
    data: Mnist,
    recipe: Recipe,
    ink: Path | None,
    jobs: int,
    progress: train.Progress,
) -> list[dict]:
    """Train with everything, then without each ingredient.

    Args:
        data: MNIST; its test digits are not looked at.
        recipe: of the first training, whose ingredients are left out in the others.
        ink: a file of pen digits to read as well, or None.
        jobs: how many to train at a time.
        progress: told of each training that is done.

    Returns:
        One row a training: "without" (None first), "epochs", "validation" accuracy, and "ink", the
        accuracy on the pen digits.
    """
    tasks = [(name, data, changed, ink) for name, changed in ablations(recipe).items()]
    return in_parallel(measure_without, tasks, jobs, progress)


def measure_without(name: str | None, data: Mnist, recipe: Recipe, ink: Path | None) -> dict:
    """Train one network by a recipe that lacks an ingredient: a row of `ablation`."""
    network = trained(data, recipe)
    row = {"without": name, "epochs": recipe.epochs}
    row["validation"] = evaluate.on_mnist(network, data.validation, recipe.limits)["accuracy"]
    if ink:
        row["ink"] = evaluate.on_ink(network, ink, recipe.limits)[0]["accuracy"]
    return row


def in_parallel(work: Callable, tasks: list[tuple], jobs: int, progress: train.Progress) -> list:
    """Call `work(*task)` for each task, `jobs` at a time, each in a process of its own.

    One training does not keep all cores busy all the time.
    """
    progress(0, len(tasks), "trainings")
    # Fresh processes, not forks, which TensorFlow does not survive; quiet, for each imports it.
    with suppress_stderr(), ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(work, *task) for task in tasks]
        for done, _ in enumerate(as_completed(futures), start=1):
            progress(done, len(tasks), "trainings")
        return [future.result() for future in futures]


def trained(data: Mnist, recipe: Recipe) -> Network:
    """Train a network as `digits train` does, and give back what would be shipped."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        train.train(data, recipe, folder)
        model, _ = model_folder.load(folder)
        return Network(tuple(model.get_weights()))
