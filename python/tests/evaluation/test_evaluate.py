import json

import numpy as np
import pytest

from digits.errors import UserError
from digits.evaluation import evaluate
from tests.support import page_fixtures


@pytest.fixture
def ink_file(tmp_path):
    """The sixty fixture digits as a file of pen digits."""
    path = tmp_path / "ink.jsonl"
    with path.open("w") as file:
        for name, strokes in page_fixtures.drawings().items():
            if name[1] == ",":
                file.write(json.dumps({"label": int(name[0]), "strokes": strokes}) + "\n")
    return path


@pytest.fixture
def scribbles(tmp_path):
    """Drawings that are no digits."""
    rng = np.random.default_rng(0)
    path = tmp_path / "scribbles.jsonl"
    with path.open("w") as file:
        for _ in range(20):
            stroke = rng.random((30, 2)).tolist()
            file.write(json.dumps({"label": "scribble", "strokes": [stroke]}) + "\n")
    return path


def test_pen_digits_are_read(network, ink_file):
    figures, margins = evaluate.on_ink(network, ink_file)
    assert figures["count"] == len(margins) == 60
    assert figures["right"] == 60
    assert np.sum(figures["confusion"]) == 60


def test_digits_have_larger_margins_than_scribbles(network, ink_file, scribbles):
    _, margins = evaluate.on_ink(network, ink_file)
    assert evaluate.on_negatives(network, scribbles, margins)["auroc"] > 0.6


def test_figures_by_source(network, tmp_path):
    path = tmp_path / "ink.jsonl"
    drawings = page_fixtures.drawings()
    rows = [(1, 1, "home"), (2, 2, "home"), (3, 3, "home"), (4, 4, "school"), (5, 6, "school")]
    lines = [
        {"label": label, "source": source, "strokes": drawings[f"{digit}, 150 px high"]}
        for digit, label, source in rows
    ]
    lines.append({"label": "x", "strokes": [[[0, 0], [1, 1]]]})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    figures, _ = evaluate.on_ink(network, path)
    assert figures["left_out"] == 1
    assert figures["accuracy"] == 0.8
    assert figures["macro_mean"] == 0.75  # of 3 in 3 and 1 in 2
    assert figures["worst_source"] == "school"
    school = figures["sources"]["school"]
    assert (school["count"], school["right"], school["accuracy"]) == (2, 1, 0.5)
    assert school["interval"] == pytest.approx([0.0945, 0.9055], abs=1e-4)


def test_a_label_that_is_no_digit(network, scribbles):
    with pytest.raises(UserError, match='the label "scribble" is not a digit'):
        evaluate.on_ink(network, scribbles)
