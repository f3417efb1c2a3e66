"""A picture of every kind that people hand over: `python -m tests.support.picture_kinds FOLDER`.

Each holds other digits, drawn with a pen on paper, so that no two answers are the same.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

DIGITS = {  # in a square
    0: [
        (0.5, 0.02),
        (0.2, 0.2),
        (0.12, 0.5),
        (0.2, 0.8),
        (0.5, 0.98),
        (0.8, 0.8),
        (0.88, 0.5),
        (0.8, 0.2),
        (0.5, 0.02),
    ],
    1: [(0.52, 0.02), (0.47, 0.98)],
    2: [
        (0.2, 0.25),
        (0.35, 0.06),
        (0.62, 0.05),
        (0.78, 0.25),
        (0.7, 0.48),
        (0.2, 0.97),
        (0.85, 0.97),
    ],
    3: [
        (0.2, 0.1),
        (0.5, 0.02),
        (0.75, 0.2),
        (0.68, 0.4),
        (0.45, 0.48),
        (0.75, 0.6),
        (0.8, 0.8),
        (0.5, 0.98),
        (0.18, 0.88),
    ],
    7: [(0.14, 0.06), (0.84, 0.04), (0.4, 0.97)],
}
SIDE, PEN = 110, 9  # pixels


def draw(digits: list[int]) -> Image.Image:
    """Digits side by side, dark on grey paper, in RGB."""
    image = Image.new("RGB", (60 + 130 * len(digits), 210), (232, 228, 215))
    pen = ImageDraw.Draw(image)
    for place, digit in enumerate(digits):
        line = [(40 + 130 * place + 0.7 * SIDE * x, 50 + SIDE * y) for x, y in DIGITS[digit]]
        pen.line(line, (35, 38, 66), PEN, "curve")
    return image


def write(folder: Path) -> None:
    """Write the pictures; the name of each tells its digits."""
    upright = Image.Exif()
    upright[0x0112] = 6  # to be turned by a quarter: the camera was held upright
    turned = draw([2, 0, 3]).transpose(Image.Transpose.ROTATE_90)
    turned.save(folder / "203, turned.jpg", quality=90, exif=upright)
    grey = np.asarray(draw([7, 2]).convert("L")).astype(np.uint16)
    Image.fromarray(grey * 256 + 99).save(folder / "72, 16 bits.png")
    # Black all over: without its alpha there is nothing to see.
    clear = Image.new("RGBA", draw([3, 1]).size, (0, 0, 0, 0))
    clear.putalpha(Image.eval(draw([3, 1]).convert("L"), lambda light: 255 if light < 128 else 0))
    clear.save(folder / "31, transparent.png")
    draw([0, 7]).save(folder / "07, lossy.webp", quality=80)
    draw([2, 3]).convert("P").save(folder / "23, palette.gif")
    draw([7, 0]).save(folder / "70.bmp")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
