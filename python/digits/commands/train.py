"""`digits train` and `digits export`: a network from nothing to the page."""

from pathlib import Path
from typing import Annotated

import typer

from digits import paths
from digits.commands.options import Data, Epochs, KerasFolder, PageFolder, Storage
from digits.commands.steps import export_to, load_data, read_extra, start_tensorflow, unchanged
from digits.display import progress_bar
from digits.errors import UserError
from digits.system import interrupt, output_folder, processes
from digits.training.recipe import QUICK, Recipe


def train(
    quick: Annotated[
        bool, typer.Option("--quick", help="A shorter training: less than a minute.")
    ] = False,
    seed: Annotated[int | None, typer.Option(help="Start of the random numbers.", min=0)] = None,
    epochs: Epochs = None,
    weights: Annotated[Storage | None, typer.Option(help="How weights are stored.")] = None,
    data: Data = None,
    out: PageFolder = paths.WEB_MODEL,
    model: KerasFolder = paths.KERAS_MODEL,
    extra: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE...",
            help="Digits of your own to train on as well: what the page saved of your corrections, "
            "other files of drawings, or folders of pictures by class, 0/ to 9/.",
        ),
    ] = None,
    more: Annotated[list[Path] | None, typer.Argument(hidden=True)] = None,
) -> None:
    """Train a network from scratch and export it for the page.

    Press Ctrl-C to stop: the last network stays in place until the new one is complete.
    """
    chosen = {"epochs": epochs, "seed": seed, "weights": weights and weights.value}
    given = {name: x for name, x in chosen.items() if x is not None}
    recipe = Recipe(**(QUICK if quick else {}) | given)
    output_folder.check_apart(model, out)
    output_folder.check(model, output_folder.TRAINED)
    output_folder.check(out, output_folder.EXPORTED)
    if more and not extra:
        raise UserError(f"What is {more[0]}? Digits of your own are named after --extra.")
    own = read_extra([*extra, *(more or [])]) if extra else None
    digits = load_data(data)
    start_tensorflow()
    from digits.training import train as training

    with interrupt.outcome(unchanged(f"The network in {out}", out)):
        with progress_bar("Training") as step:
            training.train(digits, recipe, model, step, own, processes.CORES)
        export_to(model, out, digits)


def export(
    model: KerasFolder = paths.KERAS_MODEL, out: PageFolder = paths.WEB_MODEL, data: Data = None
) -> None:
    """Export the trained network for the page again, and prove that it answers the same."""
    output_folder.check_apart(model, out)
    output_folder.check(out, output_folder.EXPORTED)
    with interrupt.outcome(unchanged(f"The network in {out}", out)):
        export_to(model, out, load_data(data))
