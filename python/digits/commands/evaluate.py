"""`digits evaluate`, `digits errors`, `digits report`, `digits readme`: how well it reads."""

import json
from pathlib import Path
from typing import Annotated

import typer

from digits import paths
from digits.commands.options import Data, PageFolder
from digits.commands.steps import check_places, load_data, png, save_sections, unchanged
from digits.display import console, print_figures, print_line
from digits.errors import UserError
from digits.system import files, interrupt


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
    from digits.export import inference

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
        tested = None if ink else exported_network
        save_sections(network, {"ink" if ink else "test": figures}, digits, tested)


def errors(
    ink: Annotated[Path, typer.Argument(help="Pen digits: JSON lines, UNIPEN, InkML, a folder.")],
    out: Annotated[Path, typer.Option(help="PNG file to write.")] = Path("errors.png"),
    source: Annotated[str | None, typer.Option(help="Only the digits of this source.")] = None,
    network: PageFolder = paths.WEB_MODEL,
) -> None:
    """Draw a contact sheet of the pen digits that the network alone misreads, by source."""
    from digits.evaluation import error_sheet
    from digits.export import inference

    files.check_output(out, ".png")
    exported_network = inference.read(network)
    with console.status("Drawing and reading"):
        found, counts = error_sheet.errors(exported_network, ink, source)
        files.write(out, png(error_sheet.sheet(found, counts)))
    for name, some in found.items():
        print_line(f"{name}: {len(some):,} of {counts[name]:,} misread")
    print_line(f"They are in {out}.")


def report(data: Data = None, network: PageFolder = paths.WEB_MODEL) -> None:
    """Measure on the validation digits again, and draw the report's figures and write its card.

    The test digits are not looked at: their figures stay as `evaluate --save` has found them.
    """
    from digits.evaluation.reporting import report as reporting
    from digits.export import inference

    reporting.check(network)
    exported_network, digits = inference.read(network), load_data(data)
    with console.status("Measuring"):
        sections = reporting.measured(exported_network, digits.validation)
    save_sections(network, sections, digits)


def readme(
    report: PageFolder = paths.WEB_MODEL,
    out: Annotated[Path, typer.Option(help="The README.")] = paths.README,
) -> None:
    """Write the figures of the report into the README and into the model card."""
    from digits.evaluation.reporting import model_card
    from digits.evaluation.reporting import readme as writing
    from digits.evaluation.reporting import report as reporting

    with interrupt.outcome(unchanged(f"The README {out}", out)):
        writing.update(out, report)
        model_card.write(report, reporting.read(report))
    print_line(f"The figures in {out} and the card are those of {report / 'report.json'}.")
