"""The figures of the report: what each shows, in a picture and in words.

A figure is drawn from the report alone, but for the pictures of digits; its alternative text states
the figures that the picture shows. It is left out where the report lacks its section, or where the
digits are not those that were measured.
"""

import numpy as np

from digits.evaluation.reporting.figures import accuracy, robustness, studies
from digits.evaluation.reporting.figures.shown import Shown


def all_of(report: dict, images: np.ndarray) -> list[Shown]:
    """The figures of a report, in the order to show them.

    Args:
        report: see report.py.
        images: MNIST's validation digits, uint8, shape (count, 28, 28).
    """
    measured = "test" if "test" in report else "validation"
    figures = [
        accuracy.sources(report),
        accuracy.per_digit(report, measured),
        accuracy.confusion(report, measured),
    ]
    if "reliability" in report[measured]:
        figures.append(accuracy.reliability(report, measured))
    measured_on_these = len(images) == report["validation"]["count"]
    if "mistakes" in report["validation"] and measured_on_these:
        figures.append(accuracy.mistakes(report, images))
    if "robustness" in report:
        figures += [
            robustness.changed(report, name)
            for name in robustness.CHANGES
            if name in report["robustness"]
        ]
    figures.append(studies.learning(report))
    if "seeds" in report:
        figures.append(studies.seeds(report))
    if isinstance(report.get("ablation"), dict):
        figures.append(studies.ablation(report))
    return figures
