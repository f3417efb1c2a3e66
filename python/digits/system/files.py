"""Reading and writing single files, so that a fault is one clear message and no file is lost."""

import json
import os
import tempfile
from pathlib import Path

from digits.errors import UserError


def read_json(path: Path) -> dict:
    """Read a JSON file that holds one object; a byte order mark is skipped.

    Raises:
        UserError: when it is missing, cannot be read, or holds anything else.
    """
    try:
        if not path.is_file():
            raise UserError(f"{path}: no such file.")
        content = json.loads(path.read_text("utf-8-sig"))
    except RecursionError:
        raise UserError(f"{path}: nested too deeply.") from None
    except (OSError, ValueError) as error:
        raise UserError(f"{path}: damaged, or not JSON ({error}).") from error
    if not isinstance(content, dict):
        raise UserError(f"{path}: not a JSON object.")
    return content


def check_place(path: Path) -> None:
    """Make sure, before any work, that a file can be written.

    Raises:
        UserError: when the path is a folder, or its folder is missing or not writable.
    """
    folder = path.parent
    if path.is_dir():
        raise UserError(f"{path}: is a folder, not a file.")
    if not folder.is_dir():
        raise UserError(f"{folder}: no such folder.")
    if not path.exists() or path.is_file():  # and no device
        check_writable(folder)


def check_output(path: Path, ending: str) -> None:
    """Make sure, before any work, that a file can be written, and replaces only one of its kind.

    Args:
        path: to be written.
        ending: of the names of files of this kind, such as ".png".

    Raises:
        UserError: see `check_place`; or when another file is there, one that is not empty.
    """
    check_place(path)
    if path.is_file() and path.resolve().suffix.lower() != ending and path.stat().st_size:
        raise UserError(f"{path}: is there already, and no {ending} file. Name another file.")


def check_writable(folder: Path) -> None:
    """Make sure that files can be made in a folder, by making one.

    Raises:
        UserError: when that fails, as without permission or on a read-only disk.
    """
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UserError(f"{folder}: cannot be written ({error.strerror}).") from error


def write(path: Path, content: str | bytes) -> None:
    """Write a file as a whole: when that fails, what was there stays.

    Raises:
        UserError: when the disk is full or read-only, or the place is not there.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():  # a pipe or a device
            path.write_bytes(data)
        else:
            replace(path.resolve(), data)
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror}).") from error


def replace(path: Path, data: bytes) -> None:
    """Put a complete new file in the place of an old one."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.new-", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def umask() -> int:
    """The permissions that new files do not get; there is no way to ask without setting them."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
