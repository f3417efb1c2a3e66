"""Strokes to picture: draws pen strokes into a 28x28 image, the size of an MNIST digit.

A stroke is a list of (x, y) points, x to the right and y down, in any unit. The
drawing is first scaled as vectors, so a digit drawn small and one drawn large give
the same picture, and then drawn with a pen of constant width. Every pixel's grey is
computed from its distance to the stroke, so the numbers are the same in NumPy here
and in JavaScript, in the page's `ink.js`.
"""

import numpy as np

SIZE = 28  # pixels a side of the picture, as in MNIST
PIXELS = SIZE * SIZE
BOX = 20.0  # pixels a side of the box that the drawing fills, as in MNIST
PEN_PX = 2.2  # width of the pen, in pixels

Stroke = list[tuple[float, float]]


def ink(strokes: list[Stroke], pen_px: float = PEN_PX) -> np.ndarray:
    """Draw strokes into a picture.

    Args:
        strokes: at least one point in all; empty strokes are skipped.
        pen_px: width of the pen in pixels of the picture.

    Returns:
        float64 array of shape (28, 28): 0 is paper, 1 is ink.

    Raises:
        ValueError: when there is no point at all, or a coordinate is not finite.
    """
    segments = to_segments(strokes)
    return rasterize(fit_to_box(segments, pen_px), pen_px)


def to_segments(strokes: list[Stroke]) -> np.ndarray:
    """The straight pieces (x0, y0, x1, y1) of all strokes: float64, shape (pieces, 4).

    A stroke of one point is one piece of length zero: a dot.
    """
    pieces = []
    for stroke in strokes:
        points = np.asarray(stroke, dtype=np.float64).reshape(-1, 2)
        if len(points) == 1:
            points = np.repeat(points, 2, axis=0)
        if len(points):
            pieces.append(np.hstack([points[:-1], points[1:]]))
    if not pieces:
        raise ValueError("nothing is drawn: there is no point in the strokes")
    segments = np.concatenate(pieces)
    if not np.isfinite(segments).all():
        raise ValueError("a coordinate is not a finite number")
    return segments


def fit_to_box(segments: np.ndarray, pen_px: float = PEN_PX) -> np.ndarray:
    """Scale and centre so that the drawing, pen included, fills the 20x20 box.

    The proportions stay: the longer side fills the box. A drawing without any extent
    (a dot) is only centred.

    Args:
        segments: shape (..., pieces, 4), in any unit.
        pen_px: width of the pen; a scalar, or an array that broadcasts against (..., 1, 1).

    Returns:
        Array of the same shape, in pixels.
    """
    points = segments.reshape(*segments.shape[:-2], -1, 2)
    low, high = points.min(axis=-2, keepdims=True), points.max(axis=-2, keepdims=True)
    extent = (high - low).max(axis=-1, keepdims=True)
    scale = np.where(extent > 0, (BOX - pen_px) / np.where(extent > 0, extent, 1), 1)
    return ((points - (low + high) / 2) * scale + SIZE / 2).reshape(segments.shape)


def rasterize(segments: np.ndarray, pen_px: float = PEN_PX) -> np.ndarray:
    """Grey of each pixel from its distance to the nearest piece, with a ramp of one pixel.

    Args:
        segments: shape (..., pieces, 4), in pixels. Pixel (row, column) has its centre at
            x = column + 0.5, y = row + 0.5.
        pen_px: width of the pen; a scalar, or an array that broadcasts against (..., 1).

    Returns:
        Array of shape (..., 28, 28), in the precision of `segments`: 0 is paper, 1 is ink.
    """
    squared = np.full((*segments.shape[:-2], SIZE, SIZE), np.inf, dtype=segments.dtype)
    centres = (np.arange(SIZE) + 0.5).astype(segments.dtype)
    for piece in np.moveaxis(segments, -2, 0):
        x0, y0, x1, y1 = (piece[..., i, None, None] for i in range(4))
        along_x, along_y = x1 - x0, y1 - y0
        length = along_x * along_x + along_y * along_y
        to_x, to_y = centres - x0, centres[:, None] - y0  # of the columns, and of the rows
        # How far along the piece its point nearest to the pixel lies, from 0 to 1.
        nearest = (to_x * along_x + to_y * along_y) / np.where(length > 0, length, 1)
        nearest = np.clip(nearest, 0, 1)
        off_x, off_y = to_x - nearest * along_x, to_y - nearest * along_y
        np.minimum(squared, off_x * off_x + off_y * off_y, out=squared)
    return np.clip(np.asarray(pen_px)[..., None] / 2 + 0.5 - np.sqrt(squared), 0, 1)
