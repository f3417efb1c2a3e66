"""Matplotlib figures as small SVG files that follow the reader's light or dark theme.

Figures are drawn in the placeholder colours here; in the file each becomes a CSS variable that the
SVG itself sets, for light and for dark. Text stays text. The same figure gives the same bytes: no
date, no version and no random names.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.figure import Figure

# Placeholder: its name in the file, and the colour in light and in dark, those of the page.
TEXT, RULE, FIRST, SECOND = "#010203", "#020304", "#030405", "#040506"
THEME = {
    TEXT: ("text", "#23262d", "#e8e6df"),
    RULE: ("rule", "#a9a79d", "#5c6470"),
    FIRST: ("first", "#1467b8", "#7cb8ff"),
    SECOND: ("second", "#c4560a", "#ffa45c"),
}
SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "digits",
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same layout everywhere
    "font.size": 9,
    "text.color": TEXT,
    "axes.labelcolor": TEXT,
    "axes.edgecolor": RULE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": RULE,
    "ytick.color": RULE,
    "xtick.labelcolor": TEXT,
    "ytick.labelcolor": TEXT,
    "legend.frameon": False,
    "grid.color": RULE,
    "grid.alpha": 0.35,
    "grid.linewidth": 0.6,
    "figure.constrained_layout.use": True,
}


@contextmanager
def drawing() -> Iterator[None]:
    """Within the block, figures are drawn as `render` expects them."""
    with mpl.rc_context({**mpl.rcParamsDefault, "backend": mpl.get_backend(), **SETTINGS}):
        yield


def render(figure: Figure, title: str) -> str:
    """A figure, drawn within `drawing`, as the text of an SVG file with a transparent ground."""
    content = io.StringIO()
    with drawing():
        figure.savefig(
            content, format="svg", transparent=True, metadata={"Date": None, "Creator": None}
        )
    text = content.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
    text = re.sub(r"<defs>\s*<style[^>]*>.*?</style>\s*</defs>\s*", "", text, count=1, flags=re.S)
    text = re.sub(r"-?\d+\.\d{2,}", lambda number: f"{float(number[0]):.2f}", text)
    text = text.replace("'DejaVu Sans'", "system-ui, sans-serif")
    for placeholder, (name, _, _) in THEME.items():
        text = text.replace(placeholder, f"var(--{name})")
    lines = (line.strip() for line in text.splitlines())
    head, rest = " ".join(line for line in lines if line).split(">", 1)
    return f"{head}><title>{title}</title>{style()}{rest}\n"


def style() -> str:
    """The style sheet of a file: the colours in light and in dark."""
    light, dark = (
        ";".join(f"--{name}:{colours[place]}" for name, *colours in THEME.values())
        for place in (0, 1)
    )
    return (
        f"<style>:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        "*{stroke-linejoin:round;stroke-linecap:butt}image{image-rendering:pixelated}</style>"
    )
