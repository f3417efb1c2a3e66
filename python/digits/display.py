"""What the commands print: progress, and tables of figures; and what they had better not print."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar
from rich.table import Table
from rich.text import Text

Progress = Callable[[int, int, str], None]  # steps done, steps in all, a word on how it goes

# Neither markup nor emoji: names of files may look like either.
console = Console(markup=False, emoji=False, highlight=False)


def show_error(message: str) -> None:
    """Print a mistake as one line on the error output."""
    line = " ".join(visible(message).split())
    shown = Text.assemble(("Error:", "red"), " ", line if len(line) < 1000 else line[:1000] + "…")
    Console(stderr=True).print(shown, soft_wrap=True)


def visible(text: str) -> str:
    """The text with the codes of signs that a terminal would act on, such as escape."""
    return "".join(c if c.isprintable() or c in " \n" else ascii(c)[1:-1] for c in text)


def print_line(text: str) -> None:
    """Print a line that may hold the name of a file or text of one; it is not wrapped."""
    console.print(visible(text), soft_wrap=True)


def print_whatever_the_encoding() -> None:
    """Let signs that the output cannot show come out as their codes, and not as errors."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def no_progress(done: int, total: int, note: str) -> None:
    """Tell nobody."""


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """A progress bar with the time left; gives the function that moves it.

    Into a file goes a line for each tenth instead.
    """
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    with ProgressBar(
        *columns,
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}", markup=False),
        console=console,
    ) as bar:
        task = bar.add_task(title, total=None, note="")
        tenths = -1

        def step(done: int, total: int, note: str) -> None:
            nonlocal tenths
            bar.update(task, completed=done, total=total, note=note)
            if not console.is_terminal and 10 * done // total > tenths:
                tenths = 10 * done // total
                console.print(f"{title}: {10 * tenths} %  {note}")

        yield step


def progress_in_notebook(title: str) -> Progress:
    """A line with a bar, which changes in its place below the cell of a notebook.

    Returns:
        The function that moves it.
    """
    from IPython.display import display

    shown = display({"text/plain": title}, raw=True, display_id=True)
    told = ""

    def step(done: int, total: int, note: str) -> None:
        nonlocal told
        twentieths = 20 * done // total
        bar = "█" * twentieths + "░" * (20 - twentieths)
        line = f"{title}  {bar}  {100 * done // total} %  {note}"
        if line != told:  # not at each step: a notebook takes its time to draw
            told = line
            shown.update({"text/plain": line}, raw=True)

    return step


def print_answer(file: str, answer, show: bool) -> None:
    """Print what a picture was read as, and draw what the network saw where asked for.

    Args:
        file: its name.
        answer: see `preprocess.picture.Answer`.
        show: whether to draw.
    """
    text = answer.text or "no digit was found"
    separator = "\n" if "\n" in text else " "
    console.print(f"{visible(file)}:{separator}{text}")
    for (digit, probabilities), drawn in zip(answer.digits, answer.drawn, strict=True):
        shares = "  ".join(f"{d} {p:.1%}" for d, p in enumerate(probabilities))
        console.print(f"  {'?' if digit is None else digit}:  {shares}")
        if show:
            console.print(drawn, soft_wrap=True)


def print_json_line(file: str, answer) -> None:
    """Print an answer as one line of JSON, for programs."""
    digits = [{"digit": digit, "probabilities": shares} for digit, shares in answer.digits]
    print(json.dumps({"file": file, "text": answer.text, "digits": digits}))


def print_figures(title: str, figures: dict) -> None:
    """Print accuracy, confusion matrix and the other figures."""
    low, high = figures["interval"]
    told = (
        f": {figures['accuracy']:.2%} correct "
        f"(95 % interval {low:.2%} to {high:.2%}), {figures['right']:,} of {figures['count']:,}"
    )
    console.print(Text.assemble((visible(title), "bold"), told))
    columns = (f"{digit}?" for digit in range(len(figures["confusion"])))
    table = Table("digit", *columns, "correct", box=None)
    table.title = "How often each digit (row) was read as each (column)"
    for digit, row in enumerate(figures["confusion"]):
        share = figures["per_class"][digit]
        counts = (str(n) if n else Text("-", "dim") for n in row)
        table.add_row(str(digit), *counts, "" if share is None else f"{share:.1%}")
    console.print(table)
    if len(figures.get("sources", ())) > 1:
        print_sources(figures)
    console.print(f"Calibration error {figures['calibration_error']:.2%}")
    if "below_threshold" in figures:
        console.print(f"Taken for no digit {figures['below_threshold']:.2%}")
    if figures.get("left_out"):
        console.print(f"Left out, because their labels are no digits: {figures['left_out']:,}")
    if "not_digits" in figures:
        negatives = figures["not_digits"]
        console.print(
            f"Drawings that are no digits: {negatives['below_threshold']:.2%} taken for none, "
            f"AUROC {negatives['auroc']:.3f}"
        )


def print_sources(figures: dict) -> None:
    """Print the accuracy on each source, their mean and the worst."""
    table = Table("source", "digits", "correct", "95 % from", "to", box=None)
    for name, row in figures["sources"].items():
        low, high = row["interval"]
        shares = (f"{share:.2%}" for share in (row["accuracy"], low, high))
        table.add_row(visible(name), f"{row['count']:,}", *shares)
    console.print(table)
    worst = figures["worst_source"]
    print_line(
        f"Mean over {len(figures['sources'])} sources {figures['macro_mean']:.2%}, "
        f"worst source {worst} {figures['sources'][worst]['accuracy']:.2%}"
    )


def print_seeds(study: dict) -> None:
    """Print the accuracy of each network, and the means, as a table."""
    names = {"validation": "validation", "test": "test", "ink": "pen digits"}
    kinds = [kind for kind in names if kind in study]
    table = Table("seed", *(names[kind] for kind in kinds), box=None)
    for row, seed in enumerate(study["seeds"]):
        table.add_row(str(seed), *(f"{study[kind]['accuracy'][row]:.2%}" for kind in kinds))
    table.add_row("mean", *(f"{study[kind]['mean']:.2%}" for kind in kinds))
    for label, end in (("95 % from", 0), ("to", 1)):
        table.add_row(label, *(f"{study[kind]['interval'][end]:.2%}" for kind in kinds))
    console.print(table)


def print_ablation(study: dict) -> None:
    """Print what each ingredient is worth, as a table."""
    names = {"validation": "validation", "ink": "pen digits"}
    kinds = [kind for kind in names if kind in study["rows"][0]]
    table = Table(box=None)
    table.add_column("without")
    for kind in kinds:
        table.add_column(names[kind])
        table.add_column("difference, 95 % interval")
    for row in study["rows"]:
        cells = []
        for kind in kinds:
            cells += [f"{row[kind]['mean']:.2%}", points(row[kind].get("difference"))]
        table.add_row(row["without"] or "(nothing)", *cells)
    console.print(table)
    console.print(f"Means of {len(study['seeds'])} trainings of {study['epochs']} epochs each.")


def points(difference: dict | None) -> str:
    """A difference of accuracies in points of a hundred, and whether it is more than chance."""
    if difference is None:
        return ""
    low, high = difference["interval"]
    told = f"{100 * difference['mean']:+.2f}, {100 * low:+.2f} to {100 * high:+.2f}"
    return told if low > 0 or high < 0 else f"{told}: not distinguishable"


@contextmanager
def suppress_stderr() -> Iterator[None]:
    """Drop what is printed on the error output, by TensorFlow's C++ too: notes about the machine.

    An exception that is raised inside is still shown, after the block.
    """
    sys.stderr.flush()
    stderr = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(nowhere)
        os.close(stderr)
