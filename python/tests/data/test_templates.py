import itertools

import pytest

from digits.data.digit_templates import DIGIT_TEMPLATES, read_stroke, templates
from digits.data.non_digit_templates import NON_DIGIT_TEMPLATES

EVERY_TEMPLATE = [
    pytest.param(template, id=f"{name} {i}")
    for name, several in [*DIGIT_TEMPLATES.items(), ("not a digit", NON_DIGIT_TEMPLATES)]
    for i, template in enumerate(several)
]


def test_templates_are_read():
    assert read_stroke("0,25 50,0") == [(0.0, 0.25), (0.5, 0.0)]
    assert templates("0,0 0,100 / 50,50 100,50", "0,0 10,0") == [
        [[(0, 0), (0, 1)], [(0.5, 0.5), (1, 0.5)]],
        [[(0, 0), (0.1, 0)]],
    ]


def test_every_digit_has_several_templates():
    assert list(DIGIT_TEMPLATES) == list(range(10))
    assert all(len(several) >= 5 for several in DIGIT_TEMPLATES.values())


def test_no_template_stands_there_twice():
    every = [repr(template) for several in DIGIT_TEMPLATES.values() for template in several]
    every += [repr(template) for template in NON_DIGIT_TEMPLATES]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("template", EVERY_TEMPLATE)
def test_a_template_is_a_drawing_about_one_high(template):
    points = list(itertools.chain(*template))
    assert all(len(stroke) >= 2 for stroke in template)
    width, height = (max(side) - min(side) for side in zip(*points, strict=True))
    assert 0 <= width <= 2
    assert 0 <= height <= 1.5
    assert max(width, height) > 0.1
