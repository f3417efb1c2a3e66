"""What the commands print: progress, and tables of figures; and what they had better not print."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

console = Console()


@contextmanager
def progress_bar(title: str) -> Iterator:
    """A progress bar with the time left; gives the function that moves it.

    Into a file goes a line for each tenth instead.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(
        *columns, TimeRemainingColumn(), TextColumn("{task.fields[note]}"), console=console
    ) as bar:
        task = bar.add_task(title, total=None, note="")
        tenths = -1

        def step(done: int, total: int, note: str) -> None:
            nonlocal tenths
            bar.update(task, completed=done, total=total, note=note)
            if not console.is_terminal and 10 * done // total > tenths:
                tenths = 10 * done // total
                console.print(f"{title}: {10 * tenths} %  {note}", highlight=False)

        yield step


def print_figures(title: str, figures: dict) -> None:
    """Print accuracy, confusion matrix and the other figures."""
    low, high = figures["interval"]
    console.print(
        f"[bold]{title}[/bold]: {figures['accuracy']:.2%} correct "
        f"(95 % interval {low:.2%} to {high:.2%}), {figures['right']:,} of {figures['count']:,}",
        highlight=False,
    )
    columns = (f"{digit}?" for digit in range(len(figures["confusion"])))
    table = Table("digit", *columns, "correct", box=None)
    table.title = "How often each digit (row) was read as each (column)"
    for digit, row in enumerate(figures["confusion"]):
        share = figures["per_class"][digit]
        counts = (str(n) if n else "[dim]·[/dim]" for n in row)
        table.add_row(str(digit), *counts, "" if share is None else f"{share:.1%}")
    console.print(table)
    console.print(f"Calibration error {figures['calibration_error']:.2%}", highlight=False)
    if "below_threshold" in figures:
        console.print(f"Taken for no digit {figures['below_threshold']:.2%}", highlight=False)
    if "not_digits" in figures:
        negatives = figures["not_digits"]
        console.print(
            f"Drawings that are no digits: {negatives['below_threshold']:.2%} taken for none, "
            f"AUROC {negatives['auroc']:.3f}",
            highlight=False,
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


def print_ablation(rows: list[dict]) -> None:
    """Print what each ingredient is worth, as a table."""
    table = Table("without", "validation", "pen digits", box=None)
    for row in rows:
        pen = f"{row['ink']:.2%}" if "ink" in row else ""
        table.add_row(row["without"] or "(nothing)", f"{row['validation']:.2%}", pen)
    console.print(table)


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
