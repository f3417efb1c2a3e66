"""Studies of the recipe: how much chance there is in it, and what each ingredient is worth.

Both train many networks and take long; each training is kept as soon as it is finished. They write
into the report, so that the README and the page need not be believed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from digits.data.mnist import Mnist
from digits.data.stroke_files.drawing import Drawing
from digits.display import Progress
from digits.evaluation import evaluate
from digits.evaluation.finished import Finished
from digits.evaluation.runner import Run
from digits.evaluation.worker import stop_when_cancelled
from digits.export.inference import Network
from digits.preprocess.normalize import Limits
from digits.training.recipe import Recipe

T_975 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}


@dataclass(frozen=True, eq=False)
class PenDigits:
    """Pen digits that many networks read; drawn once on each worker."""

    drawings: list[Drawing]


@lru_cache(maxsize=2)
def pictures_of(ink: PenDigits, limits: Limits) -> np.ndarray:
    """See `evaluate.draw`."""
    return evaluate.draw(ink.drawings, limits)


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
        "gentle distortions at the end": replace(recipe, gentle_share=0.0),
        "averaging the weights": replace(recipe, ema_fraction=0.0),
    }


def seeds(
    data: Mnist,
    recipes: list[Recipe],
    ink: list[Drawing] | None,
    run: Run,
    progress: Progress,
    finished: Finished,
) -> dict:
    """Train a network from each seed and read the MNIST test digits with it.

    Args:
        data: MNIST.
        recipes: one for each network, two at least; they differ in the seed.
        ink: pen digits to read as well, or None.
        run: trains several at a time, see `runner`.
        progress: told of each training that is done.
        finished: has the trainings that need not be done again, and gets the others.

    Returns:
        "epochs"; "settings", see `settings_of`; "seeds"; for "test", "validation" and, if asked
        for, "ink": "accuracy" of each network, their "mean", and "interval", the 95 % interval of
        that mean (Student's t); and with "ink" the "sources", their mean accuracy by name.
    """
    results = results_of(measure_seed, data, recipes, ink, run, progress, finished)
    return {
        "epochs": recipes[0].epochs,
        "settings": settings_of(recipes[0]),
        "seeds": [recipe.seed for recipe in recipes],
        **{kind: spread([result[kind] for result in results]) for kind in kinds_of(results)},
        **sources_of(results),
    }


def settings_of(recipe: Recipe) -> dict:
    """The recipe that a study is of: all but the seed, which it varies."""
    return {name: value for name, value in recipe.settings().items() if name != "seed"}


def measure_seed(data: Mnist, ink: PenDigits | None, recipe: Recipe) -> dict:
    """Train one network; its accuracy on the test digits and the others."""
    network = trained(data, recipe)
    test = evaluate.on_mnist(network, data.test, recipe.limits)["accuracy"]
    return {"test": test, **without_test(network, data, recipe, ink)}


def ablation_recipes(recipe: Recipe, seeds: list[int]) -> list[Recipe]:
    """All recipes of an ablation: seed by seed, and for each seed in the order of `ablations`."""
    return [replace(changed, seed=seed) for seed in seeds for changed in ablations(recipe).values()]


def ablation(
    data: Mnist,
    recipe: Recipe,
    seeds: list[int],
    ink: list[Drawing] | None,
    run: Run,
    progress: Progress,
    finished: Finished,
) -> dict:
    """Train with everything, then without each ingredient, from several seeds.

    Args:
        data: MNIST; its test digits are not looked at.
        recipe: whose ingredients are left out in turn.
        seeds: two at least; each row is trained from each of them, so that rows can be compared
            seed by seed.
        ink: pen digits to read as well, or None.
        run: trains several at a time, see `runner`.
        progress: told of each training that is done.
        finished: has the trainings that need not be done again, and gets the others.

    Returns:
        "epochs"; "settings", see `settings_of`; "seeds"; and "rows", each with "without" (None in
        the first) and, for "validation" and, if asked for, "ink": "accuracy" from each seed, their
        "mean" and "interval", and (but for the first) "difference" from the first row, see
        `difference`; and with "ink" the "sources", their mean accuracy by name. With several
        sources also "one_source_hidden", see there.
    """
    recipes = ablation_recipes(recipe, seeds)
    results = results_of(measure_without, data, recipes, ink, run, progress, finished)
    names = list(ablations(recipe))
    rows = []
    for place, name in enumerate(names):
        whole, without = results[0 :: len(names)], results[place :: len(names)]
        row = {"without": name, **sources_of(without)}
        for kind in kinds_of(results):
            accuracies = [result[kind] for result in without]
            row[kind] = spread(accuracies)
            if name is not None:
                row[kind]["difference"] = difference(accuracies, [w[kind] for w in whole])
        rows.append(row)
    study = {
        "epochs": recipe.epochs,
        "settings": settings_of(recipe),
        "seeds": seeds,
        "rows": rows,
    }
    if len(rows[0].get("sources", ())) > 1:
        study["one_source_hidden"] = one_source_hidden(rows)
    return study


def one_source_hidden(rows: list[dict]) -> list[dict]:
    """What a recipe that some sources of ink choose reads of another one (leave one out).

    It tells how far the choice of ingredients is tuned to the sources that were there.

    Args:
        rows: of an ablation, with "sources"; the first is the whole recipe.

    Returns:
        For each source "hidden", its name; "without", what the row lacks that has the highest mean
        over the other sources (None for the whole recipe); "accuracy" of that row on the hidden
        source; and "whole", that of the whole recipe.
    """

    def mean_of_others(row: dict, hidden: str) -> float:
        return np.mean([part for name, part in row["sources"].items() if name != hidden])

    found = []
    for hidden, whole in rows[0]["sources"].items():
        best = max(rows, key=lambda row: mean_of_others(row, hidden))
        found.append(
            {
                "hidden": hidden,
                "without": best["without"],
                "accuracy": best["sources"][hidden],
                "whole": whole,
            }
        )
    return found


def measure_without(data: Mnist, ink: PenDigits | None, recipe: Recipe) -> dict:
    """Train one network by a recipe that lacks an ingredient, and read all but the test digits."""
    return without_test(trained(data, recipe), data, recipe, ink)


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


def kinds_of(results: list[dict]) -> list[str]:
    """The kinds of digits that results tell one accuracy of."""
    return [kind for kind in results[0] if kind != "sources"]


def sources_of(results: list[dict]) -> dict:
    """The "sources" of pen digits: by name, the mean accuracy of several networks; or nothing."""
    if "sources" not in results[0]:
        return {}
    names = results[0]["sources"]
    return {
        "sources": {
            name: round(float(np.mean([result["sources"][name] for result in results])), 6)
            for name in names
        }
    }


def spread(accuracies: list[float]) -> dict:
    """Accuracies of several networks with their mean and its 95 % interval (Student's t)."""
    return {"accuracy": accuracies, **mean_of(accuracies)}


def difference(changed: list[float], whole: list[float]) -> dict:
    """How far accuracies differ, seed by seed: the mean difference and its 95 % interval.

    The same seed gives both networks the same start, so what is chance in both cancels out.
    """
    return mean_of([a - b for a, b in zip(changed, whole, strict=True)])


def mean_of(values: list[float]) -> dict:
    """The "mean" of two to ten values and its 95 % "interval" (Student's t)."""
    mean, count = float(np.mean(values)), len(values)
    half = T_975[count] * float(np.std(values, ddof=1)) / np.sqrt(count)
    interval = [round(float(mean - half), 6), round(float(mean + half), 6)]
    return {"mean": round(mean, 6), "interval": interval}


def results_of(
    measure: Callable[[Mnist, PenDigits | None, Recipe], dict],
    data: Mnist,
    recipes: list[Recipe],
    ink: list[Drawing] | None,
    run: Run,
    progress: Progress,
    finished: Finished,
) -> list[dict]:
    """The result of each recipe: those that are finished are taken, the others trained and kept."""
    left = [recipe for recipe in recipes if finished.get(recipe) is None]
    done_before = len(recipes) - len(left)

    def step(done: int, _total: int, note: str) -> None:
        progress(done_before + done, len(recipes), note)

    def keep(place: int, result: dict) -> None:
        finished.add(left[place], result)

    run(partial(measure, data, PenDigits(ink) if ink else None), left, step, keep)
    return [finished.get(recipe) for recipe in recipes]


def trained(data: Mnist, recipe: Recipe) -> Network:
    """Train a network as `digits train` does, and give back what would be shipped."""
    from digits.training import model_folder, train  # TensorFlow: only where it trains

    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        train.train(data, recipe, folder, stop_when_cancelled)
        model, _ = model_folder.load(folder)
        return Network(tuple(model.get_weights()))
