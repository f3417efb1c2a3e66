"""Picture to network input: centres a 28x28 picture and takes out its slant.

Every picture takes this step before the network, in training and on the page: MNIST
digits, drawn ink and photographs. So the network need not learn the same digit in every
place and slant. JavaScript's twin is `web/src/normalize.js`.
"""

import numpy as np

from digits.ink import SIZE

MAX_SHEAR = 1.0  # pixels to the side for each pixel down: never more than 45 degrees
MIN_VARIANCE = 1e-9


def normalize(images: np.ndarray) -> np.ndarray:
    """Move the centre of mass to the middle and remove the slant.

    The slant is the shear that makes the second moment of x and y zero (deskewing,
    LeCun et al. 1998, "Gradient-based learning applied to document recognition").

    Args:
        images: shape (28, 28) or (count, 28, 28): 0 is paper, 1 is ink.

    Returns:
        float64 array of the same shape. An empty picture stays empty.

    Raises:
        ValueError: when the pictures are not 28x28.
    """
    images = np.asarray(images, dtype=np.float64)
    if images.shape[-2:] != (SIZE, SIZE):
        raise ValueError(f"pictures must be {SIZE}x{SIZE}, not {images.shape}")
    batch = images.reshape(-1, SIZE, SIZE)
    x, y, shear = moments(batch)
    # For each pixel of the result: the place in the picture that it shows.
    offset = np.arange(SIZE) - (SIZE - 1) / 2
    from_y = np.broadcast_to((y[:, None] + offset)[:, :, None], batch.shape)
    from_x = x[:, None, None] + offset + shear[:, None, None] * offset[:, None]
    return bilinear(batch, from_x, from_y).reshape(images.shape)


def moments(images: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Centre of mass (x, y), in pixel indices, and shear of each picture: shape (count,)."""
    index = np.arange(SIZE, dtype=np.float64)
    mass = images.sum(axis=(1, 2))
    mass = np.where(mass > 0, mass, 1)
    x = images.sum(axis=1) @ index / mass
    y = images.sum(axis=2) @ index / mass
    to_x, to_y = index - x[:, None], index - y[:, None]
    variance_y = np.einsum("nyx,ny->n", images, to_y**2) / mass
    covariance = np.einsum("nyx,ny,nx->n", images, to_y, to_x) / mass
    shear = covariance / np.maximum(variance_y, MIN_VARIANCE)
    return x, y, np.clip(shear, -MAX_SHEAR, MAX_SHEAR)


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
