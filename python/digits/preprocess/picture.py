"""Pictures of a handwritten digit, from a scanner or camera, made like MNIST's."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from digits.errors import UserError
from digits.preprocess.ink import BOX, SIZE

MIN_CONTRAST = 0.1  # between paper and ink, of the range from black to white
INK = 0.3  # a pixel this dark, of the darkest, belongs to the digit


def read(path: Path) -> np.ndarray:
    """Read a picture of one digit, dark on light or light on dark.

    Returns:
        float64, shape (28, 28): 0 is paper, 1 is ink; the digit fills the 20x20 box.

    Raises:
        UserError: when the file is missing, no picture, or shows nothing.
    """
    try:
        with Image.open(path) as image:
            return prepare(image)
    except FileNotFoundError as error:
        raise UserError(f"{path}: no such file.") from error
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise UserError(f"{path}: not a picture that can be read, such as PNG or JPEG.") from error
    except ValueError as error:
        raise UserError(f"{path}: {error}.") from error


def prepare(image: Image.Image) -> np.ndarray:
    """Make a picture like MNIST's; see `read`."""
    grey = to_grey(image)
    # The edge is paper, so whatever differs most from it is ink.
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    difference = grey - np.median(edge)
    polarity = 1 if difference.max() > -difference.min() else -1
    ink = np.clip(polarity * difference, 0, None)
    if ink.max() < MIN_CONTRAST:
        raise ValueError("the picture is blank: nothing in it differs from its edge")
    return fit(ink / ink.max())


def to_grey(image: Image.Image) -> np.ndarray:
    """Brightness from 0 to 1, upright, transparent parts white."""
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    return np.asarray(Image.alpha_composite(paper, upright).convert("L")) / 255


def fit(ink: np.ndarray) -> np.ndarray:
    """Cut out the digit and shrink it into the 20x20 box, each pixel the mean of those it covers.

    Args:
        ink: 0 is paper, 1 is ink, any shape.
    """
    rows = np.flatnonzero((ink > INK).any(axis=1))
    columns = np.flatnonzero((ink > INK).any(axis=0))
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = BOX / max(cut.shape)
    height, width = (max(1, round(side * scale)) for side in cut.shape)
    small = Image.fromarray(cut.astype(np.float32)).resize(
        (width, height), Image.Resampling.BOX if scale < 1 else Image.Resampling.BILINEAR
    )
    picture = np.zeros((SIZE, SIZE))
    top, left = (SIZE - height) // 2, (SIZE - width) // 2
    picture[top : top + height, left : left + width] = small
    return picture / picture.max()
