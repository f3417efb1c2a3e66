"""Files of drawings: JSON lines, UNIPEN text and InkML, and folders of them.

JSON lines (`.jsonl`, gzip or not) hold one drawing a line, y down, in any unit; `source`, `writer`
and, for numbers, `groups` (see `Drawing`) may be missing:

    {"label": 7, "source": "school", "strokes": [[[0.1, 0.2], [0.3, 0.2]], [[0.2, 0.5]]]}

`unipen.py` and `inkml.py` tell of the others. In a folder, what is named as in KNOWN is read, and a
file named `...GT.txt`, as CROHME has it, gives labels: `name, label` on each line.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from digits.data.stroke_files import inkml, unipen
from digits.data.stroke_files.drawing import Drawing, Malformed, problem
from digits.display import show_warning
from digits.errors import UserError
from digits.system.gzip_file import read_bytes

KNOWN = re.compile(r".*[.](jsonl|inkml|dat|tes|tra)([.]gz)?", re.IGNORECASE | re.DOTALL)
MAX_INCLUDES = 20  # files that a UNIPEN file includes, those that they include among them

__all__ = ["Drawing", "read"]


def read(path: Path) -> list[Drawing]:
    """Read a file or a folder of drawings.

    Raises:
        UserError: when it is missing, empty or malformed; names the line and the reason.
    """
    if path.is_dir():
        drawings = read_folder(path)
    elif path.is_file():
        drawings = [with_source(drawing, path.name) for drawing in read_file(path)]
    else:
        raise UserError(f"{path}: no such file.")
    if not drawings:
        raise UserError(f"{path}: holds no drawing.")
    return drawings


def read_folder(folder: Path) -> list[Drawing]:
    """The drawings of all files of known names in a folder and the folders in it.

    The source of a drawing is the folder within this one that it lies in. Files that cannot be read
    are skipped, and told.

    Raises:
        UserError: when none can be read.
    """
    paths = sorted(Path(place) / name for place, _, names in os.walk(folder) for name in names)
    labels: dict[str, str] = {}
    drawings: list[Drawing] = []
    skipped: list[UserError] = []
    for path in paths:
        if path.name.endswith("GT.txt"):
            with kept(skipped):
                labels |= read_labels(path)
    for path in paths:
        if KNOWN.fullmatch(path.name):
            inside = path.relative_to(folder).parts
            source = inside[0] if len(inside) > 1 else folder.resolve().name
            with kept(skipped):
                drawings += [with_source(drawing, source) for drawing in read_file(path, labels)]
    if skipped and not drawings:
        raise skipped[0]
    if skipped:
        files = "1 file is" if len(skipped) == 1 else f"{len(skipped):,} files are"
        show_warning(f"{folder}: {files} skipped. The first: {skipped[0]}")
    return drawings


@contextmanager
def kept(errors: list[UserError]) -> Iterator[None]:
    """Keep what is wrong with a file for later, and go on."""
    try:
        yield
    except UserError as error:
        errors.append(error)


def read_labels(path: Path) -> dict[str, str]:
    """The labels of files of one drawing each, by their annotation "UI"."""
    rows = (line.partition(",") for line in text_lines(path, read_bytes(path)))
    return {name.strip(): label.strip() for name, comma, label in rows if comma}


def read_file(path: Path, labels: Mapping[str, str] | None = None) -> list[Drawing]:
    """The drawings of a file, whatever its format; it may hold none."""
    content = read_bytes(path).removeprefix(b"\xef\xbb\xbf")
    try:
        if content.lstrip()[:1] == b"<":
            return inkml.parse(content.lstrip(), labels)
        if content.lstrip()[:1] == b".":
            return list(unipen.parse(unipen_lines(content), includes_of(path)))
        return list(parse_json_lines(text_lines(path, content)))
    except Malformed as error:
        raise UserError(f"{path}, line {error.line}: {error.reason}.") from error


def with_source(drawing: Drawing, source: str) -> Drawing:
    """The drawing, with this source when it names none."""
    return drawing if drawing.source else replace(drawing, source=source)


def text_lines(path: Path, content: bytes) -> list[str]:
    """The lines of a text, without the space around them.

    Raises:
        UserError: when it is not UTF-8.
    """
    try:
        return parted(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not a text file.") from error


def unipen_lines(content: bytes) -> list[str]:
    """The lines of a UNIPEN file; those from before UTF-8 have names and comments in Latin-1."""
    try:
        return parted(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return parted(content.decode("latin-1"))


def parted(text: str) -> list[str]:
    """The lines of a text, without the space around them."""
    # Not splitlines(), which also parts lines at signs that JSON texts may hold.
    return [line.strip() for line in text.removesuffix("\n").split("\n")]


def includes_of(path: Path) -> unipen.Include:
    """Gives the lines of the files that a UNIPEN file includes, and those that they include.

    They are looked for beside the file and in `include` beside each folder that it lies in.
    """
    met: set[Path] = set()

    def include(name: str) -> list[str] | None:
        if Path(name).is_absolute() or ".." in Path(name).parts:
            return None
        folders = path.absolute().parents
        places = [folders[0] / name, *(folder / "include" / name for folder in folders)]
        found = next((place for place in places if is_file(place)), None)
        if found is None:
            return None
        if found in met:
            return []
        met.add(found)
        if len(met) > MAX_INCLUDES:
            raise UserError(f"{path}: includes more than {MAX_INCLUDES} files.")
        lines = unipen_lines(read_bytes(found))
        return [line for _, line in unipen.with_includes(lines, include, [])]

    return include


def is_file(path: Path) -> bool:
    """Whether there is such a file; no when there cannot be one of this name."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def parse_json_lines(lines: Iterable[str]) -> Iterator[Drawing]:
    """Parse JSON lines; blank ones are skipped."""
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            drawing = json.loads(line)
        except RecursionError:
            raise Malformed(number, "nested too deeply") from None
        except ValueError as error:
            raise Malformed(number, f"not JSON ({error})") from error
        if not isinstance(drawing, dict) or not {"label", "strokes"} <= drawing.keys():
            raise Malformed(number, 'not an object with "label" and "strokes"')
        if not isinstance(drawing["label"], str | int) or isinstance(drawing["label"], bool):
            raise Malformed(number, "the label is neither a text nor a whole number")
        source = drawing.get("source") or ""
        if not isinstance(source, str):
            raise Malformed(number, "the source is not a text")
        reason = no_strokes(drawing["strokes"]) or problem(drawing["strokes"])
        if reason:
            raise Malformed(number, reason)
        groups = drawing.get("groups")
        if groups is not None and not holds_each_once(groups, len(drawing["strokes"])):
            raise Malformed(number, "the groups do not hold each stroke once")
        writer = drawing.get("writer")
        writer = str(writer) if isinstance(writer, str | int) else ""
        yield Drawing(str(drawing["label"]), drawing["strokes"], source, writer, groups)


def holds_each_once(groups: object, count: int) -> bool:
    """Whether something read from JSON is a list of lists of the indices of strokes."""
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        return False
    indices = [index for group in groups for index in group]
    if any(type(index) is not int for index in indices):
        return False
    return sorted(indices) == list(range(count))


def no_strokes(strokes: object) -> str | None:
    """Why something read from JSON is not a list of strokes, if it is none."""
    if not isinstance(strokes, list) or not all(isinstance(stroke, list) for stroke in strokes):
        return "the strokes are not lists of points"
    for point in (point for stroke in strokes for point in stroke):
        if not isinstance(point, list) or len(point) != 2:
            return "a point is not a pair [x, y]"
        if not all(isinstance(n, int | float) and not isinstance(n, bool) for n in point):
            return "a coordinate is not a number"
    return None
