import itertools

import pytest

from digits.data.digit_templates import DIGIT_TEMPLATES
from digits.data.non_digit_templates import NON_DIGIT_TEMPLATES
from digits.data.templates import each, read_stroke, templates

EVERY_TEMPLATE = [
    pytest.param(template, id=f"{name}, {family}, {i}")
    for name, families in [*DIGIT_TEMPLATES.items(), ("not a digit", NON_DIGIT_TEMPLATES)]
    for family, several in families.items()
    for i, template in enumerate(several)
]


def test_templates_are_read():
    assert read_stroke("0,25 50,0") == [[(0.0, 0.25), (0.5, 0.0)]]
    assert read_stroke("0,25 50,0 ~ 0,75 50,0") == [
        [(0.0, 0.25), (0.5, 0.0)],
        [(0.0, 0.75), (0.5, 0.0)],
    ]
    assert templates("0,0 0,100 / 50,50 100,50", "0,0 10,0") == [
        [[[(0, 0), (0, 1)]], [[(0.5, 0.5), (1, 0.5)]]],
        [[[(0, 0), (0.1, 0)]]],
    ]


def test_each_body_gets_each_addition():
    bodies, bars = templates("0,0 0,100", "0,0 50,100"), templates("0,50 50,50", "0,20 50,20")
    assert each(bodies, bars) == templates(
        "0,0 0,100 / 0,50 50,50",
        "0,0 0,100 / 0,20 50,20",
        "0,0 50,100 / 0,50 50,50",
        "0,0 50,100 / 0,20 50,20",
    )


def test_every_digit_has_several_families():
    assert list(DIGIT_TEMPLATES) == list(range(10))
    assert all(len(families) >= 3 for families in DIGIT_TEMPLATES.values())


def test_no_template_stands_there_twice():
    every = [repr(parameters.values[0]) for parameters in EVERY_TEMPLATE]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("template", EVERY_TEMPLATE)
def test_a_template_is_a_drawing_about_one_high(template):
    for forms in itertools.product(*template):
        points = list(itertools.chain(*forms))
        width, height = (max(side) - min(side) for side in zip(*points, strict=True))
        assert 0 <= width <= 2.5
        assert 0 <= height <= 2.2  # a slash runs far beyond its zero
        assert max(width, height) > 0.1


@pytest.mark.parametrize("template", EVERY_TEMPLATE)
def test_the_forms_of_a_stroke_can_be_mixed(template):
    for forms in template:
        corners = {tuple(a == b for a, b in itertools.pairwise(points)) for points in forms}
        assert len(corners) == 1  # equally many points, and the corners at the same ones
        assert len(forms[0]) >= 2
