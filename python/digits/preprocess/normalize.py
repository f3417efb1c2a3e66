"""Gives a digit a standard place, slant and size, before its `directions` are taken.

Everything takes this step before the network, in training and on the page: pictures of MNIST and
photographs as pixels (`normalize`), strokes of a pen as vectors, before they are drawn
(`stroke_input`), so that they stay sharp and the pen keeps its width. So the network need not learn
the same digit in every place, slant and size. The page's `normalize.js` and `stroke-input.js` do
the same in JavaScript.
"""

from dataclasses import dataclass

import numpy as np

from digits.preprocess.ink import SIZE, Stroke, fit_to_box, rasterize, to_segments

MAX_SHEAR = 1.0  # pixels to the side for each pixel down: never more than 45 degrees
SPREAD_X = 5.5  # pixels: standard deviation of the ink to either side of the middle
SPREAD_Y = 7.4  # pixels: the same up and down
SCALE_STRENGTH = 0.8  # of the way to these, as a power: 0 leaves the size, 1 goes all the way
MAX_SCALE = 1.8  # a picture is stretched or squeezed by this at most
MIN_VARIANCE = 1e-6


@dataclass(frozen=True)
class Limits:
    """How far `normalize` may change a picture. The page uses the defaults; studies vary them.

    Attributes:
        max_shear: pixels to the side for each pixel down; 0 leaves the slant.
        max_scale: largest factor of width and height, 1 or more; 1 leaves the size.
    """

    max_shear: float = MAX_SHEAR
    max_scale: float = MAX_SCALE


STANDARD = Limits()


def normalize(images: np.ndarray, limits: Limits = STANDARD) -> np.ndarray:
    """Move the centre of mass to the middle, remove the slant and even out the size.

    The slant is the shear that makes the second moment of x and y zero (deskewing,
    LeCun et al. 1998, "Gradient-based learning applied to document recognition"). The size
    is the spread of the ink, not its outer edge, so that one long tail does not shrink a
    digit (moment normalisation, Liu et al. 2003, "Handwritten digit recognition"). Width
    and height go most of the way to their standard, within limits: a 1 stays narrow.

    Args:
        images: shape (28, 28) or (count, 28, 28): 0 is paper, 1 is ink.
        limits: how far a picture may be changed.

    Returns:
        float64 array of the same shape. An empty picture stays empty.

    Raises:
        ValueError: when the pictures are not 28x28.
    """
    images = np.asarray(images, dtype=np.float64)
    if images.shape[-2:] != (SIZE, SIZE):
        raise ValueError(f"pictures must be {SIZE}x{SIZE}, not {images.shape}")
    batch = images.reshape(-1, SIZE, SIZE)
    x, y, shear, scale_x, scale_y = moments(batch, limits)
    # For each pixel of the result: the place in the picture that it shows.
    offset = np.arange(SIZE) - (SIZE - 1) / 2
    offset_x, offset_y = offset / scale_x[:, None], offset / scale_y[:, None]
    from_y = np.broadcast_to((y[:, None] + offset_y)[:, :, None], batch.shape)
    from_x = x[:, None, None] + offset_x[:, None, :] + (shear[:, None] * offset_y)[:, :, None]
    return bilinear(batch, from_x, from_y).reshape(images.shape)


def stroke_input(strokes: list[Stroke], limits: Limits = STANDARD) -> np.ndarray:
    """A picture of strokes: normalised as vectors, then drawn with the pen.

    Args:
        strokes: at least one point in all.
        limits: how far they may be changed.

    Returns:
        float64 array of shape (28, 28): 0 is paper, 1 is ink.

    Raises:
        ValueError: when there is no point at all, or a coordinate is not finite.
    """
    segments = fit_to_box(to_segments(strokes))
    return rasterize(normalize_segments(segments, rasterize(segments), limits))


def normalize_segments(
    segments: np.ndarray, images: np.ndarray, limits: Limits = STANDARD
) -> np.ndarray:
    """The same as `normalize` for straight pieces: they are moved instead of pixels.

    Args:
        segments: shape (..., pieces, 4), in pixels.
        images: what they look like, drawn as they are: shape (..., 28, 28).
        limits: how far a drawing may be changed.

    Returns:
        Array of the same shape as `segments`, in pixels.
    """
    batch = np.asarray(images, np.float64).reshape(-1, SIZE, SIZE)
    x, y, shear, scale_x, scale_y = (part[:, None, None] for part in moments(batch, limits))
    points = segments.reshape(len(batch), -1, 2, 2) - 0.5  # to the centres of pixels
    down = points[..., 1] - y
    across = points[..., 0] - x - shear * down
    moved = np.stack([across * scale_x, down * scale_y], axis=-1) + SIZE / 2
    return moved.reshape(segments.shape)


def moments(images: np.ndarray, limits: Limits = STANDARD) -> tuple[np.ndarray, ...]:
    """What `normalize` needs to know of each picture.

    Returns:
        Five arrays of shape (count,): centre of mass x and y, in pixel indices; shear; and
        the factors by which width and height are to be scaled.
    """
    index = np.arange(SIZE, dtype=np.float64)
    mass = images.sum(axis=(1, 2))
    mass = np.where(mass > 0, mass, 1)
    x = images.sum(axis=1) @ index / mass
    y = images.sum(axis=2) @ index / mass
    to_x, to_y = index - x[:, None], index - y[:, None]
    variance_x = (images.sum(axis=1) * to_x**2).sum(axis=1) / mass
    variance_y = (images.sum(axis=2) * to_y**2).sum(axis=1) / mass
    covariance = ((images * to_x[:, None, :]).sum(axis=2) * to_y).sum(axis=1) / mass
    shear = covariance / np.maximum(variance_y, MIN_VARIANCE)
    shear = np.clip(shear, -limits.max_shear, limits.max_shear)
    upright_x = variance_x - 2 * shear * covariance + shear**2 * variance_y
    scale_x = partial_scale(SPREAD_X, upright_x, limits.max_scale)
    scale_y = partial_scale(SPREAD_Y, variance_y, limits.max_scale)
    return x, y, shear, scale_x, scale_y


def partial_scale(spread: float, variance: np.ndarray, max_scale: float) -> np.ndarray:
    """The factor that takes a picture most of the way to a spread, within `max_scale`."""
    scale = (spread / np.sqrt(np.maximum(variance, MIN_VARIANCE))) ** SCALE_STRENGTH
    return np.clip(scale, 1 / max_scale, max_scale)


def bilinear(images: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Sample each picture at (x, y), in pixel indices; outside it is paper.

    Args:
        images: shape (count, 28, 28).
        x, y: shape (count, 28, 28).
    """
    left, top = np.floor(x), np.floor(y)
    right_share, lower_share = x - left, y - top
    # A margin of paper around the picture, so that places outside need no special case.
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    column = np.clip(left, -1, SIZE - 1).astype(np.int64) + 1
    row = np.clip(top, -1, SIZE - 1).astype(np.int64) + 1
    outside = (left < -1) | (left > SIZE - 1) | (top < -1) | (top > SIZE - 1)
    n = np.arange(len(images))[:, None, None]
    upper = padded[n, row, column] * (1 - right_share) + padded[n, row, column + 1] * right_share
    lower = (
        padded[n, row + 1, column] * (1 - right_share)
        + padded[n, row + 1, column + 1] * right_share
    )
    return np.where(outside, 0, upper * (1 - lower_share) + lower * lower_share)
