"""A drawing from a file, and what its readers have in common."""

import math
from dataclasses import dataclass

from digits.preprocess.ink import Stroke

MAX_COORDINATE = 1e12  # beyond it, and below its inverse, arithmetic with float64 gets inexact


@dataclass(frozen=True)
class Drawing:
    """A drawing from a file.

    Attributes:
        label: what it shows: "0" to "9", or something else when it is not a digit.
        strokes: lists of (x, y), y down, in any unit.
        source: the collection that it comes from; by default the name of its file or folder.
        writer: empty where the file does not say.
        groups: of a number, the indices of the strokes of each digit, where the file says.
    """

    label: str
    strokes: list[Stroke]
    source: str = ""
    writer: str = ""
    groups: list[list[int]] | None = None


class Malformed(Exception):  # noqa: N818  (becomes a UserError in stroke_file.py)
    """A line that cannot be read; `line` counts from 1."""

    def __init__(self, line: int, reason: str):
        super().__init__(reason)
        self.line, self.reason = line, reason


def problem(strokes: list[Stroke]) -> str | None:
    """What is wrong with strokes whose points are pairs of numbers, if anything."""
    coordinates = [n for stroke in strokes for point in stroke for n in point]
    if not coordinates:
        return "the drawing has no point"
    try:
        largest = max(abs(float(n)) for n in coordinates)
        finite = all(math.isfinite(float(n)) for n in coordinates)
    except OverflowError:  # an integer of hundreds of digits
        return "a coordinate is not a finite number"
    if not finite:
        return "a coordinate is not a finite number"
    if largest > MAX_COORDINATE:
        return f"a coordinate is beyond {MAX_COORDINATE:.0e}"
    extent = max(max(side) - min(side) for side in (coordinates[::2], coordinates[1::2]))
    if 0 < extent < 1 / MAX_COORDINATE:
        return f"the drawing is smaller than {1 / MAX_COORDINATE:.0e}"
    return None
