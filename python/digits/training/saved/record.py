"""The record of a training, as `training.json` has it: is everything there that is read of it?

Its fields are those of `reporting/report.py`. Records of earlier versions may lack what nothing
reads, such as a newer constant of the recipe.
"""

import sys

STORAGES = ("float32", "float16", "uint8")  # of a weight, as `Recipe.weights` names them
FIGURES = ("seconds", "images_per_second", "temperature", "score_threshold")
SETTINGS = (
    "epochs",
    "seed",
    "batch",
    "learning_rate",
    "synthetic_share",
    "non_digit_share",
    "target_recall",
    "threshold_share",
)
HISTORY = ("accuracy", "loss", "val_accuracy", "val_loss")
MACHINE = ("system", "processor", "cores")


def check(record: dict) -> None:
    """Make sure that a record, or a report that holds one, can be told of.

    Raises:
        ValueError: when something is missing, or is not what it should be.
    """
    check_numbers(record, FIGURES)
    settings = section(record, "settings")
    check_numbers(settings, SETTINGS)
    if settings.get("weights") not in STORAGES:
        raise ValueError('"weights" is no way to store a weight')
    check_history(section(record, "history"))
    if "provenance" in record:  # not in the records of earlier versions
        made = section(record, "provenance")
        check_numbers(made, ("cpu_seconds", "watt_hours"))
        check_there(made, ("trained", "estimate"))
        check_there(section(made, "machine"), MACHINE)


def section(within: dict, name: str) -> dict:
    """The object of a name."""
    if not isinstance(within.get(name), dict):
        raise ValueError(f'"{name}" is missing, or no object')
    return within[name]


def check_there(within: dict, names: tuple[str, ...]) -> None:
    """Make sure that an object has these fields."""
    for name in names:
        if name not in within:
            raise ValueError(f'"{name}" is missing')


def check_numbers(within: dict, names: tuple[str, ...]) -> None:
    """Make sure that an object has these numbers."""
    for name in names:
        if not is_number(within.get(name)):
            raise ValueError(f'"{name}" is missing, or no finite number')


def check_history(history: dict) -> None:
    """Make sure that there are as many numbers of one kind as of another, a number an epoch."""
    columns = [history.get(name) for name in HISTORY]
    if not all(isinstance(column, list) and column for column in columns):
        raise ValueError('a list is missing in "history"')
    if not all(is_number(value) for column in columns for value in column):
        raise ValueError('"history" holds what is no finite number')
    if len({len(column) for column in columns}) > 1:
        raise ValueError('the lists in "history" differ in length')


def is_number(value: object) -> bool:
    """Whether it is a finite number; JSON has whole ones that no float can hold."""
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return plain and abs(value) <= sys.float_info.max
