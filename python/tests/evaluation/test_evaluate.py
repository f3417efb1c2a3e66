import json

import numpy as np
import pytest

from digits import fixtures, paths
from digits.errors import UserError
from digits.evaluation import evaluate
from digits.export import inference as exported


@pytest.fixture(scope="module")
def network():
    return exported.read(paths.WEB_MODEL)


@pytest.fixture
def ink_file(tmp_path):
    """The sixty fixture digits as a file of pen digits."""
    path = tmp_path / "ink.jsonl"
    with path.open("w") as file:
        for name, strokes in fixtures.drawings().items():
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
    figures, scores = evaluate.on_ink(network, ink_file)
    assert figures["count"] == len(scores) == 60
    assert figures["accuracy"] > 0.8
    assert np.sum(figures["confusion"]) == 60


def test_digits_score_higher_than_scribbles(network, ink_file, scribbles):
    _, scores = evaluate.on_ink(network, ink_file)
    assert evaluate.on_others(network, scribbles, scores)["auroc"] > 0.6


def test_a_label_that_is_no_digit(network, scribbles):
    with pytest.raises(UserError, match='the label "scribble" is not a digit'):
        evaluate.on_ink(network, scribbles)
