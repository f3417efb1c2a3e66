"""The files of the figures, which the page fetches when somebody asks for them.

`on-demand-figures.HASH.json` lists them: {"figures": [{"file", "title", "alt", "note", "width",
"height"}]}, in pixels. The report's "figures" is its name. Every name carries a hash of the
content, so that a browser that keeps a file never has an old one.
"""

import hashlib
import json
from pathlib import Path

import numpy as np

from digits.evaluation.reporting import figures
from digits.evaluation.reporting.figures import svg
from digits.system import files, output_folder

START = "on-demand-figure"  # of the names of all these files


def write(folder: Path, report: dict, images: np.ndarray) -> str:
    """Write the figures of a report into a folder.

    Args:
        folder: of the report.
        report: see ../report.py.
        images: MNIST's validation digits, uint8, shape (count, 28, 28).

    Returns:
        The name of the file that lists them.
    """
    rows = []
    for shown in figures.all_of(report, images):
        with svg.drawing():
            figure = shown.draw()
        name = put(folder, f"{START}-{shown.name}", svg.render(figure, shown.title), "svg")
        width, height = (round(96 * inches) for inches in figure.get_size_inches())
        size = {"width": width, "height": height}
        rows.append(
            {"file": name, "title": shown.title, "alt": shown.alt, "note": shown.note, **size}
        )
    return put(folder, f"{START}s", json.dumps({"figures": rows}, indent=1) + "\n", "json")


def put(folder: Path, start: str, content: str, ending: str) -> str:
    """Write a file whose name carries a hash of its content; gives the name."""
    name = f"{start}.{hashlib.sha256(content.encode()).hexdigest()[:8]}.{ending}"
    files.write(folder / name, content)
    return name


def drop_others(folder: Path, index: str) -> None:
    """Remove the figures of an earlier report: those that the list `index` does not name."""
    kept = {index, *(row["file"] for row in files.read_json(folder / index)["figures"])}
    for name in output_folder.figure_files(folder) - kept:
        (folder / name).unlink(missing_ok=True)
