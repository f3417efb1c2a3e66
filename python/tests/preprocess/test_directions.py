import keras
import numpy as np
import pytest

from digits.preprocess.directions import directions
from digits.preprocess.ink import ink

LINES = {  # each by the angle to which it is turned clockwise from upright, in degrees
    "upright": 0,
    "rising": 60,
    "falling": -60,
}


def line(degrees):
    turn = np.deg2rad(degrees)
    return ink([[(0, 0), (20 * np.sin(turn), -20 * np.cos(turn))]])


def parts(image):
    """Ink, and lines that run upright, rising and falling, and where: shape (4, 14, 14)."""
    seen = directions(image[np.newaxis]).reshape(14, 2, 14, 2)
    return seen.transpose(1, 3, 0, 2).reshape(4, 14, 14)


@pytest.mark.parametrize("name", LINES)
def test_a_line_is_seen_in_its_own_direction(name):
    lines = parts(line(LINES[name]))[1:].sum(axis=(1, 2))
    assert lines[list(LINES).index(name)] > 0.8 * lines.sum()


def test_a_level_line_is_half_rising_half_falling():
    upright, rising, falling = parts(line(90))[1:].sum(axis=(1, 2))
    assert upright < 0.1 * rising
    assert np.isclose(rising, falling)


def test_as_a_line_is_turned_one_direction_fades_into_the_next():
    seen = np.array([parts(line(degrees))[1:].sum(axis=(1, 2)) for degrees in (0, 20, 40, 60)])
    assert (np.diff(seen[:, 0]) < 0).all()
    assert (np.diff(seen[:, 1]) > 0).all()


def test_a_line_is_seen_where_it_is():
    image = np.zeros((28, 28))
    image[4:10, 20:22] = 1
    for part in parts(image)[:2]:  # ink, and upright lines
        rows, columns = np.nonzero(part > 0.2)
        assert (rows.min(), rows.max()) == (2, 4)
        assert columns.min() in (9, 10)
        assert columns.max() in (10, 11)


def test_paper_has_no_direction_and_the_middle_of_a_blot_has_only_ink():
    assert np.abs(directions(np.zeros((2, 28, 28)))).max() == 0
    ink, *lines = parts(np.ones((28, 28)))
    assert np.allclose(ink[2:12, 2:12], 1)
    assert np.abs(np.array(lines)[:, 2:12, 2:12]).max() < 1e-9


def test_stays_between_nothing_and_one(data):
    seen = directions(data.train.images[:500] / 255)
    assert seen.min() == 0
    assert 0.7 < seen.max() < 1 + 1e-9


def test_a_picture_in_the_mirror_swaps_rising_and_falling(data):
    image = data.train.images[0] / 255
    before, after = parts(image), parts(image[:, ::-1])
    for one, other in ((0, 0), (1, 1), (2, 3), (3, 2)):
        assert np.allclose(after[one], before[other][:, ::-1])


def test_the_training_computes_the_same(data):
    images = np.float32(data.train.images[:50] / 255)
    assert np.allclose(directions(images, keras.ops), directions(images), atol=1e-6)
