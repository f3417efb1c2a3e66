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


def test_a_label_that_is_no_digit(network, scribbles):
    with pytest.raises(UserError, match='the label "scribble" is not a digit'):
        evaluate.on_ink(network, scribbles)
