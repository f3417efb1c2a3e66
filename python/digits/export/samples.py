"""Digits of MNIST that the page shows when somebody asks for them: two files in `web/model/`.

    on-demand-test-digits.HASH.z      the confusion matrix of the test digits; all that are
                                      misread, and some of those that are read correctly
    on-demand-training-digits.HASH.z  a hundred training digits of each class, to be compared
                                      with what is drawn

Each is a line of JSON and then pixels, deflated together (zlib). The line says under `digits` what
the pixels are of, in their order; `bits` is how many a pixel has: 8, or 4, which stand two in a
byte, the left one in the high half. 0 is paper, the highest value is ink; the page normalises the
digits itself. HASH is of the content: browsers keep such files for good.
"""

import json
import zlib
from pathlib import Path

import numpy as np

from digits.data.mnist import CLASSES, Digits
from digits.export import checksums
from digits.export.inference import Network
from digits.preprocess.ink import SIZE
from digits.system import files
from digits.system.output_folder import digit_files

TEST, TRAINING = "test-digits", "training-digits"
CORRECT_OF_EACH = 10  # digits in a cell of the diagonal, from the surest to the least sure
MOST_MISREAD = 30  # in any other cell: a network that reads well has fewer
TRAINING_OF_EACH = 100


def write_test(folder: Path, network: Network, test: Digits) -> None:
    """Write what the network of a folder makes of the test digits, in place of an older file.

    Not a part of training: only `digits evaluate --save` and a new export of a network that was
    tested already may open the test digits.
    """
    probabilities = network.probabilities(test.normalized())
    answers, confidence = probabilities.argmax(axis=1), probabilities.max(axis=1)
    confusion = np.zeros((CLASSES, CLASSES), int)
    np.add.at(confusion, (test.labels, answers), 1)
    chosen = choose(test.labels, answers, confidence)
    digits = [
        {
            "index": int(i),
            "label": int(test.labels[i]),
            "read": int(answers[i]),
            "confidence": round(float(confidence[i]), 4),
        }
        for i in chosen
    ]
    model = files.read_json(folder / "model.json")
    head = {
        "source": "MNIST test set",
        "network": model["userDefinedMetadata"]["sha256"]["weights"],
        "confusion": confusion.tolist(),
        "bits": 8,
        "digits": digits,
    }
    write(folder, TEST, head, test.images[chosen])


def choose(labels: np.ndarray, answers: np.ndarray, confidence: np.ndarray) -> np.ndarray:
    """Indices of the digits to show: cell by cell of the confusion matrix, the surest first.

    Args:
        labels: 0 to 9, shape (count,).
        answers: of the network, the same.
        confidence: the probability of each answer.
    """
    chosen = []
    for label in range(CLASSES):
        for answer in range(CLASSES):
            cell = np.flatnonzero((labels == label) & (answers == answer))
            cell = cell[np.argsort(-confidence[cell], kind="stable")]
            most = CORRECT_OF_EACH if label == answer else MOST_MISREAD
            if len(cell) > most:
                cell = cell[np.linspace(0, len(cell) - 1, most).round().astype(int)]
            chosen.append(cell)
    return np.concatenate(chosen)


def write_training(folder: Path, train: Digits) -> None:
    """Write the first training digits of each class, in 16 greys, in place of an older file."""
    chosen = np.concatenate(
        [np.flatnonzero(train.labels == label)[:TRAINING_OF_EACH] for label in range(CLASSES)]
    )
    greys = (train.images[chosen].reshape(len(chosen), -1) / 17).round().astype(np.uint8)
    digits = [{"index": int(i), "label": int(train.labels[i])} for i in chosen]
    head = {"source": "MNIST training set", "bits": 4, "digits": digits}
    write(folder, TRAINING, head, greys[:, ::2] << 4 | greys[:, 1::2])


def write(folder: Path, name: str, head: dict, pixels: np.ndarray) -> None:
    """Write a file of digits and remove older ones of its kind."""
    line = json.dumps(head, separators=(",", ":")).encode() + b"\n"
    content = zlib.compress(line + pixels.tobytes(), 9)
    path = folder / f"on-demand-{name}.{checksums.sha256(content)[:8]}.z"
    older = {other for other in digit_files(folder) if name in other}
    files.write(path, content)
    for other in older - {path.name}:
        (folder / other).unlink()


def read(path: Path) -> tuple[dict, np.ndarray]:
    """Read a file of digits back.

    Returns:
        The line of JSON, and the pixels: uint8, shape (count, 28, 28), 0 to 2**bits - 1.
    """
    line, _, pixels = zlib.decompress(path.read_bytes()).partition(b"\n")
    head = json.loads(line)
    values = np.frombuffer(pixels, np.uint8)
    if head["bits"] == 4:
        values = np.stack([values >> 4, values & 15], axis=1)
    return head, values.reshape(len(head["digits"]), SIZE, SIZE)
