import numpy as np
import pytest

from digits.data import redrawn
from digits.preprocess.ink import PEN_PX, rasterize
from digits.preprocess.normalize import normalize


def test_digits_keep_their_form_and_get_the_pen_of_the_page(data, network):
    digits = data.validation.first(1000)
    images = redrawn.redraw(digits.images)
    assert images.shape == digits.images.shape
    assert images.dtype == np.uint8
    answers = network.logits(images / 255).argmax(axis=1)
    assert (answers == digits.labels).mean() > 0.97
    # As much ink, whatever pen MNIST was written with.
    before, after = (
        each.mean(axis=(1, 2)).std() for each in (normalize(digits.images / 255), images / 255)
    )
    assert after < 0.8 * before


def test_a_thick_line_becomes_its_middle():
    image = np.zeros((28, 28), np.uint8)
    image[4:24, 11:17] = 255
    points = redrawn.skeleton(image)
    assert np.abs(points[:, 0] - 14).max() < 0.5
    assert np.ptp(points[:, 1]) > 12


def test_faint_ink_is_ink():
    image = np.zeros((28, 28), np.uint8)
    image[8:20, 13:15] = 40
    assert len(redrawn.skeleton(image))


def test_no_ink_is_refused():
    with pytest.raises(ValueError, match="no ink"):
        redrawn.skeleton(np.zeros((28, 28), np.uint8))


def test_dots_are_drawn_as_strokes_are():
    # At the edge and beyond it, too.
    dots = np.array([[8.0, 9], [8.25, 9], [15, 20], [0.2, 5], [27.9, 27.9], [29, 14], [-40, 60]])
    segments = np.hstack([dots, dots])
    assert np.allclose(redrawn.draw_dots(dots), rasterize(segments, PEN_PX), atol=1e-6)
