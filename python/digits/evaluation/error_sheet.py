"""A contact sheet of the drawings that a network misreads: `digits errors`.

The strokes are shown as they were drawn, source by source, each with its label and the reading: to
see what is missing among the templates, or wrong in a file.
"""

import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from digits.data.stroke_files.drawing import Drawing
from digits.errors import UserError
from digits.evaluation import evaluate
from digits.export.inference import Network
from digits.training.forward import softmax

CELL_PX, TEXT_PX, MARGIN_PX = 72, 14, 6
HEADING_PX = 26
OVERSAMPLING = 4  # lines are drawn this much larger and shrunk, so that they are smooth
PEN_PX = 2
MIN_COLUMNS = 12

Error = tuple[Drawing, str]  # a drawing that is misread, and the reading


def errors(
    network: Network, path: Path, source: str | None = None
) -> tuple[dict[str, list[Error]], dict[str, int]]:
    """The digits of a file that the network alone misreads, the most confident first.

    Args:
        network: reads.
        path: a file or folder of pen digits.
        source: the only one to read, or None for all.

    Returns:
        For each source its errors, and how many digits it has.

    Raises:
        UserError: when the file is malformed, or there is no such source.
    """
    drawings, _ = evaluate.read_digits(path)
    every = sorted({drawing.source for drawing in drawings})
    if source is not None:
        drawings = [drawing for drawing in drawings if drawing.source == source]
        if not drawings:
            raise UserError(f"{path}: no source {source:.50}; there is {', '.join(every)}.")
    probabilities = softmax(network.logits(evaluate.draw(drawings)))
    found: dict[str, list[Error]] = {drawing.source: [] for drawing in drawings}
    counts = dict.fromkeys(found, 0)
    for i in np.argsort(-probabilities.max(axis=1), kind="stable"):
        drawing, answer = drawings[i], str(probabilities[i].argmax())
        counts[drawing.source] += 1
        if answer != drawing.label:
            reading = f"{drawing.label} read {answer} {probabilities[i].max():.0%}"
            found[drawing.source].append((drawing, reading))
    return {name: found[name] for name in sorted(found)}, counts


def sheet(found: dict[str, list[Error]], counts: dict[str, int]) -> Image.Image:
    """Draw the sheet: a heading for each source, and its errors below."""
    total = sum(len(some) for some in found.values())
    columns = max(MIN_COLUMNS, math.ceil(math.sqrt(total)))
    rows = {name: math.ceil(len(some) / columns) for name, some in found.items()}
    height = sum(HEADING_PX + n * (CELL_PX + TEXT_PX) for n in rows.values()) + MARGIN_PX
    image = Image.new("L", (columns * CELL_PX, height), 255)
    pen = ImageDraw.Draw(image)
    small, large = ImageFont.load_default(10), ImageFont.load_default(15)
    top = 0
    for name, some in found.items():
        title = f"{name}: {len(some):,} of {counts[name]:,} misread"
        pen.text((MARGIN_PX, top + 5), printable(title), 0, large)
        top += HEADING_PX
        for i, (drawing, reading) in enumerate(some):
            left, y = i % columns * CELL_PX, top + i // columns * (CELL_PX + TEXT_PX)
            image.paste(thumbnail(drawing), (left, y))
            pen.text((left + MARGIN_PX, y + CELL_PX - 2), reading, 0, small)
        top += rows[name] * (CELL_PX + TEXT_PX)
    return image


def printable(text: str) -> str:
    """The text in signs that the built-in font has."""
    return text.encode("ascii", "replace").decode("ascii")[:200]


def thumbnail(drawing: Drawing) -> Image.Image:
    """The strokes of a drawing, fitted into a cell."""
    points = np.array([point for stroke in drawing.strokes for point in stroke], float)
    low, high = points.min(axis=0), points.max(axis=0)
    extent = float((high - low).max()) or 1.0
    scale = (CELL_PX - 2 * MARGIN_PX) * OVERSAMPLING / extent
    middle = CELL_PX * OVERSAMPLING / 2
    large = Image.new("L", (CELL_PX * OVERSAMPLING,) * 2, 255)
    pen = ImageDraw.Draw(large)
    width = PEN_PX * OVERSAMPLING
    for stroke in drawing.strokes:
        if stroke:
            line = (np.array(stroke, float) - (low + high) / 2) * scale + middle
            for x, y in line[[0, -1]]:
                pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), 0)
            pen.line([tuple(point) for point in line.tolist()], 0, width, joint="curve")
    return large.resize((CELL_PX, CELL_PX), Image.Resampling.BOX)
