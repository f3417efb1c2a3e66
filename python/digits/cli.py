"""The command line: `digits --help`."""

import json
import os
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from digits import files, interrupt, output_folder, paths
from digits.display import (
    console,
    print_ablation,
    print_answer,
    print_figures,
    print_json_line,
    print_seeds,
    print_whatever_the_encoding,
    progress_bar,
    show_error,
)
from digits.errors import UserError
from digits.steps import (
    check_places,
    export_to,
    kept,
    load_data,
    png,
    prepare_study,
    read_extra,
    recipe_of,
    save_sections,
    start_tensorflow,
    unchanged,
)
from digits.training.recipe import QUICK_EPOCHS, Recipe

# The commands import what they need when they run: TensorFlow takes seconds to load, and --help,
# evaluate and predict do without it.


app = typer.Typer(
    help="Train a network that reads handwritten digits, measure it, and export it for the page.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Data = Annotated[
    Path | None,
    typer.Option(
        help="MNIST: mnist.npz, or a folder with the four IDX files. Without it, the copy in "
        "web/node_modules is used, or Keras downloads one.",
    ),
]
Epochs = Annotated[int | None, typer.Option(help="How often every digit of MNIST is shown.", min=1)]
Ink = Annotated[Path | None, typer.Option(help="Pen digits to read as well.")]
Jobs = Annotated[int, typer.Option(help="How many to train at a time.", min=1)]
KerasFolder = Annotated[Path, typer.Option(help="Folder of the trained Keras network.")]
PageFolder = Annotated[Path, typer.Option(help="Folder of the files that the page loads.")]


class Storage(StrEnum):
    """How the page's file stores a weight."""

    float32 = "float32"
    float16 = "float16"
    uint8 = "uint8"


def main() -> None:
    """Run the command line; a mistake that the user can mend is one line, not a stack trace."""
    interrupt.forget()
    print_whatever_the_encoding()
    try:
        try:
            app()
        except SystemExit as ended:
            if ended.code == interrupt.EXIT_CODE:  # Typer's answer to Ctrl-C
                interrupt.tell()
            raise
        finally:
            sys.stdout.flush()
    except UserError as error:
        show_error(str(error))
    except MemoryError:
        show_error("There is not enough memory.")
    except OSError as error:  # a full or read-only disk, of the output, too
        show_error(f"{error.filename or 'The output'}: {error.strerror or error}.")
        drop_output()
    else:
        return
    sys.exit(1)


def drop_output() -> None:
    """Do not try again, at the end, to write what could not be written."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


@app.command()
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
    if quick and epochs is None:
        epochs = QUICK_EPOCHS
    chosen = {"epochs": epochs, "seed": seed, "weights": weights and weights.value}
    recipe = Recipe(**{name: x for name, x in chosen.items() if x is not None})
    output_folder.check_apart(model, out)
    output_folder.check(model, output_folder.TRAINED)
    output_folder.check(out, output_folder.EXPORTED)
    if more and not extra:
        raise UserError(f"What is {more[0]}? Digits of your own are named after --extra.")
    own = read_extra([*extra, *(more or [])]) if extra else None
    digits = load_data(data)
    start_tensorflow()
    from digits.training import train as training

    with interrupt.outcome(unchanged(out)):
        with progress_bar("Training") as step:
            training.train(digits, recipe, model, step, own)
        export_to(model, out, digits)


@app.command()
def export(
    model: KerasFolder = paths.KERAS_MODEL, out: PageFolder = paths.WEB_MODEL, data: Data = None
) -> None:
    """Export the trained network for the page again, and prove that it answers the same."""
    output_folder.check_apart(model, out)
    output_folder.check(out, output_folder.EXPORTED)
    with interrupt.outcome(unchanged(out)):
        export_to(model, out, load_data(data))


@app.command()
def evaluate(
    ink: Annotated[
        Path | None,
        typer.Option(help="Pen digits to read, by the network alone: JSON lines, UNIPEN, InkML."),
    ] = None,
    not_digits: Annotated[
        Path | None, typer.Option(help="Drawings that are no digits; needs --ink.")
    ] = None,
    json_out: Annotated[
        Path | None, typer.Option("--json", help="Also write the figures into this file.")
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Put the figures, and the misread digits, onto the page.")
    ] = False,
    data: Data = None,
    network: PageFolder = paths.WEB_MODEL,
) -> None:
    """Measure the exported network, alone, on the MNIST test digits or on pen digits of your own.

    The page also cuts what is drawn into digits: `npm run evaluate`, in web/, measures that.
    """
    from digits.evaluation import evaluate as measure
    from digits.export import inference, samples

    if not_digits and not ink:
        raise UserError("--not-digits needs --ink: the two are compared.")
    check_places(json_out, network if save else None)
    exported_network = inference.read(network)
    digits = load_data(data) if save or not ink else None
    if ink:
        with console.status("Drawing and reading"):
            figures, margins = measure.on_ink(exported_network, ink)
            if not_digits:
                negatives = measure.on_negatives(exported_network, not_digits, margins)
                figures["not_digits"] = negatives
        print_figures(ink.name, figures)
    else:
        figures = measure.on_mnist(exported_network, digits.test)
        print_figures("MNIST test digits", figures)
    if json_out:
        files.write(json_out, json.dumps(figures, indent=1) + "\n")
    if save:
        if not ink:
            samples.write_test(network, exported_network, digits.test)
        save_sections(network, {"ink" if ink else "test": figures}, digits)


@app.command(epilog="Example: digits predict scans/ page.jpg --json > answers.jsonl")
def predict(
    images: Annotated[
        list[Path],
        typer.Argument(help="Pictures of handwritten digits, folders of them, - for one on stdin."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object a line: file, text, digits.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Draw what the network sees of each digit.")
    ] = False,
    network: PageFolder = paths.WEB_MODEL,
) -> None:
    """Read the digits in each picture as the page reads them, row by row; needs Node.js.

    The exit code is 0 when every picture could be read, 1 when one could not: the others are read
    all the same.
    """
    from digits.predict import answers

    failed = False
    for file, answer in answers(images, network):
        if isinstance(answer, UserError):
            failed = True
            show_error(str(answer))
        elif as_json:
            print_json_line(file, answer)
        else:
            print_answer(file, answer, show)
    if failed:
        raise typer.Exit(1)


@app.command()
def samples(
    out: Annotated[Path, typer.Argument(help="PNG file to write.")] = Path("samples.png"),
    seed: Annotated[int, typer.Option(help="Start of the random numbers.", min=0)] = 0,
) -> None:
    """Draw a contact sheet of the synthetic digits, and of the negative examples."""
    from PIL import Image

    from digits.data import synthesis

    files.check_place(out)
    sheet = Image.fromarray(255 - synthesis.contact_sheet(Recipe().synthesis, seed=seed))
    files.write(out, png(sheet))
    console.print(f"Samples of the synthetic ink are in {out}.")


@app.command()
def errors(
    ink: Annotated[Path, typer.Argument(help="Pen digits: JSON lines, UNIPEN, InkML, a folder.")],
    out: Annotated[Path, typer.Option(help="PNG file to write.")] = Path("errors.png"),
    source: Annotated[str | None, typer.Option(help="Only the digits of this source.")] = None,
    network: PageFolder = paths.WEB_MODEL,
) -> None:
    """Draw a contact sheet of the pen digits that the network alone misreads, by source."""
    from digits.evaluation import error_sheet
    from digits.export import inference

    files.check_place(out)
    exported_network = inference.read(network)
    with console.status("Drawing and reading"):
        found, counts = error_sheet.errors(exported_network, ink, source)
        files.write(out, png(error_sheet.sheet(found, counts)))
    for name, some in found.items():
        console.print(f"{name}: {len(some):,} of {counts[name]:,} misread")
    console.print(f"They are in {out}.")


@app.command()
def seeds(
    count: Annotated[int, typer.Option(help="How many networks.", min=2, max=10)] = 5,
    ink: Ink = None,
    epochs: Epochs = None,
    jobs: Jobs = 2,
    data: Data = None,
    out: PageFolder = paths.WEB_MODEL,
) -> None:
    """Train several networks and measure each on MNIST's test digits: 20 minutes on two cores.

    Goes into the report: how much of the accuracy is chance. Trainings that are finished are kept:
    the same command goes on from there.
    """
    finished = prepare_study("seeds", out, ink)
    digits = load_data(data)
    start_tensorflow()
    from digits.evaluation import studies

    recipe = recipe_of(epochs)
    several = [replace(recipe, seed=seed) for seed in range(1, count + 1)]
    with interrupt.outcome(kept), progress_bar("Training") as step:
        study = studies.seeds(digits, several, ink, jobs, step, finished)
    print_seeds(study)
    save_sections(out, {"seeds": study}, digits)
    finished.drop(several)


@app.command()
def ablation(
    count: Annotated[
        int, typer.Option("--seeds", help="How many trainings a row.", min=3, max=10)
    ] = 3,
    ink: Ink = None,
    epochs: Epochs = 40,
    jobs: Jobs = 2,
    data: Data = None,
    out: PageFolder = paths.WEB_MODEL,
) -> None:
    """Train without each ingredient of the recipe in turn: half an hour on two cores.

    Goes into the report: what each ingredient is worth, and what is but chance. MNIST's test digits
    are not looked at. Trainings that are finished are kept: the same command goes on from there.
    """
    finished = prepare_study("ablation", out, ink)
    digits = load_data(data)
    start_tensorflow()
    from digits.evaluation import studies

    recipe, several = recipe_of(epochs), list(range(1, count + 1))
    with interrupt.outcome(kept), progress_bar("Training") as step:
        study = studies.ablation(digits, recipe, several, ink, jobs, step, finished)
    print_ablation(study)
    save_sections(out, {"ablation": study}, digits)
    finished.drop(studies.ablation_recipes(recipe, several))


@app.command()
def report(data: Data = None, network: PageFolder = paths.WEB_MODEL) -> None:
    """Measure on the validation digits again, and draw the report's figures and write its card.

    The test digits are not looked at: their figures stay as `evaluate --save` has found them.
    """
    from digits.evaluation import report as reporting
    from digits.export import inference

    reporting.check(network)
    exported_network, digits = inference.read(network), load_data(data)
    with console.status("Measuring"):
        settings = reporting.read(network)["settings"]
        sections = reporting.measured(exported_network, digits.validation, settings)
    save_sections(network, sections, digits)


@app.command()
def readme(
    report: PageFolder = paths.WEB_MODEL,
    out: Annotated[Path, typer.Option(help="The README.")] = paths.README,
) -> None:
    """Write the figures of the report into the README and into the model card."""
    from digits.evaluation import model_card
    from digits.evaluation import readme as writing
    from digits.evaluation import report as reporting

    writing.update(out, report)
    model_card.write(report, reporting.read(report))
    console.print(f"The figures in {out} and the card are those of {report / 'report.json'}.")
