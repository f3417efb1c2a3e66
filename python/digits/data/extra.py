"""Digits of one's own, to train on besides MNIST: `digits train --extra`.

They may be files of drawings (see stroke_files/), among them the one that the page saves of its
corrections, and folders of pictures by class: `0/` to `9/`, each picture of one digit. What cannot
be used is skipped, and told.
"""

import base64
import binascii
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from digits.data.mnist import CLASSES, Digits
from digits.data.stroke_files import stroke_file
from digits.data.stroke_files.drawing import Drawing
from digits.errors import UserError
from digits.preprocess.normalize import normalize, stroke_input
from digits.preprocess.picture import open_upright
from digits.system.gzip_file import read_bytes

SIDE = 28
BOX = 20  # pixels that a digit fills, as in MNIST
INKED = 0.25  # of the greatest darkness, at least, is ink: paper is not plain in photographs
LABELS = [str(label) for label in range(CLASSES)]

Image_ = np.ndarray


@dataclass(frozen=True)
class Extra:
    """What was found.

    Attributes:
        digits: those that are taken; the pictures are normalised already.
        taken: for each file or folder, how many.
        skipped: what is not taken, and why; a line each.
    """

    digits: Digits
    taken: dict[str, int]
    skipped: list[str]

    def record(self) -> dict:
        """For the report, which is published: without the folders of whoever trains.

        Returns:
            "count", how many digits are taken; "taken", how many by the name of the file or folder;
            "skipped", how many are not taken.
        """
        taken = Counter()
        for place, count in self.taken.items():
            taken[Path(place).resolve().name] += count
        return {"count": len(self.digits), "taken": dict(taken), "skipped": len(self.skipped)}


def read(places: Sequence[Path]) -> Extra:
    """Read files of drawings and folders of pictures.

    Raises:
        UserError: when one is missing or cannot be read at all, or there is no digit in any.
    """
    found, taken, skipped = [], {}, []
    for place in places:
        items = pictures(place) if is_by_class(place) else drawings(place)
        before = len(found)
        for name, label, image in items:
            if isinstance(image, str):
                skipped.append(f"{name}: {image}")
            else:
                found.append((label, image))
        taken[str(place)] = len(found) - before
    if not found:
        reasons = "".join(f"\n  {line}" for line in skipped[:5])
        raise UserError(f"There is no digit to train on in what --extra names.{reasons}")
    images = np.stack([np.rint(image * 255).astype(np.uint8) for _, image in found])
    return Extra(Digits(images, np.array([label for label, _ in found], np.uint8)), taken, skipped)


Item = tuple[str, int, Image_ | str]  # where, label, and the image or why there is none


def is_by_class(place: Path) -> bool:
    """Whether it is a folder of folders `0` to `9`, or of some of these."""
    return place.is_dir() and any((place / label).is_dir() for label in LABELS)


def pictures(folder: Path) -> Iterator[Item]:
    """The pictures in the folders `0` to `9`."""
    for label in LABELS:
        for path in sorted((folder / label).glob("*")):
            if not path.name.startswith("."):
                yield str(path), int(label), from_picture(path)


def from_picture(path: Path) -> Image_ | str:
    """One digit, dark on light or light on dark: normalised 28x28 greys, or why there is none."""
    try:
        picture = open_upright(path)
    except UserError as error:
        return str(error).removeprefix(f"{path}: ").removesuffix(".")
    paper = Image.new("RGBA", picture.size, "white")
    greys = np.asarray(Image.alpha_composite(paper, picture).convert("L"), np.float64) / 255
    edge = np.concatenate([greys[0], greys[-1], greys[:, 0], greys[:, -1]])
    inked = np.abs(greys - np.median(edge))
    if inked.max() < 0.1:
        return "blank"
    inked = np.where(inked >= INKED * inked.max(), inked / inked.max(), 0)
    rows, columns = np.nonzero(inked.any(1))[0], np.nonzero(inked.any(0))[0]
    cropped = inked[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = BOX / max(cropped.shape)
    height, width = (max(1, round(scale * side)) for side in cropped.shape)
    small = Image.fromarray(cropped.astype(np.float32)).resize(
        (width, height), Image.Resampling.BOX
    )
    image = np.zeros((SIDE, SIDE))
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    image[top : top + height, left : left + width] = np.asarray(small)
    return normalize(image / image.max())


def drawings(path: Path) -> Iterator[Item]:
    """The digits in a file of drawings; of JSON lines, each for itself."""
    if path.is_dir():
        yield from ((str(path), *drawn(drawing)) for drawing in stroke_file.read(path))
        return
    if not path.is_file():
        raise UserError(f"{path}: no such file.")
    content = read_bytes(path)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{":
        yield from ((str(path), *drawn(drawing)) for drawing in stroke_file.read(path))
        return
    for number, line in enumerate(stroke_file.text_lines(path, content), 1):
        if line:
            yield (f"{path}, line {number}", *from_line(line))


def from_line(line: str) -> tuple[int, Image_ | str]:
    """The digit of a line: strokes, or pixels as the page saves those of a picture."""
    try:
        about = json.loads(line)
    except (ValueError, RecursionError):
        about = None
    if isinstance(about, dict) and "pixels" in about:
        return from_pixels(about)
    try:
        return drawn(*stroke_file.parse_json_lines([line]))
    except stroke_file.Malformed as error:
        return -1, error.reason


def from_pixels(about: dict) -> tuple[int, Image_ | str]:
    """28x28 greys as bytes in base64."""
    label, pixels = about.get("label"), about["pixels"]
    if str(label) not in LABELS:
        return -1, f"the label {label!r} is no digit"
    try:
        greys = base64.b64decode(pixels, validate=True)
    except (binascii.Error, TypeError, ValueError):
        return -1, '"pixels" is not base64'
    if len(greys) != SIDE * SIDE or not any(greys):
        return -1, '"pixels" is not an image of 28x28 greys'
    return int(label), normalize(np.frombuffer(greys, np.uint8).reshape(SIDE, SIDE) / 255)


def drawn(drawing: Drawing) -> tuple[int, Image_ | str]:
    """A drawing as an image."""
    if drawing.label not in LABELS:
        return -1, f"the label {drawing.label!r} is no digit"
    return int(drawing.label), stroke_input(drawing.strokes)
