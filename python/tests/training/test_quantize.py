import numpy as np
import pytest

from digits.training.model import build, disconnect
from digits.training.quantize import quantize, round_evenly


def test_few_steps_lie_evenly_and_zero_stays_zero():
    weight = np.random.default_rng(0).normal(0, 1, (784, 128)).astype(np.float32)
    weight[:100] = 0
    rounded = round_evenly(weight, 51)
    values = np.unique(rounded)
    step = (weight.max() - weight.min()) / 51
    assert len(values) <= 52
    assert np.allclose(values / step, np.rint(values / step))
    assert (rounded[:100] == 0).all()
    assert np.abs(rounded - weight).max() <= step / 2 + 1e-6


def test_steps_that_a_byte_cannot_hold_are_refused():
    with pytest.raises(ValueError, match="100 steps"):
        round_evenly(np.array([-1.0, 1.0]), 100)


def test_the_hidden_kernel_gets_fewer_values_than_a_byte_has():
    model = build()
    disconnect(model, np.arange(784).reshape(28, 28) < 200)
    quantize(model, "uint8", hidden_steps=85)
    hidden, _, output, _ = model.get_weights()
    assert 40 < len(np.unique(hidden)) <= 86 < len(np.unique(output))
    assert (hidden[:200] == 0).all()
    before = hidden.copy()
    quantize(model, "uint8", hidden_steps=85)
    assert np.array_equal(model.get_weights()[0], before)
