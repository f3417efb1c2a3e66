import numpy as np
import pytest

from digits.evaluation import metrics


def test_wilson_against_published_values():
    # R. G. Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I.
    assert metrics.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert metrics.wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert metrics.wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert metrics.wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_wilson_of_nothing():
    assert metrics.wilson(0, 0) == (0, 1)


def test_confusion():
    matrix = metrics.confusion(np.array([3, 3, 7]), np.array([3, 5, 7]))
    assert (matrix[3, 3], matrix[3, 5], matrix[7, 7], matrix.sum()) == (1, 1, 1, 3)


def test_calibration_error_of_an_honest_and_a_boasting_classifier():
    probabilities = np.zeros((100, 10))
    probabilities[:, 0], probabilities[:, 1] = 0.8, 0.2
    honest = np.array([0] * 80 + [1] * 20)
    assert metrics.calibration_error(probabilities, honest) == pytest.approx(0)
    assert metrics.calibration_error(probabilities, np.ones(100, int)) == pytest.approx(0.8)


def test_calibration_error_counts_certainty_in_the_last_bin():
    probabilities = np.eye(10)
    assert metrics.calibration_error(probabilities, np.arange(10)) == 0


def test_auroc():
    assert metrics.auroc(np.array([3, 4]), np.array([1, 2])) == 1
    assert metrics.auroc(np.array([1, 2]), np.array([3, 4])) == 0
    assert metrics.auroc(np.array([1, 1]), np.array([1, 1])) == 0.5
    assert metrics.auroc(np.array([1, 3]), np.array([2])) == 0.5


def test_summary_without_some_digits():
    probabilities = np.eye(10)[[1, 2, 2]]
    figures = metrics.summary(probabilities, np.array([1, 2, 3]))
    assert figures["right"] == 2
    assert figures["per_class"][:4] == [None, 1, 1, 0]
