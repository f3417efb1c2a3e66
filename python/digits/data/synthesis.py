"""Synthetic ink: digits drawn by code, in many styles, as people might draw them.

MNIST holds few of the ways in which people write: hardly a slashed zero, a one with flag
and base or a seven with a bar. `styles.py` lists such shapes; this file draws each of them
thousands of times, never twice alike: the points of a style are jittered, strokes are
shifted against each other, the whole is warped, slanted, stretched and turned, sampled
coarsely as a slow mouse does, and drawn with a pen of varying width by the same `ink` that
draws a visitor's strokes.
"""

import numpy as np

from digits.data.digit_templates import DIGIT_STYLES, Style
from digits.data.non_digit_templates import NOT_DIGIT_STYLES
from digits.preprocess.ink import PEN_PX, SIZE, fit_to_box, rasterize

PIECES_A_SPAN = 4  # straight pieces drawn for each span between two points of a style

# How far a hand strays, in heights of a digit unless another unit is named.
POINT_JITTER = 0.05
STROKE_SHIFT = 0.045
WARP = 0.07
ROTATION = 0.10  # radians
SLANT = 0.25
ASPECT = 0.22  # of the logarithm of width over height
PEN_SPREAD = 0.3  # pixels
COARSE_SHARE = 0.3  # of the drawings are rounded to a coarse grid
COARSE_STEPS = (8, 40)  # grid steps over the height of such a drawing

SCRIBBLE_SHARE = 0.2  # of the things that are no digits
SCRIBBLE_COPIES = 10  # each deformed in its own way

CHUNK = 128  # drawings rasterised at a time: few enough to stay in the processor's cache


def draw_digits(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Draw `count` digits: every digit equally often, and every style of it.

    Returns:
        images: uint8 of shape (count, 28, 28), 255 is ink, not yet normalised.
        labels: int64 of shape (count,), shuffled.
    """
    styles = [(digit, style) for digit, styles in DIGIT_STYLES.items() for style in styles]
    weights = np.array([1 / len(DIGIT_STYLES[digit]) for digit, _ in styles])
    rng = np.random.default_rng(seed)
    chosen = rng.choice(len(styles), size=count, p=weights / weights.sum())
    images = draw_styles([style for _, style in styles], chosen, rng)
    return images, np.array([digit for digit, _ in styles])[chosen]


def draw_not_digits(count: int, seed: int = 0) -> np.ndarray:
    """Draw `count` things that are no digits: letters, signs and scribbles.

    Returns:
        images: uint8 of shape (count, 28, 28), 255 is ink, not yet normalised.
    """
    rng = np.random.default_rng(seed)
    scribbles = [scribble(rng) for _ in range(int(count * SCRIBBLE_SHARE / SCRIBBLE_COPIES))]
    letters = rng.integers(len(NOT_DIGIT_STYLES), size=count - len(scribbles) * SCRIBBLE_COPIES)
    copies = np.repeat(np.arange(len(scribbles)), SCRIBBLE_COPIES) + len(NOT_DIGIT_STYLES)
    chosen = rng.permutation(np.concatenate([letters, copies]))
    return draw_styles(NOT_DIGIT_STYLES + scribbles, chosen, rng)


def contact_sheet(columns: int = 30, seed: int = 0) -> np.ndarray:
    """Samples side by side: two rows for each digit, then four of things that are none.

    Returns:
        uint8 of shape (24 * 28, columns * 28), 255 is ink.
    """
    images, labels = draw_digits(columns * 60, seed)
    rows = [images[labels == digit][: 2 * columns] for digit in DIGIT_STYLES]
    rows.append(draw_not_digits(4 * columns, seed))
    grid = np.concatenate(rows).reshape(-1, columns, SIZE, SIZE)
    return grid.swapaxes(1, 2).reshape(-1, columns * SIZE)


def scribble(rng: np.random.Generator) -> Style:
    """One to three strokes through random places."""
    points = rng.random((rng.integers(6, 15), 2))
    cuts = np.sort(
        rng.choice(np.arange(2, len(points) - 1), size=rng.integers(0, 3), replace=False)
    )
    return [
        [tuple(point) for point in stroke] for stroke in np.split(points, cuts) if len(stroke) > 1
    ]


def draw_styles(styles: list[Style], chosen: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One drawing of `styles[i]` for every i in `chosen`: uint8, shape (len(chosen), 28, 28)."""
    images = np.empty((len(chosen), SIZE, SIZE), dtype=np.uint8)
    for index in np.unique(chosen):
        places = np.flatnonzero(chosen == index)
        for start in range(0, len(places), CHUNK):
            some = places[start : start + CHUNK]
            images[some] = draw_style(styles[index], len(some), rng)
    return images


def draw_style(style: Style, count: int, rng: np.random.Generator) -> np.ndarray:
    """`count` drawings of one style: uint8, shape (count, 28, 28)."""
    strokes = []
    for stroke in style:
        points, curve = curve_through(stroke)
        points = points + rng.normal(0, POINT_JITTER, (count, *points.shape))
        points += rng.normal(0, STROKE_SHIFT, (count, 1, 2))
        strokes.append(curve @ points)
    lengths = [stroke.shape[1] for stroke in strokes]
    points = deform(np.concatenate(strokes, axis=1), rng)
    points = coarsen(points, rng)
    strokes = np.split(points, np.cumsum(lengths)[:-1], axis=1)
    segments = np.concatenate(
        [np.concatenate([s[:, :-1], s[:, 1:]], axis=2) for s in strokes], axis=1
    )
    pen_px = np.clip(rng.normal(PEN_PX, PEN_SPREAD, (count, 1, 1)), 1.2, 4)
    grey = rasterize(
        fit_to_box(segments, pen_px).astype(np.float32), pen_px[..., 0].astype(np.float32)
    )
    return np.rint(grey * 255).astype(np.uint8)


def curve_through(stroke: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    """A smooth curve through the points of a stroke, as a matrix.

    The curve is a Catmull-Rom spline (Catmull and Rom 1974): linear in its points, so that
    `matrix @ points` draws any number of jittered copies at once. A point given twice in a
    row is a corner.

    Returns:
        points: shape (points, 2), each corner once.
        matrix: shape (places on the curve, points).
    """
    points, index = [], []
    for point in stroke:
        if not points or point != points[-1]:
            points.append(point)
        index.append(len(points) - 1)
    t = np.arange(PIECES_A_SPAN) / PIECES_A_SPAN
    basis = (
        np.stack(
            [-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2]
        )
        / 2
    )
    rows = []
    for span in range(len(index) - 1):
        if index[span] == index[span + 1]:
            continue
        neighbours = [
            index[max(span - 1, 0)],
            index[span],
            index[span + 1],
            index[min(span + 2, len(index) - 1)],
        ]
        part = np.zeros((PIECES_A_SPAN, len(points)))
        for weight, neighbour in zip(basis, neighbours, strict=True):
            part[:, neighbour] += weight
        rows.append(part)
    rows.append(np.eye(len(points))[-1:])
    return np.array(points), np.concatenate(rows)


def deform(points: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Warp, stretch, slant and turn each drawing: points of shape (count, points, 2)."""
    count = len(points)
    for _ in range(2):  # two long waves across the drawing, in random directions
        wave = rng.normal(0, 3.0, (count, 2, 1))
        phase = rng.uniform(0, 2 * np.pi, (count, 1, 1))
        push = rng.normal(0, WARP, (count, 1, 2))
        points = points + np.sin(points @ wave + phase) * push
    stretch = np.exp(rng.normal(0, ASPECT, count) / 2)
    slant = rng.normal(0, SLANT, count)
    turn = rng.normal(0, ROTATION, count)
    cos, sin = np.cos(turn), np.sin(turn)
    x, y = points[..., 0] * stretch[:, None], points[..., 1] / stretch[:, None]
    x = x - slant[:, None] * y
    return np.stack(
        [x * cos[:, None] - y * sin[:, None], x * sin[:, None] + y * cos[:, None]], axis=-1
    )


def coarsen(points: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Round the points of some drawings to a coarse grid, as a small tablet or mouse does."""
    count = len(points)
    steps = np.exp(rng.uniform(*np.log(COARSE_STEPS), (count, 1, 1)))
    coarse = rng.random((count, 1, 1)) < COARSE_SHARE
    return np.where(coarse, np.rint(points * steps) / steps, points)
