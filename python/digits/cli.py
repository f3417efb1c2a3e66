"""The command line: `digits --help`."""

import json
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from digits import paths
from digits.display import (
    console,
    print_ablation,
    print_figures,
    print_seeds,
    progress_bar,
    suppress_stderr,
)
from digits.errors import UserError
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
    try:
        app()
    except UserError as error:
        Console(stderr=True).print(f"[red]Error:[/red] {error}", soft_wrap=True, highlight=False)
        sys.exit(1)


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
) -> None:
    """Train a network from scratch and export it for the page.

    Press Ctrl-C to stop: the last network stays in place until the new one is complete.
    """
    if quick and epochs is None:
        epochs = QUICK_EPOCHS
    chosen = {"epochs": epochs, "seed": seed, "weights": weights and weights.value}
    recipe = Recipe(**{name: x for name, x in chosen.items() if x is not None})
    digits = load_data(data)
    start_tensorflow()
    from digits.training import train as training

    try:
        with progress_bar("Training") as step:
            training.train(digits, recipe, model, step)
        export_to(model, out, digits)
    except KeyboardInterrupt:
        console.print(f"\nStopped. The network in {out} is unchanged.")
        raise typer.Exit(130) from None


@app.command()
def export(
    model: KerasFolder = paths.KERAS_MODEL, out: PageFolder = paths.WEB_MODEL, data: Data = None
) -> None:
    """Export the trained network for the page again, and prove that it answers the same."""
    export_to(model, out, load_data(data))


@app.command()
def evaluate(
    ink: Annotated[
        Path | None, typer.Option(help="Pen digits to read: JSON lines or UNIPEN text.")
    ] = None,
    not_digits: Annotated[
        Path | None, typer.Option(help="Drawings that are no digits; needs --ink.")
    ] = None,
    json_out: Annotated[
        Path | None, typer.Option("--json", help="Also write the figures into this file.")
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Put the figures into the report, too.")
    ] = False,
    data: Data = None,
    network: PageFolder = paths.WEB_MODEL,
) -> None:
    """Measure the exported network on the MNIST test digits, or on pen digits of your own."""
    from digits.evaluation import evaluate as measure
    from digits.export import inference

    exported_network = inference.read(network)
    if not_digits and not ink:
        raise UserError("--not-digits needs --ink: the two are compared.")
    if ink:
        with console.status("Drawing and reading"):
            figures, margins = measure.on_ink(exported_network, ink)
            if not_digits:
                negatives = measure.on_negatives(exported_network, not_digits, margins)
                figures["not_digits"] = negatives
        print_figures(ink.name, figures)
    else:
        figures = measure.on_mnist(exported_network, load_data(data).test)
        print_figures("MNIST test digits", figures)
    if json_out:
        json_out.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    if save:
        save_section(network, "ink" if ink else "test", figures)


@app.command()
def predict(
    images: Annotated[list[Path], typer.Argument(help="PNG or JPEG pictures of one digit each.")],
    network: PageFolder = paths.WEB_MODEL,
) -> None:
    """Read the digit in each picture, dark on light or light on dark."""
    from digits.export import inference
    from digits.preprocess import picture
    from digits.preprocess.normalize import normalize
    from digits.training.forward import logit_margin, softmax

    exported_network = inference.read(network)
    for image in images:
        (logits,) = exported_network.logits(normalize(picture.read(image))[None])
        probabilities = softmax(logits)
        is_digit = logit_margin(logits) >= exported_network.score_threshold
        read = str(probabilities.argmax()) if is_digit else "? (not a digit)"
        console.print(f"{image}: [bold]{read}[/bold]")
        shares = "  ".join(f"{d} {p:.1%}" for d, p in enumerate(probabilities))
        console.print(f"  {shares}", highlight=False)


@app.command()
def samples(
    out: Annotated[Path, typer.Argument(help="PNG file to write.")] = Path("samples.png"),
    seed: Annotated[int, typer.Option(help="Start of the random numbers.", min=0)] = 0,
) -> None:
    """Draw a contact sheet of the synthetic digits, and of the negative examples."""
    from PIL import Image

    from digits.data import synthesis

    Image.fromarray(255 - synthesis.contact_sheet(Recipe().synthesis, seed=seed)).save(
        out, format="PNG"
    )
    console.print(f"Samples of the synthetic ink are in {out}.")


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

    Goes into the report: how much of the accuracy is chance.
    """
    digits = load_data(data)
    start_tensorflow()
    from digits.evaluation import studies

    recipe = recipe_of(epochs)
    several = [replace(recipe, seed=seed) for seed in range(1, count + 1)]
    with progress_bar("Training") as step:
        study = studies.seeds(digits, several, ink, jobs, step)
    print_seeds(study)
    save_section(out, "seeds", study)


@app.command()
def ablation(
    ink: Ink = None,
    epochs: Epochs = 40,
    jobs: Jobs = 2,
    data: Data = None,
    out: PageFolder = paths.WEB_MODEL,
) -> None:
    """Train without each ingredient of the recipe in turn: 10 minutes on two cores.

    Goes into the report: what each ingredient is worth. MNIST's test digits are not looked at.
    """
    digits = load_data(data)
    start_tensorflow()
    from digits.evaluation import studies

    with progress_bar("Training") as step:
        rows = studies.ablation(digits, recipe_of(epochs), ink, jobs, step)
    print_ablation(rows)
    save_section(out, "ablation", rows)


@app.command()
def readme(
    report: PageFolder = paths.WEB_MODEL,
    out: Annotated[Path, typer.Option(help="The README.")] = paths.README,
) -> None:
    """Write the figures of the report into the README."""
    from digits.evaluation import readme as writing

    writing.update(out, report)
    console.print(f"The figures in {out} are those of {report / 'report.json'}.")


def start_tensorflow() -> None:
    """Import TensorFlow, which takes seconds and talks about the machine."""
    with console.status("Starting TensorFlow"), suppress_stderr():
        import keras  # noqa: F401


def recipe_of(epochs: int | None) -> Recipe:
    """The recipe, with another number of epochs if one is given."""
    return replace(Recipe(), epochs=epochs) if epochs else Recipe()


def save_section(folder: Path, name: str, section: dict | list) -> None:
    """Put a section into the report of a folder, in place of an older one."""
    from digits.evaluation import report

    report.write(folder, {**report.read(folder), name: section})
    console.print(f"Saved in {folder / 'report.json'}.")


def load_data(path: Path | None):
    """Read MNIST."""
    from digits.data import mnist

    with console.status("Reading MNIST"):
        return mnist.load(path)


def export_to(model: Path, out: Path, digits) -> None:
    """Export and print how well the network reads the validation digits."""
    with console.status("Exporting"):
        with suppress_stderr():
            from digits import pipeline
        report = pipeline.export(model, out, digits)
    console.print(f"Exported to {out}: {report['weights']['bytes'] / 1000:,.0f} kB of weights.")
    print_figures("MNIST validation digits", report["validation"])
    if "test" not in report:
        console.print("The test digits are not read yet: `digits evaluate --save` does it.")


if __name__ == "__main__":
    main()
