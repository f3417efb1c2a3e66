"""How much chance there is in a recipe: `digits seeds` trains it from several seeds."""

from digits.data.mnist import Mnist
from digits.evaluation import evaluate
from digits.evaluation.studies.spread import kinds_of, sources_of, spread
from digits.evaluation.studies.trainings import (
    PenDigits,
    Trainings,
    settings_of,
    trained,
    without_test,
)
from digits.training.recipe import Recipe


def study(trainings: Trainings, recipes: list[Recipe]) -> dict:
    """Train a network from each seed and read the MNIST test digits with it.

    Args:
        trainings: how to train, and what to read.
        recipes: one for each network, two at least; they differ in the seed.

    Returns:
        "epochs"; "settings", see `settings_of`; "seeds"; for "test", "validation" and, if asked
        for, "ink": "accuracy" of each network, their "mean", and "interval", the 95 % interval of
        that mean (Student's t); and with "ink" the "sources", their mean accuracy by name.
    """
    results = trainings.results(measure_seed, recipes)
    return {
        "epochs": recipes[0].epochs,
        "settings": settings_of(recipes[0]),
        "seeds": [recipe.seed for recipe in recipes],
        **{kind: spread([result[kind] for result in results]) for kind in kinds_of(results)},
        **sources_of(results),
    }


def measure_seed(data: Mnist, ink: PenDigits | None, recipe: Recipe) -> dict:
    """Train one network; its accuracy on the test digits and the others."""
    network = trained(data, recipe)
    test = evaluate.on_mnist(network, data.test, recipe.limits)["accuracy"]
    return {"test": test, **without_test(network, data, recipe, ink)}
