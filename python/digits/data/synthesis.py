"""Synthetic ink: digits drawn by code, in many ways, as people might draw them.

MNIST holds few of the ways in which people write: hardly a slashed zero, a one with flag
and base or a seven with a bar. `digit_templates/` lists such shapes; this file draws
each of them thousands of times, never twice alike: the extreme forms of its strokes are mixed,
points are jittered, strokes begin and end sooner or later, are shifted against each other and more
or less round, the whole is warped, slanted, stretched and turned, sampled coarsely as a slow mouse
does, normalised as a visitor's strokes are, and drawn with a pen of varying width.
"""

from dataclasses import dataclass

import numpy as np

from digits.data.digit_templates import DIGIT_TEMPLATES
from digits.data.non_digit_templates import NON_DIGIT_TEMPLATES
from digits.data.templates import Stroke, Template
from digits.preprocess.ink import PEN_PX, SIZE, fit_to_box, rasterize
from digits.preprocess.normalize import STANDARD, Limits, normalize_segments

PIECES_A_SPAN = 4  # straight pieces drawn for each span between two points of a template
WAVES = 2  # that warp a drawing

COPIES = 5  # of each scribble and each group, each deformed in its own way
LETTERS_SHARE = 0.6  # of the groups; the rest are digits
CHUNK = 128  # drawings rasterised at a time: few enough to stay in the processor's cache


@dataclass(frozen=True)
class Synthesis:
    """How far drawings of one template differ; the values stand in `training/recipe.py`.

    Standard deviations, in heights of the digit unless another unit is named.

    Attributes:
        mixing: concentration of the Dirichlet distribution that mixes the extreme forms of a
            stroke; below 1 most drawings are near one or two of them.
        angularity: how far strokes stray from a smooth curve to straight pieces, from 0 to 1.
        reach: of how much sooner or later a stroke begins and ends, in lengths of the way from its
            first point to its second, and of that between the last two.
        point_jitter: of each point by itself.
        stroke_shift: of each stroke as a whole.
        warp: of the push of each of two long waves across the drawing.
        warp_frequency: of those waves, in radians a height.
        rotation: in radians.
        slant: to the side for each height.
        aspect: of the logarithm of width over height.
        pen_spread_px: of the width of the pen, in pixels.
        pen_range_px: the narrowest and the widest pen, in pixels.
        coarse_share: share of the drawings that are rounded to a coarse grid.
        coarse_steps: fewest and most grid steps over the height of such a drawing.
        scribble_share: share of scribbles among the negative examples.
        group_share: share of letters or digits side by side; the rest are templates.
    """

    mixing: float
    angularity: float
    reach: float
    point_jitter: float
    stroke_shift: float
    warp: float
    warp_frequency: float
    rotation: float
    slant: float
    aspect: float
    pen_spread_px: float
    pen_range_px: tuple[float, float]
    coarse_share: float
    coarse_steps: tuple[float, float]
    scribble_share: float
    group_share: float


def draw_digits(
    count: int, seed: int, synthesis: Synthesis, limits: Limits = STANDARD
) -> tuple[np.ndarray, np.ndarray]:
    """Draw `count` digits, every digit equally often.

    A family of templates is drawn in proportion to the square root of their number.

    Returns:
        images: uint8 of shape (count, 28, 28), 255 is ink, normalised.
        labels: int64 of shape (count,), shuffled.
    """
    templates, digits, weights = [], [], []
    for digit, families in DIGIT_TEMPLATES.items():
        whole = sum(np.sqrt(len(family)) for family in families.values())
        for family in families.values():
            templates += family
            digits += [digit] * len(family)
            weights += [1 / np.sqrt(len(family)) / whole] * len(family)
    rng = np.random.default_rng(seed)
    chosen = rng.choice(len(templates), size=count, p=np.array(weights) / sum(weights))
    return draw_templates(templates, chosen, rng, synthesis, limits), np.array(digits)[chosen]


def draw_non_digits(
    count: int, seed: int, synthesis: Synthesis, limits: Limits = STANDARD
) -> np.ndarray:
    """Draw `count` negative examples: letters, signs, groups and scribbles.

    Returns:
        images: uint8 of shape (count, 28, 28), 255 is ink, normalised.
    """
    rng = np.random.default_rng(seed)
    templates = [template for family in NON_DIGIT_TEMPLATES.values() for template in family]
    made = [scribble(rng) for _ in range(int(count * synthesis.scribble_share / COPIES))]
    made += [group(rng) for _ in range(int(count * synthesis.group_share / COPIES))]
    single = rng.integers(len(templates), size=count - len(made) * COPIES)
    copies = np.repeat(np.arange(len(made)), COPIES) + len(templates)
    chosen = rng.permutation(np.concatenate([single, copies]))
    return draw_templates(templates + made, chosen, rng, synthesis, limits)


def contact_sheet(synthesis: Synthesis, columns: int = 30, seed: int = 0) -> np.ndarray:
    """Samples side by side: a row for each family of each digit, then six of negative examples.

    Returns:
        uint8 of shape (rows * 28, columns * 28), 255 is ink.
    """
    rng = np.random.default_rng(seed)
    rows = []
    for families in DIGIT_TEMPLATES.values():
        for family in families.values():
            chosen = np.sort(rng.integers(len(family), size=columns))
            rows.append(draw_templates(family, chosen, rng, synthesis))
    rows.append(draw_non_digits(6 * columns, seed, synthesis))
    grid = np.concatenate(rows).reshape(-1, columns, SIZE, SIZE)
    return grid.swapaxes(1, 2).reshape(-1, columns * SIZE)


def scribble(rng: np.random.Generator) -> Template:
    """One to three strokes through random places."""
    points = rng.random((rng.integers(6, 15), 2))
    cuts = np.sort(
        rng.choice(np.arange(2, len(points) - 1), size=rng.integers(0, 3), replace=False)
    )
    return [
        [[tuple(point) for point in stroke]] for stroke in np.split(points, cuts) if len(stroke) > 1
    ]


def group(rng: np.random.Generator) -> Template:
    """Two to four letters, or two or three digits, side by side."""
    if rng.random() < LETTERS_SHARE:
        pool, count = [NON_DIGIT_TEMPLATES["letters"]], rng.integers(2, 5)
    else:
        pool = [family for families in DIGIT_TEMPLATES.values() for family in families.values()]
        count = rng.integers(2, 4)
    strokes, right = [], 0.0
    for _ in range(count):
        family = pool[rng.integers(len(pool))]
        sign = [forms[rng.integers(len(forms))] for forms in family[rng.integers(len(family))]]
        height = rng.uniform(0.7, 1.1)
        across = [x * height for points in sign for x, _ in points]
        shift = right - min(across)
        strokes += [
            [[(x * height + shift, (y - 1) * height) for x, y in points]] for points in sign
        ]
        right = shift + max(across) + rng.uniform(-0.05, 0.3)
    return strokes


def draw_templates(
    templates: list[Template],
    chosen: np.ndarray,
    rng: np.random.Generator,
    synthesis: Synthesis,
    limits: Limits = STANDARD,
) -> np.ndarray:
    """One drawing of `templates[i]` for every i in `chosen`: uint8, shape (len(chosen), 28, 28)."""
    images = np.empty((len(chosen), SIZE, SIZE), dtype=np.uint8)
    for index in np.unique(chosen):
        places = np.flatnonzero(chosen == index)
        for start in range(0, len(places), CHUNK):
            some = places[start : start + CHUNK]
            images[some] = draw_template(templates[index], len(some), rng, synthesis, limits)
    return images


def draw_template(
    template: Template,
    count: int,
    rng: np.random.Generator,
    synthesis: Synthesis,
    limits: Limits = STANDARD,
) -> np.ndarray:
    """`count` drawings of one template: uint8, shape (count, 28, 28)."""
    strokes = []
    for stroke in template:
        forms, smooth, straight = curve_through(stroke)
        points = np.tensordot(rng.dirichlet([synthesis.mixing] * len(forms), count), forms, 1)
        points += rng.normal(0, synthesis.point_jitter, points.shape)
        points += rng.normal(0, synthesis.stroke_shift, (count, 1, 2))
        sooner, later = rng.normal(0, synthesis.reach, (2, count, 1))
        points[:, 0] += sooner * (points[:, 0] - points[:, 1])
        points[:, -1] += later * (points[:, -1] - points[:, -2])
        angular = np.minimum(np.abs(rng.normal(0, synthesis.angularity, (count, 1, 1))), 1)
        strokes.append((1 - angular) * (smooth @ points) + angular * (straight @ points))
    lengths = [stroke.shape[1] for stroke in strokes]
    points = deform(np.concatenate(strokes, axis=1), rng, synthesis)
    points = coarsen(points, rng, synthesis)
    strokes = np.split(points, np.cumsum(lengths)[:-1], axis=1)
    segments = np.concatenate(
        [np.concatenate([s[:, :-1], s[:, 1:]], axis=2) for s in strokes], axis=1
    )
    pen_px = rng.normal(PEN_PX, synthesis.pen_spread_px, (count, 1))
    pen_px = np.clip(pen_px, *synthesis.pen_range_px)
    segments, pen_px = (
        part.astype(np.float32) for part in (fit_to_box(segments, pen_px[..., None]), pen_px)
    )
    placed = normalize_segments(segments, rasterize(segments, pen_px), limits)
    grey = rasterize(placed.astype(np.float32), pen_px)
    return np.rint(grey * 255).astype(np.uint8)


def curve_through(stroke: Stroke) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A smooth curve through the points of a stroke, and the straight pieces between them.

    The curve is a Catmull-Rom spline (Catmull and Rom 1974): linear in its points, so that
    `smooth @ points` draws any number of jittered copies at once. A point given twice in a
    row is a corner.

    Returns:
        forms: the extreme forms of the stroke, shape (forms, points, 2), each corner once.
        smooth: shape (places on the curve, points).
        straight: the same for the straight pieces.
    """
    first = stroke[0]
    kept = [i for i, point in enumerate(first) if i == 0 or point != first[i - 1]]
    index = [sum(place <= i for place in kept) - 1 for i in range(len(first))]
    t = np.arange(PIECES_A_SPAN) / PIECES_A_SPAN
    spline = [-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2]
    line = [np.zeros_like(t), 1 - t, t, np.zeros_like(t)]
    curves = []
    for basis in (np.stack(spline) / 2, np.stack(line)):
        rows = []
        for span in range(len(index) - 1):
            if index[span] == index[span + 1]:
                continue
            places = np.clip(np.arange(span - 1, span + 3), 0, len(index) - 1)
            part = np.zeros((PIECES_A_SPAN, len(kept)))
            for weight, place in zip(basis, places, strict=True):
                part[:, index[place]] += weight
            rows.append(part)
        rows.append(np.eye(len(kept))[-1:])
        curves.append(np.concatenate(rows))
    return np.array([[form[i] for i in kept] for form in stroke], float), *curves


def deform(points: np.ndarray, rng: np.random.Generator, synthesis: Synthesis) -> np.ndarray:
    """Warp, stretch, slant and turn each drawing: points of shape (count, points, 2)."""
    count = len(points)
    for _ in range(WAVES):  # each long, in a random direction
        wave = rng.normal(0, synthesis.warp_frequency, (count, 2, 1))
        phase = rng.uniform(0, 2 * np.pi, (count, 1, 1))
        push = rng.normal(0, synthesis.warp, (count, 1, 2))
        points = points + np.sin(points @ wave + phase) * push
    stretch = np.exp(rng.normal(0, synthesis.aspect, count) / 2)
    slant = rng.normal(0, synthesis.slant, count)
    turn = rng.normal(0, synthesis.rotation, count)
    cos, sin = np.cos(turn), np.sin(turn)
    x, y = points[..., 0] * stretch[:, None], points[..., 1] / stretch[:, None]
    x = x - slant[:, None] * y
    return np.stack(
        [x * cos[:, None] - y * sin[:, None], x * sin[:, None] + y * cos[:, None]], axis=-1
    )


def coarsen(points: np.ndarray, rng: np.random.Generator, synthesis: Synthesis) -> np.ndarray:
    """Round the points of some drawings to a coarse grid, as a small tablet or mouse does."""
    count = len(points)
    steps = np.exp(rng.uniform(*np.log(synthesis.coarse_steps), (count, 1, 1)))
    coarse = rng.random((count, 1, 1)) < synthesis.coarse_share
    return np.where(coarse, np.rint(points * steps) / steps, points)
