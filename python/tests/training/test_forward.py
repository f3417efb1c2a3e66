import numpy as np

from digits.training.forward import logit_margin


def test_the_margin_is_the_lead_over_the_average():
    logits = np.array([[3.0, 1, 1, 1, 1, 1, 1, 1, 0, 0], np.zeros(10)])
    assert np.allclose(logit_margin(logits), [2, 0])
    assert np.allclose(logit_margin(logits + 7), logit_margin(logits))
