import numpy as np
import pytest

from digits.training import calibrate
from digits.training.forward import softmax


@pytest.mark.parametrize("wanted", [0.5, 1.0, 2.5])
def test_temperature_is_found(wanted):
    rng = np.random.default_rng(0)
    honest = rng.normal(0, 2, (20_000, 10))
    labels = (softmax(honest).cumsum(axis=1) > rng.random((20_000, 1))).argmax(axis=1)
    assert calibrate.temperature(honest * wanted, labels) == pytest.approx(wanted, rel=0.05)


def test_applying_the_temperature_divides_the_logits():
    weights = [np.full((2, 2), 6.0), np.full(2, 6.0), np.full((2, 2), 6.0), np.full(2, 6.0)]
    divided = calibrate.apply_temperature(weights, 3.0)
    assert [float(weight.max()) for weight in divided] == [6, 6, 2, 2]


def test_the_threshold_is_a_share_of_the_margin_that_most_digits_reach():
    margins = np.linspace(0, 10, 1001)
    assert calibrate.threshold(margins, 0.98, share=1.0) == pytest.approx(0.2, abs=0.001)
    assert calibrate.threshold(margins, 0.98, share=0.5) == pytest.approx(0.1, abs=0.001)
