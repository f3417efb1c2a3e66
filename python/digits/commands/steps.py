"""Steps that several commands take: what is checked first, read, exported and saved."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from digits.display import console, print_figures, print_line, suppress_stderr, visible
from digits.system import files, interrupt
from digits.system.output_folder import EXPORTED, changing
from digits.training.recipe import Recipe

MOST_TOLD = 20  # of what is skipped


def start_tensorflow() -> None:
    """Import TensorFlow, which takes seconds and talks about the machine."""
    with console.status("Starting TensorFlow"), suppress_stderr():
        import keras  # noqa: F401


def unchanged(what: str, place: Path) -> Callable[[], str]:
    """What a stop means for a file, or for the files of a folder: it is what it was, or new.

    Args:
        what: is in that place, for the message.
        place: is replaced as a whole.
    """

    def state() -> list[tuple[str, int]]:
        every = place.iterdir() if place.is_dir() else [place]
        return sorted((p.name, p.lstat().st_mtime_ns) for p in every if p.is_file())

    before, shown = state(), visible(what)
    return lambda: f"{shown} is {'unchanged' if state() == before else 'new'}."


def read_extra(places: list[Path]):
    """Digits of one's own to train on; says what is taken, and what is skipped."""
    from digits.data import extra

    found = extra.read(places)
    for place, count in found.taken.items():
        print_line(f"{place}: {count:,} digits to train on.")
    for line in found.skipped[:MOST_TOLD]:
        print_line(f"Skipped: {line}.")
    if len(found.skipped) > MOST_TOLD:
        print_line(f"Skipped in all: {len(found.skipped):,}.")
    return found


def kept() -> str:
    """What a stop means for a study."""
    return "Trainings that are finished are kept: the same command goes on from there."


def check_places(json_out: Path | None, report_folder: Path | None) -> None:
    """Make sure, before any work, that the figures can be written."""
    from digits.evaluation.reporting import report

    if json_out:
        files.check_output(json_out, ".json")
    if report_folder:
        report.check(report_folder)


def prepare_study(name: str, out: Path, ink: Path | None):
    """Find mistakes before hours of training.

    Returns:
        The trainings that are finished already, and the pen digits, if there is a file of them.
    """
    from digits.evaluation import evaluate
    from digits.evaluation.reporting import report
    from digits.evaluation.studies import finished

    report.check(out)
    drawings = None
    if ink:
        with console.status("Reading pen digits"):
            drawings, _ = evaluate.read_digits(ink)
    return finished.Finished(out, name, ink), drawings


def png(image) -> bytes:
    """A picture as a PNG file."""
    content = io.BytesIO()
    image.save(content, format="PNG")
    return content.getvalue()


def recipe_of(epochs: int | None) -> Recipe:
    """The recipe, with another number of epochs if one is given."""
    return replace(Recipe(), epochs=epochs) if epochs else Recipe()


def save_sections(folder: Path, sections: dict, digits, tested=None) -> None:
    """Put sections into the report of a folder, in place of older ones, and draw it again.

    All that changes in the folder changes at once, at the end.

    Args:
        folder: of the report.
        sections: by name.
        digits: MNIST.
        tested: the network of the folder, when the page is to show how it reads test digits.
    """
    from digits.evaluation.reporting import report
    from digits.export import samples

    report.check(folder)
    with (
        interrupt.outcome(unchanged(f"The report in {folder}", folder)),
        console.status("Drawing the figures"),
        changing(folder.resolve(), EXPORTED) as fresh,
    ):
        if tested:
            samples.write_test(fresh, tested, digits.test)
        report.publish(fresh, {**report.read(fresh), **sections}, digits.validation.images)
    print_line(f"Saved in {folder / 'report.json'}, with its figures and the model card.")


def load_data(path: Path | None):
    """Read MNIST."""
    from digits.data import mnist

    with console.status("Reading MNIST"):
        return mnist.load(path)


def export_to(model: Path, out: Path, digits) -> None:
    """Export and print how well the network reads the validation digits."""
    with console.status("Exporting"):
        with suppress_stderr():
            from digits.commands import pipeline
        report = pipeline.export(model, out, digits)
    print_line(f"Exported to {out}: {report['weights']['bytes'] / 1000:,.0f} kB of weights.")
    print_figures("MNIST validation digits", report["validation"])
    if "test" not in report:
        print_line("The test digits are not read yet: `digits evaluate --save` does it.")
