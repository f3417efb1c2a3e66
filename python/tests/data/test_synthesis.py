import numpy as np
import pytest

from digits.data import synthesis
from digits.data.digit_templates import DIGIT_TEMPLATES
from digits.data.non_digit_templates import NON_DIGIT_TEMPLATES
from digits.training.recipe import Recipe

SYNTHESIS = Recipe().synthesis


@pytest.fixture(scope="module")
def drawn():
    return synthesis.draw_digits(2000, 3, SYNTHESIS)


def test_digits_are_pictures_with_labels(drawn):
    images, labels = drawn
    assert images.shape == (2000, 28, 28)
    assert images.dtype == np.uint8
    assert labels.shape == (2000,)


def test_every_digit_comes_about_equally_often(drawn):
    counts = np.bincount(drawn[1], minlength=10)
    assert counts.min() > 140
    assert counts.max() < 260


def test_a_seed_gives_the_same_digits(drawn):
    images, labels = synthesis.draw_digits(2000, 3, SYNTHESIS)
    assert np.array_equal(images, drawn[0])
    assert np.array_equal(labels, drawn[1])
    assert not np.array_equal(synthesis.draw_digits(2000, 4, SYNTHESIS)[0], images)


def test_no_two_are_alike(drawn):
    assert len(np.unique(drawn[0].reshape(2000, -1), axis=0)) == 2000


@pytest.mark.parametrize("digit", DIGIT_TEMPLATES)
def test_every_template_of_a_digit_draws_ink_that_fits(digit):
    for template in DIGIT_TEMPLATES[digit]:
        check(synthesis.draw_template(template, 5, np.random.default_rng(0), SYNTHESIS))


def test_every_template_that_is_no_digit_draws_ink_that_fits():
    for template in NON_DIGIT_TEMPLATES:
        check(synthesis.draw_template(template, 5, np.random.default_rng(0), SYNTHESIS))


def check(images):
    """Ink in the 20 x 20 box, with paper around it."""
    assert (images.max(axis=(1, 2)) > 150).all()
    assert 0.01 < images.mean() / 255 < 0.4
    paper = images.copy()
    paper[:, 3:25, 3:25] = 0
    assert paper.max() == 0


def test_negative_examples():
    images = synthesis.draw_non_digits(300, 5, SYNTHESIS)
    assert images.shape == (300, 28, 28)
    assert images.dtype == np.uint8
    assert (images.max(axis=(1, 2)) > 0).all()
    assert np.array_equal(images, synthesis.draw_non_digits(300, 5, SYNTHESIS))
    assert not np.array_equal(images, synthesis.draw_non_digits(300, 6, SYNTHESIS))


def test_none_are_drawn_when_none_are_wanted():
    images, labels = synthesis.draw_digits(0, 0, SYNTHESIS)
    assert images.shape == (0, 28, 28)
    assert labels.shape == (0,)
    assert synthesis.draw_non_digits(0, 0, SYNTHESIS).shape == (0, 28, 28)


def test_a_scribble_is_strokes():
    rng = np.random.default_rng(0)
    for _ in range(50):
        scribble = synthesis.scribble(rng)
        assert 1 <= len(scribble) <= 3
        assert all(len(stroke) >= 2 for stroke in scribble)


def test_a_curve_passes_through_its_points():
    points, curve = synthesis.curve_through([(0, 0), (0.5, 0), (1, 1), (0, 1)])
    path = curve @ points
    assert np.allclose(path[:: synthesis.PIECES_A_SPAN], points)


def test_a_point_given_twice_is_a_corner():
    def sharpest_turn(stroke):
        points, curve = synthesis.curve_through(stroke)
        steps = np.diff(curve @ points, axis=0)
        steps /= np.linalg.norm(steps, axis=1, keepdims=True)
        return np.degrees(np.arccos(np.clip((steps[1:] * steps[:-1]).sum(axis=1), -1, 1))).max()

    assert sharpest_turn([(0, 0), (1, 0), (1, 0), (1, 1)]) > 80
    assert sharpest_turn([(0, 0), (1, 0), (1, 1)]) < 60


def test_contact_sheet():
    sheet = synthesis.contact_sheet(SYNTHESIS, columns=6, seed=1)
    assert sheet.shape == (24 * 28, 6 * 28)
    assert sheet.dtype == np.uint8
    cells = sheet.reshape(24, 28, 6, 28).max(axis=(1, 3))
    assert (cells > 0).all()
    assert np.array_equal(sheet, synthesis.contact_sheet(SYNTHESIS, columns=6, seed=1))
