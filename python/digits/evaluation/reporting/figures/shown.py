"""One figure of the report, and what several of them are made of."""

from collections.abc import Callable
from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from digits.evaluation import chosen
from digits.evaluation.reporting.figures.svg import FIRST

SETS = {
    "validation": "MNIST validation digits",
    "test": "MNIST test digits",
    "ink": "Pen digits",
}
CHOICES = {  # the words of chosen.py, for everybody
    "seed": "which training to keep",
    "epochs": "how long to train",
    "recipe": "how to train",
    "`?`": "when to answer “?”",
}
WIDTH = 3.3  # inches: on the narrowest phone letters are still 10 px high


@dataclass(frozen=True)
class Shown:
    """One figure.

    Attributes:
        name: of the file.
        title: a short heading.
        alt: what it shows, in words and figures.
        note: what its digits have chosen, in plain words.
        draw: draws it, within `svg.drawing`.
    """

    name: str
    title: str
    alt: str
    note: str
    draw: Callable[[], Figure]


def percent(share: float, digits: int = 1) -> str:
    """A share from 0 to 1, as text."""
    return f"{100 * share:.{digits}f} %"


def note(report: dict, *sections: str) -> str:
    """What the digits of these sections have chosen, a sentence each."""
    return " ".join(sentence(report, section, len(sections) > 1) for section in sections)


def sentence(report: dict, section: str, is_named: bool) -> str:
    """What the digits of a section have chosen; whose they are, if that must be said."""
    whose = SETS[section] if is_named else "These digits"
    what = chosen.by(section, report)
    if what == "nothing":
        return f"{whose} were used for this test only."
    *others, last = (CHOICES[one] for one in what.removesuffix(": flatters").split(", "))
    choices = f"{', '.join(others)} and {last}" if others else last
    return (
        f"{whose} also helped to choose {choices}, so it does a little better with these than "
        "with new ones."
    )


def axes(size: tuple[float, float]) -> tuple[Figure, Axes]:
    """A figure with one pair of axes."""
    figure, axis = plt.subplots(figsize=size)
    plt.close(figure)  # drawn here, kept by nobody else
    return figure, axis


def intervals(axis: Axes, rows: list[tuple[str, float, list[float]]], colour: str = FIRST) -> None:
    """Shares with their 95 % intervals, one below the other."""
    places = np.arange(len(rows))
    shares = np.array([share for _, share, _ in rows])
    bounds = np.array([interval for _, _, interval in rows])
    axis.hlines(places, bounds[:, 0], bounds[:, 1], color=colour, linewidth=2, alpha=0.55)
    axis.plot(shares, places, "o", color=colour, markersize=5)
    for place, share, high in zip(places, shares, bounds[:, 1], strict=True):
        axis.annotate(
            percent(share), (high, place), (5, 0), textcoords="offset points", va="center"
        )
    axis.set_yticks(places, [name for name, _, _ in rows])
    axis.invert_yaxis()
    low = min(bounds[:, 0].min(), shares.min())
    start = low - 0.1 * (1 - low) - 0.002
    # No more than 100 %: beyond it there is room for the figures only.
    axis.set_xticks([at for at in MaxNLocator(3).tick_values(start, 1) if start <= at <= 1])
    axis.set_xlim(start, 1 + 0.5 * (1 - low))
    axis.xaxis.set_major_formatter(PercentFormatter(1, decimals=1))
    axis.grid(axis="x")
