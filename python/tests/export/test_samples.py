"""The files of MNIST digits that the page shows on demand."""

import numpy as np
import pytest

from digits import paths
from digits.evaluation.reporting import report
from digits.export import checksums, samples
from digits.system import output_folder


def find(folder, name):
    (path,) = folder.glob(f"on-demand-{name}.*.z")
    return path


@pytest.fixture
def folder(tmp_path):
    """A folder with the committed network's description and nothing else."""
    (tmp_path / "model.json").write_bytes((paths.WEB_MODEL / "model.json").read_bytes())
    return tmp_path


def test_all_misread_test_digits_of_the_committed_network_are_there(data, network):
    head, pixels = samples.read(find(paths.WEB_MODEL, samples.TEST))
    answers = network.classify(data.test.normalized())
    misread = set(np.flatnonzero(answers != data.test.labels))
    shown = [digit["index"] for digit in head["digits"]]
    assert misread <= set(shown)
    assert len(set(shown)) == len(shown)
    assert (data.test.images[shown] == pixels).all()
    for digit in head["digits"]:
        assert digit["label"] == data.test.labels[digit["index"]]
        assert digit["read"] == answers[digit["index"]]
    assert head["confusion"] == report.read(paths.WEB_MODEL)["test"]["confusion"]
    assert head["network"] == report.read(paths.WEB_MODEL)["weights"]["sha256"]


def test_digits_stand_cell_by_cell_the_surest_first(small, network, folder):
    samples.write_test(folder, network, small.test)
    head, _ = samples.read(find(folder, samples.TEST))
    keys = [(d["label"], d["read"], -d["confidence"]) for d in head["digits"]]
    assert keys == sorted(keys)
    zeros = [d for d in head["digits"] if d["label"] == d["read"] == 0]
    assert len(zeros) == samples.CORRECT_OF_EACH


def test_a_poor_network_does_not_make_a_large_file():
    labels, answers = np.full(1000, 4), np.full(1000, 9)
    confidence = np.linspace(0.2, 1, 1000)
    chosen = samples.choose(labels, answers, confidence)
    assert len(chosen) == samples.MOST_MISREAD
    assert chosen[0] == 999  # the surest
    assert chosen[-1] == 0


def test_a_hundred_training_digits_of_each_class(data):
    head, pixels = samples.read(find(paths.WEB_MODEL, samples.TRAINING))
    labels = np.array([digit["label"] for digit in head["digits"]])
    assert (np.bincount(labels) == 100).all()
    shown = [digit["index"] for digit in head["digits"]]
    assert max(shown) < len(data.train)
    assert (data.train.labels[shown] == labels).all()
    assert np.abs(data.train.images[shown] - pixels * 17.0).max() <= 9


def test_a_name_is_of_the_content_and_older_files_go(small, network, folder):
    (folder / "on-demand-thesis.z").write_text("mine")
    samples.write_training(folder, small.train)
    first = find(folder, samples.TRAINING)
    samples.write_training(folder, small.validation)
    samples.write_test(folder, network, small.test)
    second = find(folder, samples.TRAINING)
    assert first.name != second.name
    assert checksums.sha256(second.read_bytes())[:8] in second.name
    assert output_folder.digit_files(folder) == {
        second.name,
        find(folder, samples.TEST).name,
    }
    assert (folder / "on-demand-thesis.z").read_text() == "mine"


def test_both_files_are_small():
    files = [find(paths.WEB_MODEL, name) for name in (samples.TEST, samples.TRAINING)]
    assert sum(path.stat().st_size for path in files) < 150_000
