"""The committed network reads every family of templates, and takes most signs for no digits."""

from dataclasses import replace

import numpy as np
import pytest

from digits.data import synthesis
from digits.data.digit_templates import DIGIT_TEMPLATES
from digits.data.mnist import inputs_of
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
FAMILIES = [
    pytest.param(digit, family, id=f"{digit}, {name}")
    for digit, families in DIGIT_TEMPLATES.items()
    for name, family in families.items()
]


def drawn(family, count=400):
    rng = np.random.default_rng(0)
    chosen = rng.integers(len(family), size=count)
    return inputs_of(synthesis.draw_templates(family, chosen, rng, CAREFUL))


@pytest.mark.parametrize(("digit", "family"), FAMILIES)
def test_a_family_is_read(network, digit, family):
    answers = network.logits(drawn(family)).argmax(axis=1)
    assert (answers == digit).mean() >= 0.75


def test_the_families_are_read_together(network):
    shares = [
        (network.logits(drawn(family, 200)).argmax(axis=1) == digit).mean()
        for digit, families in DIGIT_TEMPLATES.items()
        for family in families.values()
    ]
    assert np.mean(shares) >= 0.96


@pytest.mark.parametrize("name", NON_DIGIT_TEMPLATES)
def test_signs_are_taken_for_no_digits(network, name):
    margins = logit_margin(network.logits(drawn(NON_DIGIT_TEMPLATES[name])))
    assert (margins < network.score_threshold).mean() >= 0.6
