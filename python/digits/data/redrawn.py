"""MNIST redrawn: the digits of its pictures, drawn again with the page's pen.

MNIST was written with pens of all widths, scanned and blurred; a visitor draws with one clean pen.
So that the network also sees how people of MNIST write as the page would have drawn it, each digit
is thinned to its skeleton, which is normalised and drawn as strokes are.
"""

import numpy as np
from PIL import Image
from skimage.morphology import skeletonize

from digits.preprocess.ink import PEN_PX, SIZE, fit_to_box
from digits.preprocess.normalize import STANDARD, Limits, normalize_segments

FINER = 4  # the skeleton is as exact as a quarter of a pixel
INKED = 110  # of 255: darker than this is ink

RADIUS = PEN_PX / 2 + 0.5  # of a dot: farther from its middle there is only paper
NEAR = np.arange(int(2 * RADIUS) + 2)  # columns of pixels that it may reach, and rows
MARGIN = len(NEAR)  # around the picture, for dots at its edge


def redraw(images: np.ndarray, limits: Limits = STANDARD) -> np.ndarray:
    """Draw digits again.

    Args:
        images: uint8, shape (count, 28, 28), 255 is ink; each holds some.
        limits: how far they may be normalised.

    Returns:
        uint8 of the same shape, normalised.
    """
    redrawn = np.empty(images.shape, np.uint8)
    for i, image in enumerate(images):
        points = skeleton(image)
        dots = fit_to_box(np.hstack([points, points]))  # pieces of length zero
        placed = normalize_segments(dots, draw_dots(dots[:, :2]), limits)
        redrawn[i] = np.rint(255 * draw_dots(placed[:, :2]))
    return redrawn


def skeleton(image: np.ndarray) -> np.ndarray:
    """The middle of the strokes of a digit (T. Y. Zhang and C. Y. Suen 1984).

    Args:
        image: uint8, shape (28, 28), 255 is ink.

    Returns:
        Points (x, y) close together, float64, shape (count, 2), in pixels.

    Raises:
        ValueError: when there is no ink.
    """
    side = FINER * SIZE
    large = np.asarray(Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC))
    rows, columns = np.nonzero(skeletonize(large > min(INKED, image.max() / 2)))
    if not len(rows):
        raise ValueError("there is no ink in the picture")
    return (np.stack([columns, rows], axis=1) + 0.5) / FINER


def draw_dots(dots: np.ndarray) -> np.ndarray:
    """As `rasterize`, for many dots close together.

    Args:
        dots: as (x, y), shape (count, 2), in pixels.

    Returns:
        Array of shape (28, 28): 0 is paper, 1 is ink.
    """
    # Of the pixels that each may reach, in a picture with a margin.
    first = np.floor(np.clip(dots - RADIUS, -MARGIN, SIZE)).astype(np.int64)
    columns, rows = (first[:, axis, None] + NEAR for axis in (0, 1))
    across, down = (dots[:, axis, None] - (x + 0.5) for axis, x in enumerate((columns, rows)))
    width = SIZE + 2 * MARGIN
    places = ((rows + MARGIN) * width)[:, :, None] + (columns + MARGIN)[:, None, :]
    squared = np.full(width * width, np.inf)
    np.minimum.at(
        squared, places.ravel(), ((down**2)[:, :, None] + (across**2)[:, None, :]).ravel()
    )
    inside = slice(MARGIN, -MARGIN)
    squared = squared.reshape(width, width)[inside, inside]
    return np.clip(RADIUS - np.sqrt(squared), 0, 1)
