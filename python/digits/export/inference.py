"""The network as exported for the page, read back and run in plain NumPy.

It needs neither TensorFlow nor training, so a fresh clone can evaluate the committed network at
once; and it shows that those few kilobytes are all there is to it.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from digits.errors import UserError
from digits.export import checksums
from digits.preprocess.directions import directions
from digits.system import files
from digits.training import forward
from digits.training.forward import SHAPES

STORAGES = ("float32", "float16", "uint8", "uint16")  # of a weight in the file
WEIGHTS = ("hidden/kernel", "hidden/bias", "output/kernel", "output/bias")


@dataclass(frozen=True)
class Network:
    """The weights of a trained network, in the order of `WEIGHTS` and the shapes of `SHAPES`.

    Attributes:
        weights: four float32 arrays.
        score_threshold: a drawing whose logit margin is lower is "not a digit".
        sees_directions: whether it was trained on `directions`; studies train one without.
    """

    weights: tuple[np.ndarray, ...]
    score_threshold: float = 0.0
    sees_directions: bool = True

    def logits(self, images: np.ndarray) -> np.ndarray:
        """The logits of normalised pictures: float64, shape (count, 10); see `forward.logits`."""
        inputs = directions(images) if self.sees_directions else images
        return forward.logits(self.weights, inputs)

    def probabilities(self, images: np.ndarray) -> np.ndarray:
        """The probabilities of the ten digits for normalised pictures: shape (count, 10)."""
        return forward.softmax(self.logits(images))

    def classify(self, images: np.ndarray) -> np.ndarray:
        """The most probable digit of each normalised picture: shape (count,)."""
        return self.probabilities(images).argmax(axis=1)


def read(folder: Path) -> Network:
    """Read `model.json` and the weights beside it, as the page does.

    Raises:
        UserError: when a file is missing, differs from its checksum, or is of another network.
    """
    try:
        model = files.read_json(folder / "model.json")
        (group,) = model["weightsManifest"]
        content = b"".join(read_weights(folder, name) for name in group["paths"])
        weights = decode(group["weights"], content)
        ordered = tuple(weights[name] for name in WEIGHTS)
        threshold = model.get("userDefinedMetadata", {}).get("scoreThreshold", 0)
        check_numbers(ordered, threshold)
        checksums.check((folder / "model.json").read_text("utf-8-sig"), content)
    except (
        AttributeError,
        OSError,
        KeyError,
        OverflowError,
        TypeError,
        ValueError,
        UserError,
    ) as error:
        reason = str(error).removesuffix(".")
        raise UserError(
            f"{folder}: no whole exported network there ({reason}). Run `digits train`."
        ) from error
    shapes = tuple(weight.shape for weight in ordered)
    if shapes != SHAPES:
        raise UserError(f"{folder}: another network, with weights {shapes}. Run `digits train`.")
    return Network(ordered, float(threshold))


def read_weights(folder: Path, name: str) -> bytes:
    """The bytes of a weight file that lies in a folder."""
    if name != Path(name).name or not (folder / name).is_file():
        raise ValueError(f"no weight file {name}")
    return (folder / name).read_bytes()


def check_numbers(weights: tuple[np.ndarray, ...], threshold: object) -> None:
    """Make sure that a network can compute.

    Raises:
        ValueError: when a weight or the threshold is no finite number.
    """
    if not all(np.isfinite(weight).all() for weight in weights):
        raise ValueError("a weight is not a finite number")
    if isinstance(threshold, bool) or not isinstance(threshold, int | float):
        raise ValueError(f"the scoreThreshold is not a number: {threshold!r:.50}")
    if not abs(threshold) < 1e6:
        raise ValueError("the scoreThreshold is not a finite number")


def decode(manifest: list[dict], content: bytes) -> dict[str, np.ndarray]:
    """Cut the weight file into float32 arrays by name, undoing the quantisation if there is one."""
    weights, start = {}, 0
    for entry in manifest:
        shape = entry["shape"]
        quantization = entry.get("quantization", {"dtype": entry["dtype"]})
        if quantization["dtype"] not in STORAGES:
            raise ValueError(f"weights of an unknown kind, {quantization['dtype']!r:.50}")
        if not all(isinstance(length, int) and 0 <= length < 1 << 20 for length in shape):
            raise ValueError(f"weights of an impossible shape, {shape!r:.50}")
        dtype = np.dtype(quantization["dtype"]).newbyteorder("<")
        values = np.frombuffer(content, dtype, math.prod(shape), start)
        start += values.nbytes
        if "scale" in quantization:
            with np.errstate(all="ignore"):  # what overflows is refused later
                values = values * float(quantization["scale"]) + float(quantization["min"])
        name = "/".join(entry["name"].split("/")[-2:])
        with np.errstate(all="ignore"):
            weights[name] = values.astype(np.float32).reshape(shape)
    if start != len(content):
        raise ValueError(f"{len(content)} bytes of weights instead of {start}")
    return weights
