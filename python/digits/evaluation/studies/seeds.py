"""How much chance there is in a recipe: `digits seeds` trains it from several seeds."""

from digits.data.mnist import Mnist
from digits.data.stroke_files.drawing import Drawing
from digits.display import Progress
from digits.evaluation import evaluate
from digits.evaluation.studies.finished import Finished
from digits.evaluation.studies.runner import Run
from digits.evaluation.studies.spread import kinds_of, sources_of, spread
from digits.evaluation.studies.trainings import (
    PenDigits,
    results_of,
    settings_of,
    trained,
    without_test,
)
from digits.training.recipe import Recipe


def study(
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


def measure_seed(data: Mnist, ink: PenDigits | None, recipe: Recipe) -> dict:
    """Train one network; its accuracy on the test digits and the others."""
    network = trained(data, recipe)
    test = evaluate.on_mnist(network, data.test, recipe.limits)["accuracy"]
    return {"test": test, **without_test(network, data, recipe, ink)}
