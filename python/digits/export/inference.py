"""The network as exported for the page, read back and run in plain NumPy.

It needs neither TensorFlow nor training, so a fresh clone can evaluate the committed network at
once; and it shows that those few kilobytes are all there is to it.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from digits.errors import UserError
from digits.export import checksums
from digits.training import forward
from digits.training.forward import SHAPES

WEIGHTS = ("hidden/kernel", "hidden/bias", "output/kernel", "output/bias")


@dataclass(frozen=True)
class Network:
    """The weights of a trained network, in the order of `WEIGHTS` and the shapes of `SHAPES`.

    Attributes:
        weights: four float32 arrays.
        score_threshold: a drawing whose logit margin is lower is "not a digit".
    """

    weights: tuple[np.ndarray, ...]
    score_threshold: float = 0.0

    def logits(self, inputs: np.ndarray) -> np.ndarray:
        """The logits of normalised pictures: float32, shape (count, 10); see `forward.logits`."""
        return forward.logits(self.weights, inputs)

    def probabilities(self, inputs: np.ndarray) -> np.ndarray:
        """The probabilities of the ten digits for normalised pictures: shape (count, 10)."""
        return forward.softmax(self.logits(inputs))

    def classify(self, inputs: np.ndarray) -> np.ndarray:
        """The most probable digit of each normalised picture: shape (count,)."""
        return self.probabilities(inputs).argmax(axis=1)


def read(folder: Path) -> Network:
    """Read `model.json` and the weights beside it, as the page does.

    Raises:
        UserError: when a file is missing, differs from its checksum, or is of another network.
    """
    try:
        text = (folder / "model.json").read_text("utf-8")
        model = json.loads(text)
        (group,) = model["weightsManifest"]
        content = b"".join((folder / name).read_bytes() for name in group["paths"])
        weights = decode(group["weights"], content)
        ordered = tuple(weights[name] for name in WEIGHTS)
        checksums.check(text, content)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise UserError(
            f"{folder}: no whole exported network there ({error}). Run `digits train`."
        ) from error
    shapes = tuple(weight.shape for weight in ordered)
    if shapes != SHAPES:
        raise UserError(f"{folder}: another network, with weights {shapes}. Run `digits train`.")
    metadata = model.get("userDefinedMetadata", {})
    return Network(ordered, float(metadata.get("scoreThreshold", 0)))


def decode(manifest: list[dict], content: bytes) -> dict[str, np.ndarray]:
    """Cut the weight file into float32 arrays by name, undoing the quantisation if there is one."""
    weights, start = {}, 0
    for entry in manifest:
        shape = entry["shape"]
        quantization = entry.get("quantization", {"dtype": entry["dtype"]})
        dtype = np.dtype(quantization["dtype"]).newbyteorder("<")
        values = np.frombuffer(content, dtype, int(np.prod(shape)), start)
        start += values.nbytes
        if "scale" in quantization:
            values = values * quantization["scale"] + quantization["min"]
        name = "/".join(entry["name"].split("/")[-2:])
        weights[name] = values.astype(np.float32).reshape(shape)
    if start != len(content):
        raise ValueError(f"{len(content)} bytes of weights instead of {start}")
    return weights
