"""Figures of how well a network reads: by source, by digit, mistakes and confidence."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from digits.display import visible
from digits.evaluation.metrics import wilson
from digits.evaluation.reporting.figures.shown import (
    SETS,
    WIDTH,
    Shown,
    axes,
    intervals,
    note,
    percent,
)
from digits.evaluation.reporting.figures.svg import FIRST, RULE, SECOND, TEXT

PENS = {  # where people wrote with a pen or a mouse on a screen, by the name of the collection
    "expressmatch": "Brazil",
    "hamex": "France",
    "kaist": "Korea",
    "mfrdb": "Czechia",
    "unipen": "many places",
}


def sources(report: dict) -> Shown:
    """Accuracy by where the digits come from."""
    sections = [name for name in SETS if name in report]
    rows = [
        (SETS[name].removesuffix(" digits"), report[name]["accuracy"], report[name]["interval"])
        for name in sections
        if name != "ink"
    ]
    for name, row in report.get("ink", {}).get("sources", {}).items():
        rows.append((f"Pen: {PENS.get(name, visible(name))}", row["accuracy"], row["interval"]))

    def draw() -> Figure:
        figure, axis = axes((WIDTH, 0.9 + 0.3 * len(rows)))
        intervals(axis, rows)
        return figure

    told = ", ".join(f"{name} {percent(share)}" for name, share, _ in rows)
    return Shown(
        "sources",
        "Correct answers, source by source",
        f"Digits that are read correctly, with 95 % intervals: {told}.",
        note(report, *sections),
        draw,
    )


def per_digit(report: dict, measured: str) -> Shown:
    """Accuracy of each digit that was read."""
    matrix = np.array(report[measured]["confusion"])
    rows = []
    for digit, counts in enumerate(matrix):
        right, count = int(counts[digit]), int(counts.sum())
        if count:
            rows.append((str(digit), right / count, list(wilson(right, count))))

    def draw() -> Figure:
        figure, axis = axes((WIDTH, 3.6))
        intervals(axis, rows)
        axis.set_ylabel("digit")
        return figure

    told = ", ".join(f"{digit} {percent(share)}" for digit, share, _ in rows)
    return Shown(
        "digits",
        "Correct answers, digit by digit",
        f"{SETS[measured]} that are read correctly: {told}.",
        note(report, measured),
        draw,
    )


def confusion(report: dict, measured: str) -> Shown:
    """The confusion matrix."""
    matrix = np.array(report[measured]["confusion"])
    wrong = matrix - np.diag(np.diag(matrix))

    def draw() -> Figure:
        figure, axis = axes((WIDTH, 3.3))
        for row, column in np.argwhere(matrix):
            count, is_right = int(matrix[row, column]), row == column
            # The mistakes are few beside the correct answers: coloured among themselves.
            depth = 0.22 if is_right else 0.2 + 0.35 * np.sqrt(count / wrong.max())
            corner, colour = (column - 0.5, row - 0.5), FIRST if is_right else SECOND
            axis.add_patch(Rectangle(corner, 1, 1, color=colour, alpha=depth, linewidth=0))
            axis.text(column, row, str(count), ha="center", va="center", fontsize=7)
        axis.set_xlim(-0.5, 9.5)
        axis.set_ylim(9.5, -0.5)
        axis.set_aspect("equal")
        axis.set_xticks(range(10))
        axis.set_yticks(range(10))
        axis.set_xlabel("read as")
        axis.set_ylabel("digit")
        return figure

    most = np.dstack(np.unravel_index(np.argsort(-wrong, axis=None, kind="stable")[:3], (10, 10)))
    told = ", ".join(f"{a} read as {b} {wrong[a, b]} times" for a, b in most[0] if wrong[a, b])
    part = report[measured]
    return Shown(
        "confusion",
        "Which digits it mixes up",
        f"Confusion matrix of {part['count']:,} {SETS[measured]}: {part['right']:,} are read "
        f"correctly, {part['count'] - part['right']:,} are not. Most often: {told or 'none'}.",
        note(report, measured),
        draw,
    )


def reliability(report: dict, measured: str) -> Shown:
    """The reliability diagram."""
    series = [(name, report[name]) for name in (measured, "ink") if name in report]
    series = [(name, part) for name, part in series if "reliability" in part]

    def draw() -> Figure:
        figure, axis = axes((WIDTH, 3.6))
        axis.plot([0, 1], [0, 1], color=RULE, linewidth=1)
        axis.annotate("honest", (0.3, 0.3), (4, -8), textcoords="offset points", color=TEXT)
        for (name, part), colour, mark in zip(series, (FIRST, SECOND), "os", strict=False):
            bins = part["reliability"]
            at = [row["confidence"] for row in bins]
            bounds = np.array([row["interval"] for row in bins])
            axis.vlines(at, bounds[:, 0], bounds[:, 1], color=colour, alpha=0.55, linewidth=2)
            shares = [row["accuracy"] for row in bins]
            axis.plot(at, shares, mark, color=colour, markersize=5, label=SETS[name])
        axis.set_xlabel("confidence of the answer")
        axis.set_ylabel("answers that are correct")
        axis.set_xlim(0.15, 1.02)
        axis.set_ylim(0, 1.03)
        for side in (axis.xaxis, axis.yaxis):
            side.set_major_formatter(PercentFormatter(1, decimals=0))
        axis.legend(loc="lower right")
        return figure

    told = "; ".join(
        f"{SETS[name]}, calibration error {percent(part['calibration_error'], 2)}, and of the "
        f"{part['reliability'][-1]['count']:,} answers in the highest bin, with a mean confidence "
        f"of {percent(part['reliability'][-1]['confidence'])}, "
        f"{percent(part['reliability'][-1]['accuracy'])} are correct"
        for name, part in series
    )
    return Shown(
        "reliability",
        "Is it as sure as it should be?",
        f"Reliability diagram: the share of answers that are correct against their confidence. "
        f"{told}.",
        note(report, *(name for name, _ in series)),
        draw,
    )


def mistakes(report: dict, images: np.ndarray) -> Shown:
    """The mistakes that it is most confident of."""
    worst = report["validation"]["mistakes"]

    def draw() -> Figure:
        columns = 6
        rows = max(1, -(-len(worst) // columns))
        figure, grid = plt.subplots(rows, columns, figsize=(WIDTH, 0.75 * rows + 0.1))
        plt.close(figure)
        for axis in np.ravel(grid):
            axis.axis("off")
        for axis, one in zip(np.ravel(grid), worst, strict=False):
            ink = np.empty((*images.shape[1:], 4), np.uint8)
            ink[..., :3] = (92, 124, 200)  # a blue that is seen on white and on black
            ink[..., 3] = images[one["index"]]
            axis.imshow(ink, interpolation="none")
            axis.set_title(f"{one['label']} as {one['read']}", fontsize=8, color=TEXT, pad=2)
        return figure

    told = ", ".join(
        f"{one['label']} read as {one['read']} ({percent(one['confidence'], 0)} sure)"
        for one in worst
    )
    return Shown(
        "mistakes",
        "Its worst mistakes",
        f"The validation digits that it misreads with the highest confidence: {told or 'none'}.",
        note(report, "validation"),
        draw,
    )
