"""Stroke files, with pen digits in them: JSON lines and UNIPEN text.

JSON lines (`.jsonl`, gzip or not) hold one drawing a line, y down, in any unit:

    {"label": 7, "writer": "ann", "strokes": [[[0.1, 0.2], [0.3, 0.2]], [[0.2, 0.5]]]}

UNIPEN text (I. Guyon et al. 1994) holds one after the other, y up, as in the public UCI file
`pendigits-orig.tes`:

    .SEGMENT DIGIT 0-1 ? "7"
    .PEN_DOWN
     271 359
     274 354
    .PEN_UP
"""

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from digits.data.gzip_file import read_bytes
from digits.errors import UserError
from digits.preprocess.ink import Stroke


@dataclass(frozen=True)
class Drawing:
    """A drawing from a file.

    Attributes:
        label: what it shows: "0" to "9", or something else when it is not a digit.
        strokes: lists of (x, y), y down.
    """

    label: str
    strokes: list[Stroke]


def read(path: Path) -> list[Drawing]:
    """Read a file of drawings.

    Raises:
        UserError: when it is missing, empty or malformed; names the line and the reason.
    """
    if not path.is_file():
        raise UserError(f"{path}: no such file.")
    try:
        text = read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not a text file.") from error
    lines = [line.strip() for line in text.splitlines()]
    first = next((line for line in lines if line), "")
    parse = parse_unipen if first.startswith(".") else parse_json_lines
    drawings = []
    try:
        for drawing in parse(lines):
            drawings.append(drawing)
    except Malformed as error:
        raise UserError(f"{path}, line {error.line}: {error.reason}.") from error
    if not drawings:
        raise UserError(f"{path}: holds no drawing.")
    return drawings


class Malformed(Exception):  # noqa: N818  (never leaves this module)
    """A line that cannot be read."""

    def __init__(self, line: int, reason: str):
        super().__init__(reason)
        self.line, self.reason = line, reason


def parse_json_lines(lines: Iterable[str]) -> Iterator[Drawing]:
    """Parse JSON lines; blank ones are skipped."""
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            drawing = json.loads(line)
        except ValueError as error:
            raise Malformed(number, f"not JSON ({error})") from error
        if not isinstance(drawing, dict) or not {"label", "strokes"} <= drawing.keys():
            raise Malformed(number, 'not an object with "label" and "strokes"')
        if not isinstance(drawing["label"], str | int) or isinstance(drawing["label"], bool):
            raise Malformed(number, "the label is neither a text nor a whole number")
        reason = problem(drawing["strokes"])
        if reason:
            raise Malformed(number, reason)
        yield Drawing(str(drawing["label"]), drawing["strokes"])


def problem(strokes: object) -> str | None:
    """What is wrong with strokes read from JSON, if anything."""
    if not isinstance(strokes, list) or not all(isinstance(stroke, list) for stroke in strokes):
        return "the strokes are not lists of points"
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return "the drawing has no point"
    for point in points:
        if not isinstance(point, list) or len(point) != 2:
            return "a point is not a pair [x, y]"
        if not all(isinstance(n, int | float) and not isinstance(n, bool) for n in point):
            return "a coordinate is not a number"
        if not all(math.isfinite(n) for n in point):
            return "a coordinate is not a finite number"
    return None


def parse_unipen(lines: Iterable[str]) -> Iterator[Drawing]:
    """Parse UNIPEN text; keywords that are not needed are skipped."""
    label, start, strokes, pen = None, 0, [], None

    def finished() -> Iterator[Drawing]:
        if label is not None:
            if not any(strokes):
                raise Malformed(start, "the drawing has no point")
            yield Drawing(label, strokes)

    number = 0
    for number, line in enumerate(lines, 1):
        keyword, _, rest = line.partition(" ")
        if keyword == ".SEGMENT":
            yield from finished()
            quoted = re.search(r'"(.*)"', rest)
            if not quoted:
                raise Malformed(number, 'the .SEGMENT has no label in "quotes"')
            label, start, strokes, pen = quoted[1], number, [], None
        elif keyword == ".PEN_DOWN":
            if label is None:
                raise Malformed(number, ".PEN_DOWN before the first .SEGMENT")
            pen = []
            strokes.append(pen)
        elif keyword == ".PEN_UP":
            pen = None
        elif line and not line.startswith(".") and pen is not None:
            pen.append(unipen_point(number, line))
    if pen is not None:
        raise Malformed(number, "the file ends within a stroke; .PEN_UP is missing")
    yield from finished()


def unipen_point(number: int, line: str) -> tuple[float, float]:
    """The point of a line: x and y are its first two numbers; y is turned to point down."""
    try:
        x, y, *_ = (float(part) for part in line.split())
    except ValueError as error:
        raise Malformed(number, "not a point: two numbers x and y are needed") from error
    if not (math.isfinite(x) and math.isfinite(y)):
        raise Malformed(number, "a coordinate is not a finite number")
    return x, -y
