import json
from dataclasses import replace

import keras
import numpy as np
import pytest

from digits.errors import UserError
from digits.preprocess.directions import directions
from digits.training import dataset, train
from digits.training.model import build
from digits.training.saved import model_folder
from digits.training.sources import draw_sources
from tests.support.recipes import TINY

pytestmark = pytest.mark.slow

PICTURES = np.random.default_rng(0).random((100, 28, 28))


def test_a_trained_network_reads_digits(small, trained):
    model = keras.models.load_model(trained / "digits.keras")
    assert model.count_params() == 101_770
    answers = model.predict(directions(small.test.normalized()), verbose=0).argmax(axis=1)
    assert (answers == small.test.labels).mean() > 0.5
    record = json.loads((trained / "training.json").read_text())
    assert record["settings"]["seed"] == TINY.seed
    assert len(record["history"]["val_accuracy"]) == TINY.epochs
    assert record["score_threshold"] > 0
    assert record["temperature"] > 0
    assert record["images_per_second"] > 0


def test_a_seed_gives_the_same_network(small, trained, tmp_path):
    steps = []
    progress = lambda done, total, _: steps.append((done, total))  # noqa: E731
    train.train(small, TINY, tmp_path / "again", progress)
    first, again = (model_folder.load(folder)[0] for folder in (trained, tmp_path / "again"))
    for a, b in zip(first.get_weights(), again.get_weights(), strict=True):
        assert np.array_equal(a, b)
    done = [done for done, _ in steps]
    assert done == sorted(done)
    assert steps[-1][0] == steps[-1][1] > 0


def test_squares_that_are_seldom_inked_keep_weights_of_zero(small, trained):
    kernel = model_folder.load(trained)[0].get_weights()[0]
    sources = draw_sources(small.train, TINY)
    blank = dataset.seldom_inked(sources, TINY).ravel()
    assert blank.sum() > 40
    assert (kernel[blank] == 0).all()
    assert (kernel[~blank] != 0).any(axis=1).all()


def test_averaging_can_be_switched_off(small):
    def model(ema_fraction):
        recipe = replace(TINY, epochs=1, ema_fraction=ema_fraction)
        return train.fit(small, recipe, train.no_progress).model

    # An average over less than a step is the weights of the last step.
    last, off = model(1e-9), model(0.0)
    assert last.optimizer.ema_momentum == 0
    assert not off.optimizer.use_ema
    for a, b in zip(last.get_weights(), off.get_weights(), strict=True):
        assert np.array_equal(a, b)


@pytest.mark.fault("a training diverges to weights that are no numbers", "a message; the old stays")
def test_a_training_that_diverges_is_refused(small, tmp_path, monkeypatch):
    model = build()
    model.set_weights([weight * np.nan for weight in model.get_weights()])
    diverged = train.Trained(model, {}, 1, PICTURES)
    monkeypatch.setattr(train, "fit", lambda *arguments: diverged)
    with pytest.raises(UserError, match="diverged"):
        train.train(small, TINY, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_a_training_that_is_broken_off_leaves_the_old_model(small, tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "digits.keras").write_text("the old one")
    (folder / "training.json").write_text("its record")

    def stop(done, total, note):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train.train(small, TINY, folder, stop)
    assert (folder / "digits.keras").read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_network_that_cannot_be_saved_leaves_the_old_model(small, tmp_path, monkeypatch):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "digits.keras").write_text("the old one")
    (folder / "training.json").write_text("its record")

    def full(model, path):
        raise OSError("no space left on device")

    untrained = train.Trained(build(), {}, 1, PICTURES)
    monkeypatch.setattr(train, "fit", lambda *arguments: untrained)
    monkeypatch.setattr(keras.Sequential, "save", full)
    with pytest.raises(UserError, match="no space"):
        train.train(small, TINY, folder)
    assert (folder / "digits.keras").read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [folder]
