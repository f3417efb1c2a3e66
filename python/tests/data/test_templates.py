import itertools

import pytest

from digits.data.digit_templates import DIGIT_STYLES, read_stroke, styles
from digits.data.non_digit_templates import NOT_DIGIT_STYLES

EVERY_STYLE = [
    pytest.param(style, id=f"{name} {i}")
    for name, several in [*DIGIT_STYLES.items(), ("not a digit", NOT_DIGIT_STYLES)]
    for i, style in enumerate(several)
]


def test_styles_are_read():
    assert read_stroke("0,25 50,0") == [(0.0, 0.25), (0.5, 0.0)]
    assert styles("0,0 0,100 / 50,50 100,50", "0,0 10,0") == [
        [[(0, 0), (0, 1)], [(0.5, 0.5), (1, 0.5)]],
        [[(0, 0), (0.1, 0)]],
    ]


def test_every_digit_has_several_styles():
    assert list(DIGIT_STYLES) == list(range(10))
    assert all(len(several) >= 5 for several in DIGIT_STYLES.values())


def test_no_style_stands_there_twice():
    every = [repr(style) for several in DIGIT_STYLES.values() for style in several]
    every += [repr(style) for style in NOT_DIGIT_STYLES]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("style", EVERY_STYLE)
def test_a_style_is_a_drawing_about_one_high(style):
    points = list(itertools.chain(*style))
    assert all(len(stroke) >= 2 for stroke in style)
    width, height = (max(side) - min(side) for side in zip(*points, strict=True))
    assert 0 <= width <= 2
    assert 0 <= height <= 1.5
    assert max(width, height) > 0.1
