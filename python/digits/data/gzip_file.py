"""Files that may be packed with gzip."""

import gzip
import zlib
from pathlib import Path

from digits.errors import UserError


def read_bytes(path: Path) -> bytes:
    """Read a file, unpacked when it is gzip.

    Raises:
        UserError: when it cannot be read or unpacked.
    """
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(f"{path}: cannot be read ({error}). Fetch the file again.") from error
