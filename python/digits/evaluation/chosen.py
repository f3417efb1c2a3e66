"""What the digits behind each figure of the report have chosen.

A figure on digits that helped to choose the recipe flatters. The README, the model card and the
page all say it in these words.
"""

from digits.training.recipe import Recipe

BY = {
    "validation": "epochs, `?`: flatters",
    "test": "nothing",
    "ink": "recipe, `?`: flatters",
    "page": "recipe, cutting, `?`: flatters",
    "personal": "recipe, how corrections are learned: flatters",
}
SEEDS_TRIED = 2  # trainings, of which the seed in recipe.py read most validation digits


def best_of(settings: dict) -> int:
    """Of how many trainings a network is the best one; `settings` are the recipe in its report."""
    return SEEDS_TRIED if settings.get("seed") == Recipe().seed else 1


def by(section: str, report: dict) -> str:
    """What the digits of a section of the report chose."""
    is_best = section == "validation" and report["validation"].get("best_of", 1) > 1
    return f"seed, {BY[section]}" if is_best else BY[section]
