"""Folders that training and export write: only our own files in them are ever replaced.

A folder is taken when it is not there yet, or empty, or holds an earlier result of the same kind.
Other files in it stay.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from digits.errors import UserError
from digits.system import files, interrupt

FIGURE = re.compile(r"on-demand-figure(s|-[a-z-]+)\.[0-9a-f]{8}\.(json|svg)")
DIGITS = re.compile(r"on-demand-(test|training)-digits\.[0-9a-f]{8}\.z")
SCRATCH = ".new-"  # start of the name of a folder in which a result is made; it may be left over


@dataclass(frozen=True)
class Kind:
    """What is written into a folder.

    Attributes:
        name: for messages.
        marks: files that are all there when the folder holds an earlier result.
        written: names of the files that the earlier result in a folder consists of.
    """

    name: str
    marks: tuple[str, ...]
    written: Callable[[Path], set[str]]


def written_for_page(folder: Path) -> set[str]:
    """The names of an export's files: some are fixed, those of the weights stand in model.json.

    Raises:
        UserError: when the folder holds no export of ours.
    """
    report = files.read_json(folder / "report.json")
    model = files.read_json(folder / "model.json")
    if not {"validation", "settings", "weights"} <= report.keys():
        raise UserError(f"{folder / 'report.json'}: not a report of `digits train`.")
    try:
        weights = {name for group in model["weightsManifest"] for name in group["paths"]}
        plain = all(name == Path(name).name for name in weights)
    except (KeyError, TypeError):
        plain = False
    if not plain:
        raise UserError(f"{folder / 'model.json'}: does not name its weights.")
    fixed = {"model.json", "report.json", "README.md", "MODEL_CARD.md"}
    return fixed | weights | figure_files(folder) | digit_files(folder)


def figure_files(folder: Path) -> set[str]:
    """The names of the figures in a folder and of their list; see reporting/figures/."""
    return {path.name for path in folder.iterdir() if FIGURE.fullmatch(path.name)}


def digit_files(folder: Path) -> set[str]:
    """The names of the files of MNIST digits in a folder; see export/samples.py."""
    return {path.name for path in folder.iterdir() if DIGITS.fullmatch(path.name)}


TRAINED = Kind(
    "trained network",
    ("digits.keras", "training.json"),
    lambda folder: {"digits.keras", "training.json"},
)
EXPORTED = Kind("exported network", ("model.json", "report.json"), written_for_page)


def check(folder: Path, kind: Kind) -> set[str]:
    """Make sure, before any work, that a folder may be written and holds nothing but our files.

    Returns:
        The names of the files of an earlier result.

    Raises:
        UserError: when the path is a file or a link, when the folder holds other things and no
            earlier result, or when it cannot be written.
    """
    try:
        return earlier(folder, kind)
    except OSError as error:
        raise UserError(f"{folder}: cannot be used ({error.strerror}).") from error


def earlier(folder: Path, kind: Kind) -> set[str]:
    """The names of the files of an earlier result; see `check`."""
    if folder.is_symlink():
        raise UserError(f"{folder}: is a link. Name the folder itself.")
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder}: is a file, not a folder.")
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    files.check_writable(there)
    if not folder.exists() or all(p.name.startswith(SCRATCH) for p in folder.iterdir()):
        return set()
    if not all((folder / mark).is_file() for mark in kind.marks):
        raise UserError(
            f"{folder}: holds files, but no earlier {kind.name} of ours. Name another folder."
        )
    ours = {name for name in kind.written(folder) if os.path.lexists(folder / name)}
    for name in ours:
        if (folder / name).is_symlink() or not (folder / name).is_file():
            raise UserError(f"{folder / name}: is not a plain file. Name another folder.")
    return ours


def check_apart(one: Path, other: Path) -> None:
    """Make sure that neither of two folders lies within the other.

    Raises:
        UserError: when one does.
    """
    a, b = one.resolve(), other.resolve()
    if a.is_relative_to(b) or b.is_relative_to(a):
        raise UserError(f"{one} and {other}: need two folders, neither of them in the other.")


@contextmanager
def replacing(folder: Path, kind: Kind) -> Iterator[Path]:
    """Give a new empty folder whose files go into `folder` when the block ends well.

    They take the place of the earlier result. When the block fails or is interrupted, the folder
    stays as it was; files that are not ours stay in any case.

    Raises:
        UserError: see `check`; or when a file of the same name, not ours, is in the way; or when
            the disk is full.
    """
    check(folder, kind)
    try:
        made = make_folders(folder)
        # Within the target, so that each move is a rename within one file system.
        scratch = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=folder))
    except OSError as error:
        raise UserError(f"{folder}: cannot be written ({error.strerror}).") from error

    def clean_up() -> None:
        shutil.rmtree(scratch, ignore_errors=True)
        for place in made:
            if place.is_dir() and not any(place.iterdir()):
                place.rmdir()

    with interrupt.cleanup(clean_up):
        fresh = scratch / "fresh"
        fresh.mkdir()
        try:
            yield fresh
            with interrupt.critical:
                swap(folder, fresh, scratch / "old", kind)
        except OSError as error:
            raise UserError(f"{folder}: cannot be written ({error}).") from error


@contextmanager
def changing(folder: Path, kind: Kind) -> Iterator[Path]:
    """Give a copy of the earlier result in a folder, to be changed; see `replacing`."""
    with replacing(folder, kind) as fresh:
        for name in earlier(folder, kind):
            shutil.copy2(folder / name, fresh / name)
        yield fresh


def make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; gives those that were not there, the innermost first."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def swap(folder: Path, fresh: Path, old: Path, kind: Kind) -> None:
    """Move the earlier result out of a folder and the new one in; undo it when a move fails."""
    # What `check` said before may have changed in the meantime; the scratch folder is ours.
    marked = all((folder / mark).is_file() for mark in kind.marks)
    ours = earlier(folder, kind) if marked else set()
    new = sorted(path.name for path in fresh.iterdir())
    for name in new:
        if name not in ours and os.path.lexists(folder / name):
            raise UserError(f"{folder / name}: is in the way, and not ours. Name another folder.")
    old.mkdir()
    moves = [(folder / name, old / name) for name in sorted(ours)]
    moves += [(fresh / name, folder / name) for name in new]
    done = []
    try:
        for source, target in moves:
            done.append((source, target))
            source.rename(target)
    except BaseException:
        for source, target in reversed(done):
            if target.exists() and not source.exists():
                target.rename(source)
        raise
