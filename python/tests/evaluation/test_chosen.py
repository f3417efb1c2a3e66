from dataclasses import replace

import pytest

from digits.evaluation import chosen
from digits.training.recipe import QUICK, Recipe


def record(**changed):
    return {"settings": replace(Recipe(), **changed).settings()}


def test_the_shipped_network_is_the_best_of_several():
    assert chosen.best_of(record()) == chosen.SEEDS_TRIED > 1


@pytest.mark.parametrize("changed", [{"seed": Recipe().seed + 1}, QUICK, {"weights": "float32"}])
def test_a_network_of_other_settings_is_not(changed):
    assert chosen.best_of(record(**changed)) == 1


def test_a_network_trained_on_digits_of_ones_own_is_not():
    assert chosen.best_of({**record(), "extra": {"count": 3}}) == 1
