import numpy as np

from digits import fixtures, paths


def test_the_committed_drawings_are_current(tmp_path):
    fixtures.write_drawings(tmp_path)
    message = "run `uv run digits fixtures` in python/ and commit what it writes"
    assert (tmp_path / "ink.json").read_text() == (paths.FIXTURES / "ink.json").read_text(), message


def test_predictions_are_little_endian_float32(tmp_path):
    probabilities = np.random.default_rng(0).random((5, 10)).astype(np.float32)
    fixtures.write_predictions(tmp_path, probabilities)
    back = np.frombuffer((tmp_path / "predictions.f32").read_bytes(), "<f4")
    assert np.array_equal(back.reshape(5, 10), probabilities)
