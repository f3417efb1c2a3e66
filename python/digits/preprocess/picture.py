"""Pictures of handwritten digits, read by the page's own modules: nothing of that is written twice.

Pillow decodes a picture, and Node runs what the page runs: see `web/bench/read-picture.js`.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from digits import paths
from digits.errors import UserError

# By name, because Pillow hands other formats to other programs: EPS to Ghostscript.
FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"}
MAX_PIXELS = 50_000_000  # as on the page
WHITES = (1, 2**8, 2**16, 2**32)  # or just below: of greys of 32 bits, whole numbers or fractions
TIMEOUT_S = 120
INK = 0.4  # the lightest grey that is shown as ink
BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


class TooMuchInkError(UserError):
    """A picture holds more ink than can be digits."""


class PageCodeError(UserError):
    """The page's code failed or did not answer: over one of the pictures, or over none of them."""


@dataclass(frozen=True)
class Pixels:
    """A picture that has been decoded.

    Attributes:
        file: the picture.
        width: in pixels.
        height: in pixels.
        values: file of RGBA, a byte each, row by row, upright.
    """

    file: Path
    width: int
    height: int
    values: Path


@dataclass(frozen=True)
class Answer:
    """What the page would show for a picture.

    Attributes:
        text: rows of digits, `?` for what is no digit; empty when nothing was found.
        digits: for each digit the digit, None for `?`, and the ten probabilities.
        inputs: for each digit its 784 greys, normalised, from 0 to 1.
    """

    text: str
    digits: list[tuple[int | None, list[float]]]
    inputs: list[list[float]]

    @property
    def drawn(self) -> list[str]:
        """What the network got, in characters."""
        return [half_blocks(greys) for greys in self.inputs]


def find(paths: Sequence[Path]) -> list[Path]:
    """The pictures that are meant: files as they are, of folders all pictures in them.

    Raises:
        UserError: when a folder holds no picture.
    """
    found = []
    for path in paths:
        if path.is_dir():
            named = (p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
            inside = sorted(p for p in named if p.is_file())
            if not inside:
                raise UserError(f"{path}: no picture in this folder.")
            found += inside
        else:
            found.append(path)
    return found


def read(files: Sequence[Path], network: Path) -> list[Answer]:
    """Read pictures of handwritten digits as the page reads them.

    Args:
        files: PNG, JPEG, WebP, BMP, GIF or TIFF.
        network: folder of the files that the page loads.

    Raises:
        UserError: when a file is missing or no picture; and as `read_pixels`.
    """
    with tempfile.TemporaryDirectory(prefix="digits-") as folder:
        decoded = [write_pixels(file, Path(folder) / str(i)) for i, file in enumerate(files)]
        return read_pixels(decoded, network)


def write_pixels(file: Path, target: Path) -> Pixels:
    """Decode a picture into a file of its pixels.

    Raises:
        UserError: as `open_upright`.
    """
    image = open_upright(file)
    target.write_bytes(image.tobytes())
    return Pixels(file, image.width, image.height, target)


def read_pixels(decoded: Sequence[Pixels], network: Path) -> list[Answer]:
    """Read pictures that have been decoded as the page reads them.

    Args:
        decoded: see `write_pixels`.
        network: folder of the files that the page loads.

    Raises:
        UserError: when Node or its packages are missing.
        TooMuchInkError: when a picture holds more ink than can be digits.
        PageCodeError: when Node fails or does not answer.
    """
    node = shutil.which("node")
    if node is None:
        raise UserError(
            "Pictures are read by the page's own code, which needs Node.js 20: not found."
        )
    if not (paths.WEB / "node_modules").is_dir():
        raise UserError(
            f"Pictures are read by the page's own code: run `npm ci` in {paths.WEB} first."
        )
    if not (network / "model.json").is_file():
        raise UserError(f"{network}: no model.json in this folder.")
    arguments = [f"{each.width}x{each.height}:{each.values}" for each in decoded]
    script = paths.WEB / "bench" / "read-picture.js"
    try:
        run = subprocess.run(  # noqa: S603  our own script, and paths that we wrote
            [node, script, "--model", network.resolve(), *arguments],
            cwd=paths.WEB,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise PageCodeError(f"The page's code did not answer within {TIMEOUT_S} s.") from error
    except subprocess.CalledProcessError as error:
        reason = [line for line in error.stderr.splitlines() if "Error" in line] or ["no reason"]
        raise PageCodeError(f"The page's code failed: {reason[0].strip()}.") from error
    lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
    return [_answer(each.file, json.loads(line)) for each, line in zip(decoded, lines, strict=True)]


def _answer(file: Path, answer: dict) -> Answer:
    if "error" in answer:
        raise TooMuchInkError(
            f"{file}: there is too much ink in this picture; read it part by part."
        )
    digits = [(each["digit"], each["probabilities"]) for each in answer["digits"]]
    return Answer(answer["text"], digits, [each["input"] for each in answer["digits"]])


def half_blocks(greys: Sequence[float], side: int = 28) -> str:
    """A picture in characters, two squares above each other in one: ink is drawn, paper is not.

    Args:
        greys: row by row, from 0 to 1.
        side: squares a side, an even number.
    """
    dark = [grey >= INK for grey in greys]
    rows = [dark[start : start + side] for start in range(0, side * side, side)]
    lines = []
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        pairs = zip(upper, lower, strict=True)
        lines.append("".join(BLOCKS[above, below] for above, below in pairs).rstrip())
    return "\n".join(lines)


def open_upright(file: Path) -> Image.Image:
    """Decode a picture: RGBA, turned as its EXIF data says.

    Raises:
        UserError: when the file is missing, no picture, or larger than MAX_PIXELS.
    """
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise UserError(f"{file}: larger than {MAX_PIXELS // 1_000_000} megapixels.")
            return eight_bits(ImageOps.exif_transpose(image)).convert("RGBA")
    except FileNotFoundError as error:
        raise UserError(f"{file}: no such file.") from error
    except Image.DecompressionBombError as error:
        raise UserError(f"{file}: larger than {MAX_PIXELS // 1_000_000} megapixels.") from error
    # Pillow's decoders raise many kinds of errors on damaged files.
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise UserError(f"{file}: not a picture that can be read, such as PNG or JPEG.") from error


def eight_bits(image: Image.Image) -> Image.Image:
    """Greys of 16 or 32 bits in 8; any other picture as it is.

    Pillow's own `convert` would make everything above 255 white. Of 16 bits the upper 8 are taken,
    as browsers do; of 32 nothing says what is white: the least of WHITES that holds the lightest.
    """
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode not in ("I", "F"):
        return image
    greys = np.nan_to_num(np.asarray(image, np.float32))
    lightest = greys.max()
    white = next((white for white in WHITES if lightest <= white), lightest)
    return Image.fromarray(np.clip(greys / white * 256, 0, 255).astype(np.uint8))
