import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digits.preprocess.ink import SIZE, ink
from digits.preprocess.normalize import Limits, moments, normalize

SLASH = ink([[(8, 0), (0, 20)]])


def centre_of_mass(picture):
    x, y, *_ = moments(picture[None])
    return x[0], y[0]


@given(st.integers(-4, 4), st.integers(-4, 4))
def test_place_does_not_matter(dx, dy):
    picture = ink([[(0, 0), (10, 0), (4, 15)]])
    moved = np.roll(picture, (dy, dx), axis=(0, 1))
    assert np.allclose(normalize(moved), normalize(picture), atol=1e-9)


def test_the_centre_of_mass_moves_to_the_middle():
    picture = np.zeros((SIZE, SIZE))
    picture[3:12, 2:9] = 1
    assert centre_of_mass(normalize(picture)) == pytest.approx((13.5, 13.5), abs=0.01)


def slant(picture):
    return moments(picture[None])[2][0]


def test_slant_is_taken_out():
    assert abs(slant(SLASH)) > 0.3
    assert abs(slant(normalize(SLASH))) < 0.03


def test_limits_leave_slant_and_size():
    assert abs(slant(normalize(SLASH, Limits(max_shear=0)))) > 0.3
    small = np.zeros((SIZE, SIZE))
    small[10:18, 10:18] = 1
    assert np.allclose(normalize(small, Limits(max_shear=0, max_scale=1)), small, atol=1e-9)


def test_size_goes_half_the_way_to_the_standard():
    small, large = np.zeros((2, SIZE, SIZE))
    small[10:18, 10:18] = 1
    large[4:24, 4:24] = 1
    before, after = ink_mass_ratio(small, large), ink_mass_ratio(*normalize([small, large]))
    assert after == pytest.approx(np.sqrt(before), rel=0.1)


def ink_mass_ratio(small, large):
    return np.sqrt(large.sum() / small.sum())


def test_a_batch_gives_the_same_as_one_by_one():
    pictures = np.stack([SLASH, SLASH.T, np.zeros((SIZE, SIZE))])
    together = normalize(pictures)
    assert together.shape == pictures.shape
    for picture, normalized in zip(pictures, together, strict=True):
        assert np.allclose(normalize(picture), normalized, rtol=0, atol=1e-12)


def test_an_empty_picture_stays_empty():
    assert not normalize(np.zeros((SIZE, SIZE))).any()


def test_the_range_stays():
    rng = np.random.default_rng(0)
    normalized = normalize(rng.random((20, SIZE, SIZE)))
    assert normalized.min() >= 0
    assert normalized.max() <= 1


@pytest.mark.parametrize("shape", [(784,), (20, 20), (3, 28, 27)])
def test_other_sizes_are_refused(shape):
    with pytest.raises(ValueError, match="must be 28x28"):
        normalize(np.zeros(shape))
