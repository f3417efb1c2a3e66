"""The strip of MNIST digits on the page, `web/model/examples.json`.

Digits of the test set, which the network never saw in training: two of each that it reads
correctly, and some that it does not, because those teach more.
"""

import base64
import json
from pathlib import Path

import numpy as np

from digits.data.mnist import CLASSES, Digits
from digits.export.inference import Network

CORRECT_OF_EACH = 2
INCORRECT = 8


def choose(answers: np.ndarray, labels: np.ndarray) -> list[int]:
    """Indices of the examples: the first ones of each kind, in the order of the dataset."""
    correct = answers == labels
    chosen = list(np.flatnonzero(~correct)[:INCORRECT])
    for digit in range(CLASSES):
        chosen.extend(np.flatnonzero(correct & (labels == digit))[:CORRECT_OF_EACH])
    return sorted(int(index) for index in chosen)


def write(folder: Path, network: Network, test: Digits) -> None:
    """Write the examples into a folder: index, label, what the network reads, and raw pixels.

    The pixels are 784 bytes in base64, 0 paper to 255 ink; the page normalises them itself.
    """
    answers = network.classify(test.inputs())
    digits = [
        {
            "index": index,
            "label": int(test.labels[index]),
            "read": int(answers[index]),
            "pixels": base64.b64encode(test.images[index].tobytes()).decode("ascii"),
        }
        for index in choose(answers, test.labels)
    ]
    content = {"source": "MNIST test set", "digits": digits}
    (folder / "examples.json").write_text(json.dumps(content, indent=1) + "\n", "utf-8")
