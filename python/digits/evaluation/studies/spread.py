"""Accuracies of several networks: their mean, and how far chance alone would move it."""

import numpy as np

T_975 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}


def kinds_of(results: list[dict]) -> list[str]:
    """The kinds of digits that results tell one accuracy of."""
    return [kind for kind in results[0] if kind != "sources"]


def sources_of(results: list[dict]) -> dict:
    """The "sources" of pen digits: by name, the mean accuracy of several networks; or nothing."""
    if "sources" not in results[0]:
        return {}
    names = results[0]["sources"]
    return {
        "sources": {
            name: round(float(np.mean([result["sources"][name] for result in results])), 6)
            for name in names
        }
    }


def spread(accuracies: list[float]) -> dict:
    """Accuracies of several networks with their mean and its 95 % interval (Student's t)."""
    return {"accuracy": accuracies, **mean_of(accuracies)}


def difference(changed: list[float], whole: list[float]) -> dict:
    """How far accuracies differ, seed by seed: the mean difference and its 95 % interval.

    The same seed gives both networks the same start, so what is chance in both cancels out.
    """
    return mean_of([a - b for a, b in zip(changed, whole, strict=True)])


def mean_of(values: list[float]) -> dict:
    """The "mean" of two to ten values and its 95 % "interval" (Student's t)."""
    mean, count = float(np.mean(values)), len(values)
    half = T_975[count] * float(np.std(values, ddof=1)) / np.sqrt(count)
    interval = [round(float(mean - half), 6), round(float(mean + half), 6)]
    return {"mean": round(mean, 6), "interval": interval}
