"""Figures of the training and of the studies of the recipe; see ../../studies/."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from digits.evaluation.reporting.figures.shown import WIDTH, Shown, axes, intervals, note, percent
from digits.evaluation.reporting.figures.svg import FIRST, RULE, SECOND

SETS = {"validation": "validation", "test": "test", "ink": "pen digits"}


def learning(report: dict) -> Shown:
    """Loss and accuracy from epoch to epoch."""
    history = report["history"]
    last = len(history["val_accuracy"])

    def draw() -> Figure:
        figure, (upper, lower) = plt.subplots(2, 1, figsize=(WIDTH, 4.2), sharex=True)
        plt.close(figure)
        for axis, name in ((upper, "accuracy"), (lower, "loss")):
            epochs = range(1, len(history[name]) + 1)
            axis.plot(epochs, history[f"val_{name}"], color=FIRST, label="validation")
            axis.plot(epochs, history[name], "--", color=SECOND, label="training, distorted")
            axis.set_ylabel(name)
            axis.grid(axis="y")
        upper.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        upper.legend(loc="lower right")
        lower.set_xlabel("epoch")
        return figure

    return Shown(
        "learning",
        "How it was trained",
        f"Learning curves of {last} epochs: validation accuracy "
        f"{percent(history['val_accuracy'][0])} after the first and "
        f"{percent(history['val_accuracy'][-1])} after the last; "
        f"training accuracy {percent(history['accuracy'][-1])}, lower because training digits are "
        "distorted and some are no digits.",
        note(report, "validation"),
        draw,
    )


def seeds(report: dict) -> Shown:
    """Accuracy of networks from several seeds."""
    study = report["seeds"]
    kinds = [kind for kind in SETS if kind in study]
    rows = [(SETS[kind], study[kind]["mean"], study[kind]["interval"]) for kind in kinds]

    def draw() -> Figure:
        figure, axis = axes((WIDTH, 0.9 + 0.4 * len(rows)))
        intervals(axis, [(name, mean, clipped(bounds)) for name, mean, bounds in rows])
        for place, kind in enumerate(kinds):
            shares = study[kind]["accuracy"]
            axis.plot(shares, [place + 0.22] * len(shares), "|", color=SECOND, markersize=7)
        return figure

    told = "; ".join(
        f"{name} {percent(mean, 2)}, from {percent(min(study[kind]['accuracy']), 2)} to "
        f"{percent(max(study[kind]['accuracy']), 2)}"
        for kind, (name, mean, _) in zip(kinds, rows, strict=True)
    )
    return Shown(
        "seeds",
        "How much is chance?",
        f"{len(study['seeds'])} networks that differ in the seed alone, means with 95 % intervals, "
        f"and each network as a line below: {told}.",
        note(report, *kinds),
        draw,
    )


def ablation(report: dict) -> Shown:
    """What the recipe loses without each ingredient."""
    study = report["ablation"]
    kinds = [kind for kind in SETS if kind in study["rows"][0]]
    rows = study["rows"][1:]

    def draw() -> Figure:
        figure, axis = axes((WIDTH, 1.0 + 0.5 * len(rows)))
        axis.axvline(0, color=RULE, linewidth=1)
        for kind, colour, mark, below in zip(
            kinds, (FIRST, SECOND), "os", (0.06, 0.26), strict=False
        ):
            places = np.arange(len(rows)) + below
            parts = [row[kind]["difference"] for row in rows]
            bounds = 100 * np.array([part["interval"] for part in parts])
            axis.hlines(places, bounds[:, 0], bounds[:, 1], color=colour, alpha=0.55, linewidth=2)
            means = [100 * part["mean"] for part in parts]
            axis.plot(means, places, mark, color=colour, markersize=5, label=SETS[kind])
        # Names above their rows: beside them they would leave no room on a phone.
        for place, row in enumerate(rows):
            axis.text(0.01, place - 0.16, row["without"], transform=axis.get_yaxis_transform())
        axis.set_yticks([])
        axis.set_ylim(len(rows) - 0.5, -0.6)
        # Most change little, one much.
        axis.set_xscale("symlog", linthresh=1)
        axis.set_xticks((-5, -2, -1, -0.5, 0, 0.5))
        axis.xaxis.set_major_formatter("{x:g}")
        axis.set_xlabel("percentage points; below -1 logarithmic")
        axis.grid(axis="x")
        axis.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)
        return figure

    told = "; ".join(
        f"{row['without']} "
        + ", ".join(f"{SETS[kind]} {100 * row[kind]['difference']['mean']:+.2f}" for kind in kinds)
        for row in rows
    )
    return Shown(
        "ablation",
        "What each ingredient is worth",
        "Trained without it, change in percentage points with 95 % intervals; an "
        f"interval that holds 0 may be chance: {told}.",
        note(report, *kinds),
        draw,
    )


def clipped(bounds: list[float]) -> list[float]:
    """An interval of a share within 0 and 1."""
    return [max(0.0, bounds[0]), min(1.0, bounds[1])]
