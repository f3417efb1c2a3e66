"""The committed network reads every family of templates, and takes most signs for no digits."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from digits.data import synthesis
from digits.data.digit_templates import DIGIT_TEMPLATES
from digits.data.non_digit_templates import NON_DIGIT_TEMPLATES
from digits.training.forward import logit_margin
from digits.training.recipe import Recipe

# A steadier hand than that of the training, whose drawings are not always legible.
CAREFUL = replace(
    Recipe().synthesis,
    point_jitter=0.025,
    stroke_shift=0.02,
    warp=0.03,
    angularity=0.15,
    reach=0.05,
)
FAMILIES = [(digit, name) for digit, families in DIGIT_TEMPLATES.items() for name in families]
COUNT = 400  # drawings of a family

pytestmark = pytest.mark.slow


def drawn(family):
    rng = np.random.default_rng(0)
    chosen = rng.integers(len(family), size=COUNT)
    return synthesis.draw_templates(family, chosen, rng, CAREFUL) / 255


@pytest.fixture(scope="module")
def share(network):
    """Gives the share of the drawings of a family that are read as their digit."""

    @cache
    def share(digit, name):
        answers = network.logits(drawn(DIGIT_TEMPLATES[digit][name])).argmax(axis=1)
        return (answers == digit).mean()

    return share


@pytest.mark.parametrize(("digit", "name"), FAMILIES, ids=[f"{d}, {name}" for d, name in FAMILIES])
def test_a_family_is_read(share, digit, name):
    assert share(digit, name) >= 0.7  # a one with a long flat flag is the hardest


def test_the_families_are_read_together(share):
    assert np.mean([share(digit, name) for digit, name in FAMILIES]) >= 0.96


@pytest.mark.parametrize("name", NON_DIGIT_TEMPLATES)
def test_signs_are_taken_for_no_digits(network, name):
    margins = logit_margin(network.logits(drawn(NON_DIGIT_TEMPLATES[name])))
    assert (margins < network.score_threshold).mean() >= 0.6
