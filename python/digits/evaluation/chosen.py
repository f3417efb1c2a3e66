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
SEEDS_TRIED = 5  # trainings, of which the seed in recipe.py read most of people's digits
CHOSE_SEED = ("ink", "page", "personal")  # sections on these digits


def best_of(record: dict) -> int:
    """Of how many trainings a network is the best one.

    The seed was chosen for the recipe as it stands, without digits of one's own.

    Args:
        record: of its training, or its report: they share these fields.
    """
    is_chosen = record["settings"] == Recipe().settings() and "extra" not in record
    return SEEDS_TRIED if is_chosen else 1


def by(section: str, report: dict) -> str:
    """What the digits of a section of the report chose."""
    is_best = section in CHOSE_SEED and best_of(report) > 1
    return f"seed, {BY[section]}" if is_best else BY[section]
