"""Checksums of the exported files: a damaged export, or halves of two, are refused and never run.

`model.json` says under `userDefinedMetadata.sha256`

    weights     the SHA-256 of the weight file; its first eight digits are part of the file's name,
                so that `model.json` never meets the weights of another export
    model       the SHA-256 of `model.json` itself, with 64 zeros in place of this checksum: of the
                topology, the order and scale of the weights, and the threshold

The page checks both (`web/src/recognition/network/checksums.js`), and so does `inference.py`.
TensorFlow.js takes no notice of them.
"""

import hashlib
import json
from pathlib import Path

BLANK = "0" * 64


def add(folder: Path) -> None:
    """Put checksums into `model.json`, and one into the name of the weight file beside it."""
    path = folder / "model.json"
    model = json.loads(path.read_text("utf-8"))
    ((name,),) = (group["paths"] for group in model["weightsManifest"])
    weights = sha256((folder / name).read_bytes())
    hashed_name = f"{name.split('.')[0]}.{weights[:8]}.bin"
    (folder / name).rename(folder / hashed_name)
    model["weightsManifest"][0]["paths"] = [hashed_name]
    model["userDefinedMetadata"]["sha256"] = {"weights": weights, "model": BLANK}
    blank = json.dumps(model)
    path.write_text(blank.replace(BLANK, sha256(blank.encode())), "utf-8")


def check(text: str, weights: bytes) -> None:
    """Compare the files of an export with its checksums.

    Args:
        text: of `model.json`.
        weights: content of the weight file.

    Raises:
        KeyError: when there are no checksums.
        ValueError: when a file differs from its checksum.
    """
    expected = json.loads(text)["userDefinedMetadata"]["sha256"]
    if sha256(weights) != expected["weights"]:
        raise ValueError("the weights differ from their checksum")
    if sha256(text.replace(expected["model"], BLANK).encode()) != expected["model"]:
        raise ValueError("model.json differs from its checksum")


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes: 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
