"""The notation of the templates that `synthesis.py` draws: pen strokes as text.

A template is written as the points x,y that the pen passes on a smooth curve, in hundredths of
the digit's height, y down. ` / ` lifts the pen, and a point given twice is a corner. ` ~ ` stands
between the extreme forms of a stroke, which have equally many points: every drawing is a random
mix of them, so "0,20 20,0 ~ 0,90 20,0" is a line that begins anywhere from 20 to 90 below its top.
"""

Point = tuple[float, float]
Stroke = list[list[Point]]  # its extreme forms, each a list of points, in heights of the digit
Template = list[Stroke]


def templates(*texts: str) -> list[Template]:
    """Read templates that are written as described above."""
    return [[read_stroke(stroke) for stroke in text.split("/")] for text in texts]


def read_stroke(text: str) -> Stroke:
    """Read one stroke: "0,25 50,0" gives [[(0.0, 0.25), (0.5, 0.0)]], one form of two points."""
    forms = [[point.split(",") for point in form.split()] for form in text.split("~")]
    return [[(int(x) / 100, int(y) / 100) for x, y in form] for form in forms]


def each(bodies: list[Template], additions: list[Template]) -> list[Template]:
    """Every body with every addition drawn over it."""
    return [body + addition for body in bodies for addition in additions]
