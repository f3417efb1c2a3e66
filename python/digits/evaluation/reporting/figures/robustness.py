"""Figures of how far a digit may be changed; see ../robustness.py."""

from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from digits.evaluation.reporting.figures.shown import WIDTH, Shown, axes, note, percent
from digits.evaluation.reporting.figures.svg import FIRST

CHANGES = {  # title, label of the axis, what was changed
    "pen_px": (
        "With thin and thick pens",
        "width of the pen, in squares (usual: 2.2)",
        "synthetic digits, made hard on purpose, drawn with pens of these widths",
    ),
    "rotation_deg": (
        "Turned digits",
        "degrees, clockwise",
        "validation digits turned by these degrees",
    ),
    "scale": ("Smaller and larger", "size (usual: 1)", "validation digits scaled by these factors"),
    "noise": (
        "With noise",
        "strength of the noise (ink is 1)",
        "validation digits under noise of these strengths",
    ),
    "shift_px": (
        "Moved out of the picture",
        "squares to the right and down",
        "validation digits moved by these squares",
    ),
}

ON_THE_PAGE = {  # what it does about such a change
    "scale": "On the page this matters less: every drawing is scaled first.",
    "shift_px": "From 4 squares on, ink is cut off. On the page it is not: every drawing is "
    "centred first.",
}
TRAINED = "The program that made these digits also made some of those that it was trained on."


def changed(report: dict, name: str) -> Shown:
    """Accuracy against how far digits are changed."""
    row = report["robustness"][name]
    title, label, what = CHANGES[name]

    def draw() -> Figure:
        figure, axis = axes((WIDTH, 2.6))
        axis.plot(row["at"], row["accuracy"], "o-", color=FIRST, markersize=4, linewidth=1.5)
        axis.set_xlabel(label)
        axis.set_xticks(row["at"], [f"{at:g}" for at in row["at"]])
        axis.set_ylim(0, 1.04)
        axis.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        axis.grid(axis="y")
        return figure

    chose = TRAINED if name == "pen_px" else note(report, "validation")
    told = ", ".join(
        f"{at:g}: {percent(share)}" for at, share in zip(row["at"], row["accuracy"], strict=True)
    )
    return Shown(
        name.replace("_", "-"),
        title,
        f"Correct of {row['count']:,} {what}: {told}.",
        f"{ON_THE_PAGE.get(name, '')} {chose}".strip(),
        draw,
    )
