"""From the trained network to the files of the page: `digits export`, the end of `digits train`.

Convert, verify, evaluate, report: each step stands in a file of its own, and they meet here.
"""

from pathlib import Path

from digits.data.mnist import Mnist
from digits.evaluation.reporting import report
from digits.export import folder_readme, inference, samples
from digits.export.convert import convert
from digits.export.verify import verify_export
from digits.system.output_folder import EXPORTED, replacing
from digits.training.saved import model_folder


def export(folder: Path, target: Path, data: Mnist) -> dict:
    """Put the trained network of a folder into `target`, in place of what is there.

    Args:
        folder: as written by `train.train`.
        target: gets the files that the page loads.
        data: MNIST, for the figures of the report.

    Returns:
        The report; see evaluation/reporting/report.py.

    Raises:
        UserError: when `folder` holds no trained network.
        AssertionError: when the export answers differently from Keras.
    """
    model, record = model_folder.load(folder)
    storage = record["settings"]["weights"]
    with replacing(target, EXPORTED) as fresh:
        convert(model, fresh, storage, record["score_threshold"])
        verify_export(model, fresh)
        network = inference.read(fresh)
        (weights,) = fresh.glob("*.bin")
        new = report.make(network, record, data, weights, storage)
        new = report.carry_over(report.read(target), new)
        new = report.publish(fresh, new, data.validation.images)
        samples.write_training(fresh, data.train)
        if "test" in new:  # the very same weights have been tested before
            samples.write_test(fresh, network, data.test)
        folder_readme.write(fresh, weights)
    return new
