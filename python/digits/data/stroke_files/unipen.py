"""UNIPEN text (I. Guyon et al. 1994, "UNIPEN project of on-line data exchange").

Ink is a row of components: what stands below `.PEN_DOWN`, and below `.PEN_UP` where the tablet
followed the pen through the air. A `.SEGMENT` has a label and names the components that make up the
character, counted from 0; or it names none, and has those that follow:

    .SEGMENT CHARACTER 0-1 ? "4"
    .PEN_DOWN
     10 100
     10 50
    .PEN_UP

In the collection itself (train_r01_v07) segments and ink stand in separate files, the ink in an
`.INCLUDE`d one in the folder `include`. y points up in the file, and down in the drawing.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from digits.data.stroke_files.drawing import Drawing, Malformed, problem

CHARACTERS = {"DIGIT", "CHARACTER", "CHAR", "SYMBOL"}  # kinds of segments; others are whole words
PLACE = r"(\d{1,9})(?::(\d{1,9}))?"  # component, or component:point
SPAN = re.compile(rf"{PLACE}(?:-{PLACE})?")
DELINEATION = re.compile(rf"{SPAN.pattern}(?:,{SPAN.pattern})*")
LABEL = re.compile(r'"((?:[^"\\]|\\.)*)"')

Points = list[tuple[float, float]]
Include = Callable[[str], list[str] | None]


@dataclass
class Component:
    """A trace of the pen: its points, and whether it touched the paper."""

    down: bool
    points: Points = field(default_factory=list)


@dataclass
class Segment:
    """What a `.SEGMENT` says.

    Attributes:
        line: its line in the file.
        label: what its ink shows.
        writer: what the last `.WRITER_ID` before it says.
        delineation: the components that it names, or None for those that follow.
        first, end: the components that follow it, up to the next segment.
    """

    line: int
    label: str
    writer: str
    delineation: str | None
    first: int
    end: int | None = None


def parse(lines: list[str], include: Include = lambda name: None) -> Iterator[Drawing]:
    """The drawings of a file; keywords that are not needed are skipped.

    Args:
        lines: of the file.
        include: gives the lines of an included file by its name, or None.

    Raises:
        Malformed: names the line and the reason.
    """
    components: list[Component] = []
    segments: list[Segment] = []
    missing: list[str] = []
    order = (0, 1)
    pen: Component | None = None
    writer = ""
    stray = None  # the first line of ink before any segment
    number = 0
    for number, line in with_includes(lines, include, missing):
        keyword, *words = line.split() or [""]
        if keyword == ".SEGMENT":
            segment = parse_segment(number, line, writer, len(components))
            if segments and segments[-1].end is None:
                segments[-1].end = len(components)
            if segment:
                segments.append(segment)
        elif keyword in (".PEN_DOWN", ".PEN_UP"):
            if not segments and stray is None and keyword == ".PEN_DOWN":
                stray = number
            pen = Component(keyword == ".PEN_DOWN")
            components.append(pen)
        elif keyword == ".WRITER_ID":
            writer = " ".join(words)
        elif keyword == ".COORD":
            order = columns(number, words)
        elif line.startswith("."):
            if pen and not pen.down:
                pen = None
        elif line and pen:
            pen.points.append(point(number, line, order))
    if pen and pen.down:
        raise Malformed(number, "the file ends within a stroke; .PEN_UP is missing")
    if stray is not None and not any(segment.delineation for segment in segments):
        raise Malformed(stray, ".PEN_DOWN before the first .SEGMENT")
    counted = [component for component in components if component.points]
    for segment in segments:
        yield draw(segment, components, counted, missing)


def with_includes(
    lines: list[str], include: Include, missing: list[str]
) -> Iterator[tuple[int, str]]:
    """Each line with its number; an included file counts as the line that includes it."""
    for number, line in enumerate(lines, 1):
        if line.startswith(".INCLUDE "):
            name = line.removeprefix(".INCLUDE ").strip()
            included = include(name)
            if included is None:
                missing.append(name)
            for more in included or []:
                yield number, more
        else:
            yield number, line


def parse_segment(number: int, line: str, writer: str, first: int) -> Segment | None:
    """Parse a `.SEGMENT` line; None for a word, a page and the like."""
    before = line.partition('"')[0].split()[1:]
    if before and before[0].upper() not in CHARACTERS:
        return None
    label = LABEL.search(line)
    if not label:
        raise Malformed(number, 'the .SEGMENT has no label in "quotes"')
    named = before[1] if len(before) > 1 and DELINEATION.fullmatch(before[1]) else None
    return Segment(number, re.sub(r"\\(.)", r"\1", label[1]), writer, named, first)


def draw(
    segment: Segment, components: list[Component], counted: list[Component], missing: list[str]
) -> Drawing:
    """The drawing of a segment.

    Args:
        segment: names components, or has those that follow it.
        components: all of the file.
        counted: those that have points; a delineation counts only them.
        missing: files that were to be included and are not there.
    """
    if segment.delineation:
        traces = named_components(segment, counted, missing)
    else:
        traces = [(c.down, c.points) for c in components[segment.first : segment.end]]
    strokes = [points for down, points in traces if down and points]
    reason = problem(strokes)
    if reason:
        raise Malformed(segment.line, reason)
    return Drawing(segment.label, strokes, writer=segment.writer)


def named_components(
    segment: Segment, counted: list[Component], missing: list[str]
) -> list[tuple[bool, Points]]:
    """What a delineation such as `3`, `0-1` or `2:10-4:5,7` names: (pen is down, points)."""
    traces = []
    for first, start, last, stop in (m.groups() for m in SPAN.finditer(segment.delineation or "")):
        begin, end = int(first), int(first if last is None else last)
        if end >= len(counted) or begin > end:
            not_found = f"; not found: {', '.join(missing[:3])}" if missing else ""
            raise Malformed(
                segment.line,
                f"the drawing has no point: component {max(begin, end)} is not there{not_found}",
            )
        for index in range(begin, end + 1):
            points = counted[index].points
            if stop is not None and index == end:
                points = points[: int(stop) + 1]
            if start is not None and index == begin:
                points = points[int(start) :]
            traces.append((counted[index].down, points))
    return traces


def columns(number: int, names: list[str]) -> tuple[int, int]:
    """Where x and y stand on a line, from a `.COORD`."""
    try:
        return names.index("X"), names.index("Y")
    except ValueError:
        raise Malformed(number, "the .COORD names no X and Y") from None


def point(number: int, line: str, order: tuple[int, int]) -> tuple[float, float]:
    """The point of a line; y is turned to point down."""
    try:
        values = [float(part) for part in line.split()]
        x, y = values[order[0]], -values[order[1]]
    except (ValueError, IndexError) as error:
        raise Malformed(number, "not a point: two numbers x and y are needed") from error
    if not (math.isfinite(x) and math.isfinite(y)):
        raise Malformed(number, "a coordinate is not a finite number")
    return x, y
