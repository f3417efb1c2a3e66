"""What the network sees of a picture: how strongly ink runs in each of four directions, and where.

A digit is its lines: where they run upright, level, rising or falling. How thick or dark they are
is the pen's. So the network gets no greys but directions, the last step before it, in training and
on the page (gradient direction features, Liu et al. 2003, "Handwritten digit recognition:
benchmarking of state-of-the-art techniques"). The page's `directions.js` does the same.
"""

from types import ModuleType

import numpy as np

from digits.preprocess.ink import SIZE

HALF = SIZE // 2  # blocks a side


def directions(images: np.ndarray, xp: ModuleType = np) -> np.ndarray:
    """The lines of each picture by their direction, in blocks of two by two squares.

    Of each pixel's gradient (I. Sobel and G. Feldman 1968), the part along the axes tells of
    upright and level lines, and the part along the diagonals of rising and falling ones. Each of
    the four is smoothed and halved, and the four meet in a picture of the old size: a block of
    2 x 2 squares holds, row by row, how much runs upright, level, rising and falling there.

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
    straight = xp.abs(across) - xp.abs(down)
    diagonal = (xp.abs(across + down) - xp.abs(across - down)) / 2**0.5
    # Where one of a pair is positive, the other is nothing.
    parts = [(xp.abs(part) + sign * part) / 2 for part in (straight, diagonal) for sign in (1, -1)]
    upright, level, rising, falling = (halve(part, xp) for part in parts)
    upper, lower = (xp.stack(pair, -1) for pair in ((upright, level), (rising, falling)))
    return xp.reshape(xp.stack([upper, lower], 2), (-1, SIZE, SIZE))


def halve(images: np.ndarray, xp: ModuleType = np) -> np.ndarray:
    """Pictures of half the size, smoothed by a binomial filter: shape (count, 14, 14)."""
    paper = xp.pad(images, ((0, 0), (1, 1), (1, 1)))
    rows = paper[:, :-3:2] + 3 * paper[:, 1:-2:2] + 3 * paper[:, 2:-1:2] + paper[:, 3::2]
    both = rows[:, :, :-3:2] + 3 * rows[:, :, 1:-2:2] + 3 * rows[:, :, 2:-1:2] + rows[:, :, 3::2]
    return both / 64
