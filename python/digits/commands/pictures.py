"""Reads pictures one after the other, so that one that cannot be read does not stop the others."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from digits.errors import UserError
from digits.preprocess import picture

STANDARD_INPUT = "-"
TOGETHER = 16  # pictures that one run of Node reads: it takes a moment to start


def answers(
    images: Sequence[Path], network: Path
) -> Iterator[tuple[str, picture.Answer | UserError]]:
    """The answer to each picture, or why it could not be read, with the name of its file.

    Args:
        images: pictures, folders of them, and "-" for a picture on standard input.
        network: folder of the files that the page loads.

    Raises:
        UserError: when a folder holds no picture, or none can be read at all: Node is missing, or
            the page's code fails without any picture.
    """
    with tempfile.TemporaryDirectory(prefix="digits-") as folder:
        named, piped = [], Path(folder) / "standard input"
        for image in picture.find(images):
            if str(image) == STANDARD_INPUT:
                if not piped.exists():  # it can be read but once
                    piped.write_bytes(sys.stdin.buffer.read())
                named.append((STANDARD_INPUT, piped))
            else:
                named.append((str(image), image))
        for start in range(0, len(named), TOGETHER):
            yield from _together(named[start : start + TOGETHER], network)


def _together(named: list[tuple[str, Path]], network: Path):
    """The answers to a few pictures: those that can be decoded go through Node together."""
    with tempfile.TemporaryDirectory(prefix="digits-") as folder:
        decoded, faults = {}, {}
        for i, (name, file) in enumerate(named):
            try:
                decoded[name] = picture.write_pixels(file, Path(folder) / str(i))
            except UserError as error:
                faults[name] = UserError(str(error).replace(str(file), name, 1))
        found = dict(zip(decoded, _read(list(decoded.items()), network), strict=True))
    for name, _ in named:
        yield name, faults.get(name) or found[name]


def _read(
    decoded: list[tuple[str, picture.Pixels]], network: Path
) -> list[picture.Answer | UserError]:
    """Read pictures together; when one of them cannot be read, each by itself."""
    if not decoded:
        return []
    try:
        return list(picture.read_pixels([pixels for _, pixels in decoded], network))
    except picture.TooMuchInkError:
        fault = "there is too much ink in it; read it part by part."
    except picture.PageCodeError as error:
        picture.read_pixels([], network)  # fails as well when no picture is to blame
        fault = str(error)
    if len(decoded) == 1:
        return [UserError(f"{decoded[0][0]}: {fault}")]
    return [answer for one in decoded for answer in _read([one], network)]
