"""Measures of a classifier. Pure functions of arrays."""

import numpy as np

from digits.data.mnist import CLASSES

Z_95 = 1.959964  # a normal variable lies within this many deviations with 95 %


def wilson(correct: int, count: int) -> tuple[float, float]:
    """95 % interval of a share, `correct` of `count` (E. B. Wilson 1927)."""
    if count == 0:
        return 0.0, 1.0
    share, z2 = correct / count, Z_95**2
    centre = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = Z_95 * np.sqrt(share * (1 - share) / count + z2 / (4 * count**2)) / (1 + z2 / count)
    return float(max(0.0, centre - half)), float(min(1.0, centre + half))


def confusion(labels: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """How often each label (row) got each answer (column): int, shape (10, 10)."""
    matrix = np.zeros((CLASSES, CLASSES), int)
    np.add.at(matrix, (labels, answers), 1)
    return matrix


def calibration_error(probabilities: np.ndarray, labels: np.ndarray, bins: int = 15) -> float:
    """Expected calibration error (Guo et al. 2017), from 0 (honest) to 1.

    Answers are sorted into bins by their probability; in each, the mean probability should be the
    share that is correct. The error is the mean gap, weighted by the size of the bin.

    Args:
        probabilities: shape (count, 10).
        labels: shape (count,).
        bins: of equal width between 0 and 1.
    """
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == labels
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = np.bincount(bin_of, weights=correct - confidence.astype(np.float64), minlength=bins)
    return float(np.abs(gaps).sum() / len(labels))


def reliability(probabilities: np.ndarray, labels: np.ndarray, bins: int = 10) -> list[dict]:
    """The reliability diagram: how often the answers of each confidence are correct.

    Args:
        probabilities: shape (count, 10).
        labels: shape (count,).
        bins: of equal width between 0 and 1; empty ones are left out.

    Returns:
        For each bin, the lowest first, "confidence", the mean of its answers; "accuracy", the share
        of them that is correct; "interval", its Wilson interval; and "count", how many they are.
    """
    confidence = probabilities.max(axis=1).astype(np.float64)
    correct = probabilities.argmax(axis=1) == labels
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    rows = []
    for place in np.unique(bin_of):
        inside = bin_of == place
        count, right = int(inside.sum()), int(correct[inside].sum())
        rows.append(
            {
                "confidence": round(float(confidence[inside].mean()), 6),
                "accuracy": round(right / count, 6),
                "interval": [round(bound, 6) for bound in wilson(right, count)],
                "count": count,
            }
        )
    return rows


def auroc(high: np.ndarray, low: np.ndarray) -> float:
    """Chance that a random score of `high` is above one of `low`; a tie counts half.

    This is the area under the receiver operating characteristic: 0.5 is guessing, 1 is perfect.
    """
    ordered = np.sort(low)
    below = np.searchsorted(ordered, high, side="left")
    not_above = np.searchsorted(ordered, high, side="right")
    return float((below + not_above).sum() / (2 * len(high) * len(low)))


def summary(probabilities: np.ndarray, labels: np.ndarray) -> dict:
    """Accuracy, its interval, that of each class, confusion and calibration, ready for JSON.

    Args:
        probabilities: shape (count, 10).
        labels: shape (count,).
    """
    answers = probabilities.argmax(axis=1)
    matrix = confusion(labels, answers)
    count, correct = len(labels), int(np.trace(matrix))
    totals = matrix.sum(axis=1)
    return {
        "count": count,
        "right": correct,
        "accuracy": round(correct / count, 6),
        "interval": [round(bound, 6) for bound in wilson(correct, count)],
        "per_class": [
            round(float(matrix[digit, digit] / totals[digit]), 6) if totals[digit] else None
            for digit in range(CLASSES)
        ],
        "confusion": matrix.tolist(),
        "calibration_error": round(calibration_error(probabilities, labels), 6),
        "reliability": reliability(probabilities, labels),
    }


def by_source(correct: np.ndarray, sources: list[str]) -> dict:
    """Accuracy by source: a large collection must not outvote the others.

    Args:
        correct: bool, shape (count,).
        sources: where each comes from.

    Returns:
        "sources": for each, by name, "count", "right", "accuracy" and its Wilson "interval";
        "macro_mean", the mean of their accuracies; "worst_source", the name of the lowest.
    """
    names = np.array(sources)
    rows = {}
    for name in sorted(set(sources)):
        part = correct[names == name]
        count, right = len(part), int(part.sum())
        rows[name] = {
            "count": count,
            "right": right,
            "accuracy": round(right / count, 6),
            "interval": [round(bound, 6) for bound in wilson(right, count)],
        }
    return {
        "sources": rows,
        "macro_mean": round(
            float(np.mean([row["right"] / row["count"] for row in rows.values()])), 6
        ),
        "worst_source": min(rows, key=lambda name: rows[name]["right"] / rows[name]["count"]),
    }
