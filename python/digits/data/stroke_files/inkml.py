"""InkML (W3C Recommendation, 2011), as the CROHME collections of handwritten formulas use it.

    <ink xmlns="http://www.w3.org/2003/InkML">
      <trace id="0">10 0, 9 14, 11 29</trace>
      <traceGroup>
        <traceGroup>
          <annotation type="truth">1</annotation>
          <traceView traceDataRef="0"/>
        </traceGroup>
      </traceGroup>
    </ink>

Each innermost group with a truth is a drawing; those that spell the number that is the truth of the
group around them are one drawing together. A file without such groups is one drawing, whose label
is the truth of the whole file, or stands elsewhere under its annotation "UI". y points down, unless
the trace format says otherwise.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from digits.data.stroke_files.drawing import Drawing, Malformed, problem
from digits.preprocess.ink import Stroke

# A value of a point: how it is meant (! as it is, ' as a difference, " as a difference of
# differences), and a number, * for the last one, ? for an unknown one, or T and F.
VALUE = re.compile(r"""\s*([!'"]?)\s*(-?\#[0-9A-Fa-f]{1,15}|[+-]?(?:\d+\.?\d*|\.\d+)|[TF*?])""")
NUMBER = re.compile("[0-9]{2,}")
ORDER = {"!": 0, "'": 1, '"': 2}
DEEPEST = 100  # elements within elements


def parse(content: bytes, labels: Mapping[str, str] | None = None) -> list[Drawing]:
    """The drawings of a file.

    Args:
        content: of the file.
        labels: of files that hold one drawing each, by their annotation "UI".

    Raises:
        Malformed: names the line and the reason.
    """
    root = parse_xml(content)
    if root.tag != "ink":
        raise Malformed(1, "not InkML: the outermost element is not <ink>")
    x, y, sign = channels(root)
    traces = {}
    for position, trace in enumerate(root.iter("trace")):
        name = trace.get("id", f" {position}")
        traces[name] = trace, read_trace(trace, x, y, sign)
    writer = annotation(root, "writer")
    numbers = [group for group in root.iter("traceGroup") if is_number(group)]
    digits = {id(digit) for number in numbers for digit in number.findall("traceGroup")}
    drawings = []
    for group in root.iter("traceGroup"):
        parts = group.findall("traceGroup")
        if group in numbers:
            drawings.append(draw_number(group, parts, traces, writer))
        elif not parts and truth(group) and id(group) not in digits:
            drawings.append(draw(group, truth(group), strokes_of(group, traces), writer))
    if drawings:
        return drawings
    label = truth(root) or (labels or {}).get(annotation(root, "UI"), "")
    if not label:
        raise Malformed(line_of(root), 'no label: there is no <annotation type="truth">')
    return [draw(root, label, [stroke for _, stroke in traces.values()], writer)]


def parse_xml(content: bytes) -> Element:
    """Parse XML without entities; names lose their namespace, and elements keep their line.

    A document type is refused: with it go entities that unfold to gigabytes or read other files.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    builder = TreeBuilder()
    depth = 0

    def refuse(*_) -> None:
        raise Malformed(parser.CurrentLineNumber, "a document type is not allowed")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Malformed(parser.CurrentLineNumber, "nested too deeply")
        plain = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        builder.start(tag.rpartition(" ")[2], {**plain, " line": str(parser.CurrentLineNumber)})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag.rpartition(" ")[2])

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Malformed(error.lineno, f"not XML ({expat.ErrorString(error.code)})") from error
    except (ValueError, LookupError) as error:  # an encoding that Python does not know
        raise Malformed(parser.CurrentLineNumber, f"not XML ({error})") from error
    return builder.close()


def line_of(element: Element) -> int:
    """The line of the file on which an element starts."""
    return int(element.get(" line", "1"))


def annotation(element: Element, kind: str) -> str:
    """The text of an element's own annotation of a kind; empty when there is none."""
    texts = (a.text or "" for a in element.findall("annotation") if a.get("type") == kind)
    return next(texts, "").strip()


def truth(element: Element) -> str:
    """What an element shows, by its annotation; formulas stand between dollar signs."""
    return annotation(element, "truth").strip("$ ")


def is_number(group: Element) -> bool:
    """Whether a group shows a number, and the groups in it its digits, one each."""
    digits = [
        truth(digit) for digit in group.findall("traceGroup") if digit.find("traceGroup") is None
    ]
    own = group.find("trace") is not None or group.find("traceView") is not None
    return bool(NUMBER.fullmatch(truth(group))) and list(truth(group)) == digits and not own


def channels(root: Element) -> tuple[int, int, float]:
    """Where x and y stand among a point's values, and 1 or -1 by which y is multiplied."""
    for form in root.iter("traceFormat"):
        found = {channel.get("name"): i for i, channel in enumerate(form.iter("channel"))}
        if not {"X", "Y"} <= found.keys():
            raise Malformed(line_of(form), "the trace format has no X and Y")
        up = any(
            channel.get("name") == "Y" and channel.get("orientation") == "-ve"
            for channel in form.iter("channel")
        )
        return found["X"], found["Y"], -1.0 if up else 1.0
    return 0, 1, 1.0


def read_trace(trace: Element, x: int, y: int, sign: float) -> Stroke:
    """The points of a trace."""
    text = trace.text or ""
    points = [point for point in text.split(",") if point.strip()]
    try:
        rows = [[float(n) for n in point.split()] for point in points]
    except ValueError:  # values with signs of their own
        rows = explicit_values(points, line_of(trace))
    try:
        return [(row[x], sign * row[y]) for row in rows]
    except IndexError:
        raise Malformed(line_of(trace), "a point of the trace has no x or y") from None


def explicit_values(points: list[str], line: int) -> list[list[float]]:
    """The values of each point, after differences are summed up (InkML, section 3.2)."""
    orders: list[int] = []
    last: list[float] = []
    speed: list[float] = []
    rows = []
    for point in points:
        place = channel = 0
        while point[place:].strip():
            match = VALUE.match(point, place)
            if not match:
                raise Malformed(line, f'not a value of a point: "{point[place:].split()[0]:.20}"')
            place = match.end()
            if channel == len(orders):
                orders.append(0), last.append(0.0), speed.append(0.0)
            if match[1]:
                orders[channel] = ORDER[match[1]]
            value = number(match[2])
            if value is not None:
                before = last[channel]
                if orders[channel] == 2:
                    speed[channel] += value
                    last[channel] += speed[channel]
                else:
                    last[channel] = value + (last[channel] if orders[channel] else 0.0)
                    speed[channel] = last[channel] - before
            channel += 1
        rows.append(last[:channel])
    return rows


def number(text: str) -> float | None:
    """The number of a value; None where it stays as it was."""
    if text in "*?":
        return None
    if text in "TF":
        return float(text == "T")
    return float(int(text.replace("#", ""), 16)) if "#" in text else float(text)


def strokes_of(group: Element, traces: dict[str, tuple[Element, Stroke]]) -> list[Stroke]:
    """The strokes of a group: its own traces, and those that it refers to."""
    own = {id(trace): stroke for trace, stroke in traces.values()}
    strokes = [own[id(trace)] for trace in group.iter("trace")]
    for view in group.iter("traceView"):
        name = view.get("traceDataRef", "").removeprefix("#")
        if name not in traces:
            raise Malformed(line_of(view), f'there is no trace "{name[:50]}"')
        strokes.append(traces[name][1])
    return strokes


def draw_number(
    element: Element, digits: list[Element], traces: dict[str, tuple[Element, Stroke]], writer: str
) -> Drawing:
    """The drawing of a number, with the strokes of each digit, when they are sound."""
    strokes: list[Stroke] = []
    groups = []
    for digit in digits:
        own = draw(digit, truth(digit), strokes_of(digit, traces), writer).strokes
        groups.append(list(range(len(strokes), len(strokes) + len(own))))
        strokes += own
    return replace(draw(element, truth(element), strokes, writer), groups=groups)


def draw(element: Element, label: str, strokes: list[Stroke], writer: str) -> Drawing:
    """A drawing, when its strokes are sound."""
    reason = problem(strokes)
    if reason:
        raise Malformed(line_of(element), reason)
    return Drawing(label, strokes, writer=writer)
