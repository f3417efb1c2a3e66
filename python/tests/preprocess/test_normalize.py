import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digits.preprocess.ink import SIZE, fit_to_box, ink, rasterize, to_segments
from digits.preprocess.normalize import (
    SCALE_STRENGTH,
    Limits,
    moments,
    normalize,
    stroke_input,
)

coordinate = st.integers(-500, 500).map(float)
drawing = st.lists(
    st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=12), min_size=1, max_size=4
)

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


def test_size_goes_most_of_the_way_to_the_standard():
    small, large = np.zeros((2, SIZE, SIZE))
    small[7:21, 7:21] = 1
    large[4:24, 4:24] = 1
    before, after = ink_mass_ratio(small, large), ink_mass_ratio(*normalize([small, large]))
    assert after == pytest.approx(before ** (1 - SCALE_STRENGTH), rel=0.05)


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


FIVE = [[(16, 0), (2, 0)], [(1, 3), (0, 14), (12, 14), (14, 24), (0, 26)]]


def test_strokes_are_put_where_their_picture_would_be():
    pixels, vectors = (moments(each[None]) for each in (normalize(ink(FIVE)), stroke_input(FIVE)))
    assert np.ravel(vectors) == pytest.approx(np.ravel(pixels), abs=0.15)


def test_strokes_are_drawn_sharp_after_they_are_moved():
    edges = [
        ((image > 0.1) & (image < 0.9)).sum()
        for image in (stroke_input(FIVE), normalize(ink(FIVE)))
    ]
    assert edges[0] < 0.8 * edges[1]


@given(drawing, st.sampled_from([0.01, 0.5, 3, 1000]), coordinate, coordinate)
def test_size_and_place_of_strokes_do_not_matter(strokes, scale, x, y):
    moved = [[(px * scale + x, py * scale + y) for px, py in stroke] for stroke in strokes]
    assert np.allclose(stroke_input(strokes), stroke_input(moved), atol=1e-4)


@given(drawing)
def test_how_finely_a_stroke_is_sampled_does_not_matter(strokes):
    halved = [
        [
            *(
                p
                for a, b in itertools.pairwise(stroke)
                for p in (a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
            ),
            stroke[-1],
        ]
        for stroke in strokes
    ]
    assert np.allclose(stroke_input(strokes), stroke_input(halved), atol=1e-6)


def test_a_dot_stays_in_the_middle():
    dot = stroke_input([[(70, 20)]])
    assert np.allclose(dot, rasterize(fit_to_box(to_segments([[(0, 0)]]))))


@pytest.mark.parametrize("strokes", [[], [[]]])
def test_no_strokes_are_refused(strokes):
    with pytest.raises(ValueError, match="nothing is drawn"):
        stroke_input(strokes)
