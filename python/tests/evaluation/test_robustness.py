import numpy as np
import pytest

from digits.evaluation import robustness


def ink_of(pictures):
    return np.argwhere(pictures[0] > 0.5)


@pytest.fixture
def bar():
    """A horizontal bar right of the middle."""
    picture = np.zeros((1, 28, 28))
    picture[0, 13:15, 14:20] = 1
    return picture


def test_turned_clockwise(bar):
    rows, columns = ink_of(robustness.moved(bar, rotation_deg=90)).T
    assert (rows.min(), rows.max()) == (14, 19)
    assert set(columns) == {13, 14}


def test_scaled_and_shifted(bar):
    rows, columns = ink_of(robustness.moved(bar, scale=2)).T
    assert len(set(rows)) == 4
    assert columns.max() > 23
    moved = ink_of(robustness.moved(bar, shift_px=3))
    assert np.array_equal(moved, ink_of(bar) + 3)


@pytest.mark.slow
def test_unchanged_digits_are_read_as_before(network, data):
    digits = data.validation.first(300)
    rows = robustness.measure(network, digits)
    plain = float((network.classify(digits.normalized()) == digits.labels).mean())
    for name, unchanged in (("rotation_deg", 0), ("scale", 1), ("noise", 0), ("shift_px", 0)):
        row = rows[name]
        assert row["accuracy"][row["at"].index(unchanged)] == pytest.approx(plain, abs=1e-6)
        assert min(row["accuracy"]) < plain  # far enough to show where it ends
        assert row["count"] == 300
    assert rows["pen_px"]["accuracy"][2] > rows["pen_px"]["accuracy"][-1]


def test_noise_is_within_the_greys(data):
    grey = data.validation.first(5).images / 255
    noisy = robustness.noisy(grey, 0.3)
    assert noisy.min() == 0
    assert noisy.max() == 1
    assert np.array_equal(noisy, robustness.noisy(grey, 0.3))
