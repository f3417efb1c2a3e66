"""What the tests of faults share."""

import json

import pytest

from digits.data import mnist
from tests.support import page_fixtures


@pytest.fixture
def ink(tmp_path):
    path = tmp_path / "ink.jsonl"
    strokes = page_fixtures.drawings()["3, 90 px high"]
    path.write_text(json.dumps({"label": 3, "strokes": strokes}) + "\n")
    return path


@pytest.fixture
def no_work(monkeypatch):
    """Fails when MNIST is read: mistakes are to be found before."""

    def fail(path):
        raise AssertionError("the work has begun")

    monkeypatch.setattr(mnist, "load", fail)
