import keras
import numpy as np
import pytest

from digits.preprocess.directions import directions
from digits.preprocess.ink import ink

LINES = {
    "upright": [(0, 0), (0, 20)],
    "level": [(0, 0), (20, 0)],
    "rising": [(0, 20), (20, 0)],
    "falling": [(0, 0), (20, 20)],
}


def by_direction(image):
    """How much there is of each direction, and where: shape (4, 14, 14)."""
    return (
        directions(image[np.newaxis]).reshape(14, 2, 14, 2).transpose(1, 3, 0, 2).reshape(4, 14, 14)
    )


@pytest.mark.parametrize("name", LINES)
def test_a_line_is_seen_in_its_own_direction(name):
    parts = by_direction(ink([LINES[name]])).sum(axis=(1, 2))
    own = list(LINES).index(name)
    assert parts[own] > 0.8 * parts.sum()


def test_a_line_is_seen_where_it_is():
    image = np.zeros((28, 28))
    image[4:10, 20:22] = 1
    upright = by_direction(image)[0]
    rows, columns = np.nonzero(upright > 0.2)
    assert (rows.min(), rows.max()) == (2, 4)
    assert (columns.min(), columns.max()) == (9, 11)


def test_of_a_line_that_is_turned_the_next_direction_sees_as_much_more_as_the_other_sees_less():
    def seen(degrees):
        turn = np.deg2rad(degrees)
        return by_direction(ink([[(0, 0), (20 * np.sin(turn), 20 * np.cos(turn))]])).sum(
            axis=(1, 2)
        )

    upright, _, _, falling = np.array([seen(degrees) for degrees in (0, 15, 30, 45)]).T
    assert (np.diff(upright) < 0).all()
    assert (np.diff(falling) > 0).all()


def test_paper_and_an_even_grey_have_no_direction():
    assert directions(np.zeros((2, 28, 28))).max() == 0
    even = directions(np.ones((1, 28, 28)))[0]
    assert even[4:24, 4:24].max() == 0  # its edge has


def test_stays_between_nothing_and_one(data):
    seen = directions(data.train.images[:500] / 255)
    assert seen.min() == 0
    assert 0.7 < seen.max() <= 1


def test_a_picture_turned_by_a_quarter_swaps_upright_and_level_rising_and_falling(data):
    image = data.train.images[0] / 255
    before, after = by_direction(image), by_direction(np.rot90(image))
    for one, other in ((0, 1), (1, 0), (2, 3), (3, 2)):
        assert np.allclose(after[one], np.rot90(before[other]))


def test_the_training_computes_the_same(data):
    images = np.float32(data.train.images[:50] / 255)
    assert np.allclose(directions(images, keras.ops), directions(images), atol=1e-6)
