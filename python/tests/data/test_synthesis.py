import itertools
from dataclasses import replace

import numpy as np
import pytest

from digits.data import synthesis
from digits.data.digit_templates import DIGIT_TEMPLATES
from digits.data.non_digit_templates import NON_DIGIT_TEMPLATES
from digits.data.templates import templates
from digits.preprocess.normalize import Limits
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
    for template in itertools.chain(*DIGIT_TEMPLATES[digit].values()):
        check(synthesis.draw_template(template, 5, np.random.default_rng(0), SYNTHESIS))


def test_every_template_that_is_no_digit_draws_ink_that_fits():
    for template in itertools.chain(*NON_DIGIT_TEMPLATES.values()):
        check(synthesis.draw_template(template, 5, np.random.default_rng(0), SYNTHESIS))


def check(images):
    """Ink in the middle, with paper around it."""
    assert (images.max(axis=(1, 2)) > 150).all()
    assert 0.01 < images.mean() / 255 < 0.4
    margin = images.astype(float)
    margin[:, 2:26, 2:26] = 0
    assert margin.sum() < 0.1 * images.sum()


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
        assert all(len(points) >= 2 for (points,) in scribble)


def test_a_group_is_several_signs_side_by_side():
    rng = np.random.default_rng(0)
    for _ in range(50):
        strokes = [points for (points,) in synthesis.group(rng)]
        across = [x for points in strokes for x, _ in points]
        assert len(strokes) >= 2
        assert max(across) - min(across) > 0.25


def test_a_drawing_lies_between_the_extreme_forms():
    still = replace(
        SYNTHESIS, angularity=0, reach=0, point_jitter=0, stroke_shift=0, warp=0, slant=0,
        rotation=0, aspect=0, pen_spread_px=0, coarse_share=0,
    )  # fmt: skip
    # The second stroke, from above or below, is drawn under a bar that stands still.
    (template,) = templates("0,0 100,0 / 0,30 100,30 ~ 0,100 100,100")
    images = synthesis.draw_template(
        template, 200, np.random.default_rng(0), still, Limits(max_shear=0, max_scale=1)
    )
    lowest = np.array([np.flatnonzero(image[:, 14] > 127).max() for image in images])
    highest = np.array([np.flatnonzero(image[:, 14] > 127).min() for image in images])
    apart = lowest - highest
    assert apart.min() <= 8
    assert apart.max() >= 18
    assert ((apart > 10) & (apart < 16)).any()


def test_a_curve_passes_through_its_points():
    (points,), smooth, straight = synthesis.curve_through([[(0, 0), (0.5, 0), (1, 1), (0, 1)]])
    for curve in smooth, straight:
        assert np.allclose((curve @ points)[:: synthesis.PIECES_A_SPAN], points)


def sharpest_turn(path):
    steps = np.diff(path, axis=0)
    steps /= np.linalg.norm(steps, axis=1, keepdims=True)
    return np.degrees(np.arccos(np.clip((steps[1:] * steps[:-1]).sum(axis=1), -1, 1))).max()


def test_a_point_given_twice_is_a_corner():
    (corner,), smooth, _ = synthesis.curve_through([[(0, 0), (1, 0), (1, 0), (1, 1)]])
    assert sharpest_turn(smooth @ corner) > 80
    (bow,), smooth, straight = synthesis.curve_through([[(0, 0), (1, 0), (1, 1)]])
    assert sharpest_turn(smooth @ bow) < 60
    assert sharpest_turn(straight @ bow) > 80


def test_contact_sheet():
    sheet = synthesis.contact_sheet(SYNTHESIS, columns=6, seed=1)
    rows = sum(len(families) for families in DIGIT_TEMPLATES.values()) + 6
    assert sheet.shape == (rows * 28, 6 * 28)
    assert sheet.dtype == np.uint8
    cells = sheet.reshape(rows, 28, 6, 28).max(axis=(1, 3))
    assert (cells > 0).all()
    assert np.array_equal(sheet, synthesis.contact_sheet(SYNTHESIS, columns=6, seed=1))
