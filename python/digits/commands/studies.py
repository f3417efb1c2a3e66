"""`digits seeds` and `digits ablation`: what is chance, and what each ingredient is worth."""

from dataclasses import replace
from typing import Annotated

import typer

from digits import paths
from digits.commands.options import Cluster, Data, Epochs, Ink, Jobs, PageFolder
from digits.commands.steps import (
    kept,
    load_data,
    prepare_study,
    recipe_of,
    save_sections,
)
from digits.display import print_ablation, print_seeds, progress_bar
from digits.system import interrupt


def seeds(
    count: Annotated[int, typer.Option(help="How many networks.", min=2, max=10)] = 5,
    ink: Ink = None,
    epochs: Epochs = None,
    jobs: Jobs = 2,
    cluster: Cluster = None,
    data: Data = None,
    out: PageFolder = paths.WEB_MODEL,
) -> None:
    """Train several networks and measure each on MNIST's test digits: 20 minutes on two cores.

    Goes into the report: how much of the accuracy is chance. Trainings that are finished are kept:
    the same command goes on from there.
    """
    finished, drawings = prepare_study("seeds", out, ink)
    from digits.evaluation.studies import runner, seeds
    from digits.evaluation.studies.trainings import Trainings

    recipe = recipe_of(epochs)
    several = [replace(recipe, seed=seed) for seed in range(1, count + 1)]
    with interrupt.outcome(kept), runner.start(jobs, cluster) as run:
        digits = load_data(data)
        with progress_bar("Training") as step:
            trainings = Trainings(digits, drawings, run, step, finished)
            study = seeds.study(trainings, several)
    print_seeds(study)
    save_sections(out, {"seeds": study}, digits)
    finished.drop(several)


def ablation(
    count: Annotated[
        int, typer.Option("--seeds", help="How many trainings a row.", min=3, max=10)
    ] = 3,
    ink: Ink = None,
    epochs: Epochs = 20,
    jobs: Jobs = 2,
    cluster: Cluster = None,
    data: Data = None,
    out: PageFolder = paths.WEB_MODEL,
) -> None:
    """Train without each ingredient of the recipe in turn: half an hour on two cores.

    Goes into the report: what each ingredient is worth, and what is but chance. MNIST's test digits
    are not looked at. Trainings that are finished are kept: the same command goes on from there.
    """
    finished, drawings = prepare_study("ablation", out, ink)
    from digits.evaluation.studies import ablation, runner
    from digits.evaluation.studies.trainings import Trainings

    recipe, several = recipe_of(epochs), list(range(1, count + 1))
    with interrupt.outcome(kept), runner.start(jobs, cluster) as run:
        digits = load_data(data)
        with progress_bar("Training") as step:
            trainings = Trainings(digits, drawings, run, step, finished)
            study = ablation.study(trainings, recipe, several)
    print_ablation(study)
    save_sections(out, {"ablation": study}, digits)
    finished.drop(ablation.recipes(recipe, several))
