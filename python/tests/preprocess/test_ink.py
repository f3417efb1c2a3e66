import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digits.preprocess.ink import BOX, SIZE, ink

coordinate = st.integers(-500, 500).map(float)
stroke = st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=12)
drawing = st.lists(stroke, min_size=1, max_size=4)


def moved(strokes, scale, x, y):
    return [[(px * scale + x, py * scale + y) for px, py in stroke] for stroke in strokes]


@given(drawing)
def test_a_picture_of_28_by_28_from_paper_to_ink(strokes):
    picture = ink(strokes)
    assert picture.shape == (SIZE, SIZE)
    assert picture.min() == 0
    assert 0.5 < picture.max() <= 1


@given(drawing, st.sampled_from([0.01, 0.5, 3, 1000]), coordinate, coordinate)
def test_size_and_place_do_not_matter(strokes, scale, x, y):
    assert np.allclose(ink(strokes), ink(moved(strokes, scale, x, y)), atol=1e-6)


@given(drawing)
def test_direction_and_order_of_strokes_do_not_matter(strokes):
    backwards = [stroke[::-1] for stroke in strokes[::-1]]
    assert np.allclose(ink(strokes), ink(backwards), atol=1e-6)


@given(drawing)
def test_points_given_twice_and_empty_strokes_do_not_matter(strokes):
    twice = [[], *([point for point in stroke for _ in range(2)] for stroke in strokes)]
    assert np.allclose(ink(strokes), ink(twice), atol=1e-6)


@given(drawing)
def test_the_drawing_fills_the_box_and_stays_inside(strokes):
    points = np.array([point for stroke in strokes for point in stroke])
    assume(np.ptp(points, axis=0).max() > 0)
    rows, columns = np.nonzero(ink(strokes))
    extent = max(np.ptp(rows), np.ptp(columns)) + 1
    # The ramp of a pixel at the edge of the pen reaches half a pixel beyond the box.
    assert BOX - 1 <= extent <= BOX + 2
    margin = (SIZE - BOX) / 2 - 1
    assert min(rows.min(), columns.min()) >= margin
    assert max(rows.max(), columns.max()) <= SIZE - 1 - margin


def test_a_dot_is_in_the_middle():
    picture = ink([[(70, 20)]])
    assert picture[13:15, 13:15].min() > 0.8
    assert picture.sum() < 6


def test_a_wider_pen_gives_more_ink():
    line = [[(0, 0), (10, 10)]]
    assert ink(line, 1).sum() < ink(line, 2).sum() < ink(line, 4).sum()


@pytest.mark.parametrize("strokes", [[], [[]], [[], []]])
def test_nothing_drawn(strokes):
    with pytest.raises(ValueError, match="nothing is drawn"):
        ink(strokes)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_coordinates_that_are_no_numbers(bad):
    with pytest.raises(ValueError, match="not a finite number"):
        ink([[(0, 0), (bad, 1)]])
