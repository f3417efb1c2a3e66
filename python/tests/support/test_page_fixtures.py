import sys

import numpy as np

from digits.data import mnist
from tests.support import page_fixtures


def test_the_committed_drawings_are_current(tmp_path):
    page_fixtures.write_drawings(tmp_path)
    message = "run `uv run python -m tests.support.page_fixtures` in python/ and commit ink.json"
    assert (tmp_path / "ink.json").read_text() == (page_fixtures.FOLDER / "ink.json").read_text(), (
        message
    )


def test_predictions_are_little_endian_float32(tmp_path):
    probabilities = np.random.default_rng(0).random((5, 10)).astype(np.float32)
    page_fixtures.write_predictions(tmp_path, probabilities)
    back = np.frombuffer((tmp_path / "predictions.f32").read_bytes(), "<f4")
    assert np.array_equal(back.reshape(5, 10), probabilities)


def test_the_command_writes_what_keras_reads(small, network, tmp_path, monkeypatch):
    monkeypatch.setattr(mnist, "load", lambda: small)
    monkeypatch.setattr(sys, "argv", ["page_fixtures", "--predictions", "--out", str(tmp_path)])
    page_fixtures.main()
    predictions = np.frombuffer((tmp_path / "predictions.f32").read_bytes(), "<f4")
    expected = network.probabilities(small.test.normalized())
    assert np.abs(predictions.reshape(-1, 10) - expected).max() < 1e-5
