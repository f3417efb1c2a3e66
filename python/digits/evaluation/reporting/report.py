"""The report of a trained network, `web/model/report.json`: what the page and the README cite.

    validation          figures on MNIST's validation digits:
        count, right        digits in all, and read correctly
        accuracy            right / count
        interval            its 95 % Wilson interval, [low, high]
        per_class           accuracy of each digit, 0 to 9
        confusion           10 rows (true digit) of 10 counts (answer)
        calibration_error   expected calibration error, 15 bins, 0 to 1
        reliability         the reliability diagram, see metrics.reliability
        mistakes            (of validation) the worst, see `worst_mistakes`
        sources             (of pen digits) count, right, accuracy and interval by source
        macro_mean          (of pen digits) the mean of the accuracies of the sources
        worst_source        (of pen digits) the name of the source with the lowest
        left_out            (of pen digits) drawings in the file that are no digits
    robustness          accuracy on changed digits, see robustness.measure
    figures             name of the file that lists the figures, see figures/files.py
    history             for each figure of the training its value after each epoch
    settings            the recipe: seed, epochs and so on; see training/recipe.py
    extra               digits of one's own that it was trained on, if any; see extra.Extra.record
    seconds             how long the training took
    images_per_second   how many distorted digits were trained on a second
    provenance          when, on what and at what cost it was trained; see training/provenance.py
    temperature         what the logits were divided by; it is folded into the weights
    score_threshold     a drawing whose logit margin is lower is "not a digit"
    parameters          how many weights the network has
    weights             bytes and sha256 of the weight file, and how it stores them
    data                sha256 of the raw bytes of MNIST's arrays
    versions            of Python and the libraries

Other commands add sections. Four hold figures of these very weights, and go with them:

    test                `digits evaluate --save`: as above, on MNIST's test digits
    ink                 `digits evaluate --save --ink FILE`: as above, on pen digits
    page                `npm run evaluate -- --save FILE...`, in `web/`: what the whole page
                        answers; counts by the name of the file, the kind of drawing, its source
    personal            `npm run personal -- --save FILE`, in `web/`: what the page learns from
                        corrections, by the name of the file; see `Result` in bench/personal.js

Two describe the recipe rather than one network, so they stay when the network is trained again by
the same one; "settings" in them are those of their trainings:

    seeds               `digits seeds`: accuracy of networks from several seeds; see studies.seeds
    ablation            `digits ablation`: what each ingredient of the recipe is worth
"""

import hashlib
import json
import os
import platform
from importlib.metadata import version
from pathlib import Path

import numpy as np

from digits.data.mnist import CHECKSUMS, Digits, Mnist
from digits.errors import UserError
from digits.evaluation import metrics, robustness
from digits.evaluation.reporting import model_card
from digits.evaluation.reporting.figures import files as figure_files
from digits.export.inference import Network
from digits.system import files, output_folder
from digits.training.saved import record as training_record

OF_THE_WEIGHTS = ("test", "ink", "page", "personal")
OF_THE_THRESHOLD = ("target_recall", "threshold_share")
# With the settings in which such a study may differ from the training: an ablation is shorter, and
# what a study reads does not hang on what is answered `?`.
OF_THE_RECIPE = {
    "seeds": ("seed", *OF_THE_THRESHOLD),
    "ablation": ("seed", "epochs", *OF_THE_THRESHOLD),
}
MISTAKES = 18  # shown
SECTIONS = {  # that every report has, and what is read of them
    "validation": ("count", "right", "accuracy", "interval", "per_class", "confusion"),
    "weights": ("bytes", "sha256", "storage"),
    "data": ("sha256",),
    "versions": (),
}
LIBRARIES = ("tensorflow", "keras", "tf-keras", "tensorflowjs", "numpy")


def make(network: Network, record: dict, data: Mnist, weights: Path, storage: str) -> dict:
    """Put the report together.

    Args:
        network: as exported.
        record: of its training, from `training.json`.
        data: gives the validation digits.
        weights: the exported weight file.
        storage: how it stores a weight: "float32", "float16" or "uint8".
    """
    content = weights.read_bytes()
    return {
        **measured(network, data.validation),
        **record,
        "parameters": sum(weight.size for weight in network.weights),
        "weights": {
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "storage": storage,
        },
        "data": {"name": "MNIST", "sha256": CHECKSUMS},
        "versions": {
            "python": platform.python_version(),
            **{library: version(library) for library in LIBRARIES},
        },
    }


def measured(network: Network, digits: Digits) -> dict:
    """The sections that MNIST's validation digits fill: "validation" and "robustness"."""
    probabilities = network.probabilities(digits.normalized())
    return {
        "validation": {
            **metrics.summary(probabilities, digits.labels),
            "mistakes": worst_mistakes(probabilities, digits.labels),
        },
        "robustness": robustness.measure(network, digits),
    }


def worst_mistakes(probabilities: np.ndarray, labels: np.ndarray) -> list[dict]:
    """The mistakes with the highest confidence, the worst first.

    Returns:
        Of each "index", its place among the digits; "label"; "read", the answer; "confidence".
    """
    answers = probabilities.argmax(axis=1)
    wrong = np.flatnonzero(answers != labels)
    confidence = probabilities.max(axis=1)
    return [
        {
            "index": int(i),
            "label": int(labels[i]),
            "read": int(answers[i]),
            "confidence": round(float(confidence[i]), 6),
        }
        for i in wrong[np.argsort(-confidence[wrong], kind="stable")][:MISTAKES]
    ]


def publish(folder: Path, report: dict, images: np.ndarray) -> dict:
    """Write a report with its figures and the model card into its folder.

    Args:
        folder: may hold an earlier report, whose figures are removed.
        report: complete but for "figures".
        images: MNIST's validation digits, uint8, shape (count, 28, 28).

    Returns:
        The report as written.
    """
    report = {**report, "figures": figure_files.write(folder, report, images)}
    write(folder, report)
    model_card.write(folder, report)
    figure_files.drop_others(folder, report["figures"])
    return report


def read(folder: Path) -> dict:
    """The report in a folder; empty when there is none.

    Raises:
        UserError: when it is damaged: it would be lost if it were written anew.
    """
    path = folder / "report.json"
    return files.read_json(path) if os.path.lexists(path) else {}


def read_whole(folder: Path) -> dict:
    """The report in a folder, with all that the README, the card and the figures are made of.

    Raises:
        UserError: when there is none, it is damaged, or it is none of ours.
    """
    path = folder / "report.json"
    if not os.path.lexists(path):
        raise UserError(f"{folder}: no report.json there; scripts/train writes it.")
    report = files.read_json(path)
    try:
        training_record.check(report)
        training_record.check_numbers(report, ("parameters",))
        for name, fields in SECTIONS.items():
            training_record.check_there(training_record.section(report, name), fields)
    except ValueError as error:
        raise UserError(
            f"{path}: not a report of `digits train`, or not whole ({error})."
        ) from error
    return report


def check(folder: Path) -> None:
    """Make sure, before any work, that there is a report to which a section can be added.

    Raises:
        UserError: see `read_whole`; or when the folder holds no whole export that can be written.
    """
    read_whole(folder)
    output_folder.check(folder.resolve(), output_folder.EXPORTED)


def write(folder: Path, report: dict) -> None:
    """Write the report into a folder."""
    files.write(folder / "report.json", json.dumps(report, indent=1) + "\n")


def carry_over(old: dict, new: dict) -> dict:
    """The new report with the sections of the old one that still hold."""
    still_true = [name for name in OF_THE_RECIPE if is_of_the_recipe(name, old, new)]
    if old.get("weights") == new["weights"]:
        still_true += OF_THE_WEIGHTS
    return {**new, **{name: old[name] for name in still_true if name in old}}


def is_of_the_recipe(name: str, old: dict, new: dict) -> bool:
    """Whether a study in the old report is of the recipe of the new one."""
    study = old.get(name)
    if not isinstance(study, dict):
        return False
    # Without settings, from earlier versions, it is of the recipe of the network beside it.
    beside = {**old.get("settings", {}), "epochs": study.get("epochs")}
    settings, trained = dict(study.get("settings", beside)), dict(new["settings"])
    for varied in OF_THE_RECIPE[name]:
        settings.pop(varied, None)
        trained.pop(varied, None)
    return settings == trained
