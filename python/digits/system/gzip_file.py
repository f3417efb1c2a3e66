"""Files that may be packed with gzip."""

import gzip
import io
import zlib
from pathlib import Path

from digits.errors import UserError

MAX_BYTES = 1 << 30  # of a file, packed or not: one that unpacks to more is broken or malicious


def read_bytes(path: Path) -> bytes:
    """Read a file, unpacked when it is gzip.

    Raises:
        UserError: when it cannot be read or unpacked, or is larger than 1 GiB.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if content.startswith(b"\x1f\x8b"):
            with gzip.open(io.BytesIO(content)) as packed:
                content = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(f"{path}: cannot be read ({error}). Fetch the file again.") from error
    if len(content) > MAX_BYTES:
        raise UserError(f"{path}: larger than {MAX_BYTES:,} bytes. Fetch the file again.")
    return content
