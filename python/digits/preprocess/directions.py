"""What the network sees of a picture: how dark it is, and where lines run in three directions.

A digit is its lines. So the network gets, in the last step before it, in training and on the page,
not only ink but how strongly it runs upright, rising and falling, around each place (gradient
direction features, Liu et al. 2003, "Handwritten digit recognition: benchmarking of
state-of-the-art techniques"). The page's `directions.js` does the same.
"""

from types import ModuleType

import numpy as np

from digits.preprocess.ink import SIZE


def directions(images: np.ndarray, xp: ModuleType = np) -> np.ndarray:
    """Ink and lines of each picture, in blocks of two by two squares.

    The gradient of each pixel (I. Sobel and G. Feldman 1968) is the sum of two vectors, along the
    nearest two of three directions, 60 degrees apart. Their lengths tell of upright lines, of lines
    that rise by 30 degrees to the right, and of lines that fall so; a level line counts as half
    rising, half falling. They and the ink are smoothed and halved, and meet in a picture of the old
    size: a block of 2 x 2 squares holds, row by row, ink, upright, rising and falling lines.

    Args:
        images: shape (count, 28, 28): 0 is paper, 1 is ink.
        xp: NumPy, or a module that has its functions: `keras.ops`.

    Returns:
        Array of the same shape and type, from 0 to about 1.
    """
    paper = xp.pad(images, ((0, 0), (1, 1), (1, 1)))
    across = paper[:, :, 2:] - paper[:, :, :-2]
    across = (across[:, :-2] + 2 * across[:, 1:-1] + across[:, 2:]) / 4
    down = paper[:, 2:] - paper[:, :-2]
    down = (down[:, :, :-2] + 2 * down[:, :, 1:-1] + down[:, :, 2:]) / 4
    # The gradient across each direction: nothing for a line that runs across it. The largest of
    # the three is the sum of the others.
    down = down / 3**0.5
    upright, rising, falling = xp.abs(2 * down), xp.abs(across - down), xp.abs(across + down)
    lines = (
        (rising + falling - upright) / 2,
        (falling + upright - rising) / 2,
        (upright + rising - falling) / 2,
    )
    parts = (images, *(xp.maximum(part, 0) for part in lines))  # rounding may leave less than 0
    ink, upright, rising, falling = (halve(part, xp) for part in parts)
    upper, lower = xp.stack([ink, upright], -1), xp.stack([rising, falling], -1)
    return xp.reshape(xp.stack([upper, lower], 2), (-1, SIZE, SIZE))


def halve(images: np.ndarray, xp: ModuleType = np) -> np.ndarray:
    """Pictures of half the size, smoothed by a binomial filter: shape (count, 14, 14)."""
    paper = xp.pad(images, ((0, 0), (1, 1), (1, 1)))
    rows = paper[:, :-3:2] + 3 * paper[:, 1:-2:2] + 3 * paper[:, 2:-1:2] + paper[:, 3::2]
    both = rows[:, :, :-3:2] + 3 * rows[:, :, 1:-2:2] + 3 * rows[:, :, 2:-1:2] + rows[:, :, 3::2]
    return both / 64
