"""What each ingredient of a recipe is worth: `digits ablation` trains without each in turn."""

from dataclasses import replace

import numpy as np

from digits.data.mnist import Mnist
from digits.evaluation.studies.spread import difference, kinds_of, sources_of, spread
from digits.evaluation.studies.trainings import (
    PenDigits,
    Trainings,
    settings_of,
    trained,
    without_test,
)
from digits.training.recipe import Recipe


def ablations(recipe: Recipe) -> dict[str | None, Recipe]:
    """The recipe (under None), and the recipe without each of its ingredients."""
    limits, augmentation = recipe.limits, recipe.augmentation
    return {
        None: recipe,
        "MNIST redrawn with the page's pen": replace(recipe, redrawn_pool=0.0),
        "synthetic digits": replace(recipe, synthetic_share=0.0),
        "drawings that are no digits": replace(recipe, non_digit_share=0.0),
        "removing the slant": replace(recipe, limits=replace(limits, max_shear=0.0)),
        "evening out the spread": replace(recipe, limits=replace(limits, max_scale=1.0)),
        "directions in place of greys": replace(recipe, directions=False),
        "bending": replace(recipe, augmentation=replace(augmentation, elastic_sigma_px=0.0)),
        "turning, slanting, stretching, shifting": replace(
            recipe,
            augmentation=replace(augmentation, rotation_deg=0, slant=0, scale=0, shift_px=0),
        ),
        "pens of other widths": replace(recipe, augmentation=replace(augmentation, thickness=0.0)),
        "gentle distortions at the end": replace(recipe, gentle_share=0.0),
        "averaging the weights": replace(recipe, ema_fraction=0.0),
    }


def recipes(recipe: Recipe, seeds: list[int]) -> list[Recipe]:
    """All recipes of an ablation: seed by seed, and for each seed in the order of `ablations`."""
    return [replace(changed, seed=seed) for seed in seeds for changed in ablations(recipe).values()]


def study(trainings: Trainings, recipe: Recipe, seeds: list[int]) -> dict:
    """Train with everything, then without each ingredient, from several seeds.

    Args:
        trainings: how to train, and what to read; MNIST's test digits are not looked at.
        recipe: whose ingredients are left out in turn.
        seeds: two at least; each row is trained from each of them, so that rows can be compared
            seed by seed.

    Returns:
        "epochs"; "settings", see `settings_of`; "seeds"; and "rows", each with "without" (None in
        the first) and, for "validation" and, if asked for, "ink": "accuracy" from each seed, their
        "mean" and "interval", and (but for the first) "difference" from the first row, see
        `difference`; and with "ink" the "sources", their mean accuracy by name. With several
        sources also "one_source_hidden", see there.
    """
    results = trainings.results(measure_without, recipes(recipe, seeds))
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
