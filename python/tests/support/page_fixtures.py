"""Writes what the page's tests compare with, in `python/`:

    uv run --locked python -m tests.support.page_fixtures [--predictions] [--out DIR]

`ink.json` is a list of {name, strokes, input}: the page's `strokeInput` must give the same numbers.
It is written, and committed, for each new version of ink.py or normalize.py.
`predictions.f32`, with `--predictions`, holds the probabilities that Keras gives the MNIST test
digits: TensorFlow.js must agree. They depend on the network and are large, so they are written
before each test, not kept.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from digits import paths
from digits.data import mnist
from digits.data.digit_templates import DIGIT_TEMPLATES
from digits.data.synthesis import curve_through
from digits.data.templates import Stroke as TemplateStroke
from digits.display import suppress_stderr
from digits.export import inference
from digits.preprocess.directions import directions
from digits.preprocess.ink import Stroke
from digits.preprocess.normalize import stroke_input

FOLDER = paths.WEB / "tests" / "fixtures"

HEIGHTS = (12, 40, 90, 150, 260, 700)  # px of the pad; each digit is drawn once in each
JITTER = 0.02  # of the height: how far the mouse strays
DECIMALS = 8


def drawings() -> dict[str, list[Stroke]]:
    """The drawings by name: sixty digits in all sizes, as a mouse gives them, and edge cases."""
    rng = np.random.default_rng(7)
    drawn = {}
    for digit, families in DIGIT_TEMPLATES.items():
        templates = [template for family in families.values() for template in family]
        for i, height in enumerate(HEIGHTS):
            template = templates[i * len(templates) // len(HEIGHTS)]
            corner = rng.uniform(0, 300, 2)
            drawn[f"{digit}, {height} px high"] = [
                mouse(forms, height, corner, rng) for forms in template
            ]
    return {**drawn, **edge_cases()}


def mouse(
    forms: TemplateStroke, height: float, corner: np.ndarray, rng: np.random.Generator
) -> list[list[float]]:
    """The first form of a stroke of a template, drawn with an unsteady mouse: whole pixels."""
    (points, *_), curve, _ = curve_through(forms)
    path = curve @ (points + rng.normal(0, JITTER, points.shape))
    return np.rint(path * height + corner).tolist()


def edge_cases() -> dict[str, list[Stroke]]:
    """Drawings that are easily got wrong."""
    turn = np.linspace(0, 12 * np.pi, 10_000)
    spiral = 150 + (turn * 3.5)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    seven = [[20, 20], [80, 22], [45, 110]]
    return {
        "a dot": [[[140, 90]]],
        "the same point five times": [[[140, 90]] * 5],
        "two dots": [[[10, 10]], [[60, 30]]],
        "a horizontal line": [[[20, 50], [180, 50]]],
        "a vertical line": [[[50, 20], [50, 180]]],
        "a flat slanted line": [[[20, 50], [180, 58]]],
        "a seven": [seven],
        "every point twice": [[point for point in seven for _ in range(2)]],
        "an empty stroke among others": [[], seven, []],
        "outside the pad": [[[x - 500, y - 900] for x, y in seven]],
        "half outside the pad": [[[x - 50, y - 60] for x, y in seven]],
        "tiny": [[[100 + x / 1000, 100 + y / 1000] for x, y in seven]],
        "huge": [[[x * 1e6, y * 1e6] for x, y in seven]],
        "parts of a pixel": [[[x + 0.123, y + 0.456] for x, y in seven]],
        "10,000 points": [np.round(spiral, 1).tolist()],
    }


def write_drawings(folder: Path) -> int:
    """Write `ink.json`, one drawing a line; returns how many."""
    lines = []
    for name, strokes in drawings().items():
        fixture = {"name": name, "strokes": strokes, "input": numbers(stroke_input(strokes))}
        lines.append(json.dumps(fixture, separators=(",", ":")))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ink.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
    return len(lines)


def numbers(picture: np.ndarray) -> list[float]:
    """The pixels of a picture, row by row; whole numbers without a fraction, to save space."""
    rounded = np.round(picture.ravel(), DECIMALS).tolist()
    return [int(value) if value.is_integer() else value for value in rounded]


def keras_predictions(network: inference.Network, inputs: np.ndarray) -> np.ndarray:
    """The probabilities that Keras gives with the weights of an exported network: (count, 10)."""
    with suppress_stderr():
        from digits.training.model import build
    model = build()
    model.set_weights(network.weights)
    return model.predict(inputs, batch_size=1000, verbose=0)


def write_predictions(folder: Path, probabilities: np.ndarray) -> None:
    """Write the probabilities, shape (count, 10), as little-endian float32, row by row."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "predictions.f32").write_bytes(probabilities.astype("<f4").tobytes())


def main() -> None:
    """Write the drawings, or Keras's predictions, as the command line asks."""
    parser = argparse.ArgumentParser(description="Write what the page's tests compare with.")
    parser.add_argument(
        "--predictions", action="store_true", help="what Keras reads in the MNIST test digits"
    )
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder to write into")
    arguments = parser.parse_args()
    if arguments.predictions:
        network, test = inference.read(paths.WEB_MODEL), mnist.load().test
        write_predictions(arguments.out, keras_predictions(network, directions(test.normalized())))
        print(f"{len(test):,} predictions written to {arguments.out}.")
    else:
        print(f"{write_drawings(arguments.out)} drawings written to {arguments.out}.")


if __name__ == "__main__":
    main()
