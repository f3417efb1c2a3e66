"""Trains the network: `digits train`.

`fit` is the recipe. `train` puts what it learned into a folder: the network as Keras saves it
(`digits.keras`), its twin that the TensorFlow.js converter reads (`digits.h5`), and the record of
the training (`training.json`).
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import keras
import numpy as np

from digits.data.mnist import Mnist
from digits.export import convert as export
from digits.export import inference as exported
from digits.paths import replacing
from digits.training import calibrate
from digits.training import dataset as lesson
from digits.training import model as network

WARM_UP = 0.03  # share of the steps in which the learning rate rises
LOWEST_RATE = 0.01  # share of the learning rate that is left at the end
AVERAGED = 0.05  # the shipped weights are a running mean over about this share of the steps
KEEP = 0.997  # share of the validation digits whose score reaches the threshold

Progress = Callable[[int, int, str], None]  # steps done, steps in all, a word on how it goes


@dataclass(frozen=True)
class Settings:
    """What a person chooses about a training.

    Attributes:
        epochs: how often every digit of MNIST is shown.
        seed: start of all random numbers; the same seed gives the same network on one machine.
        batch: digits a step.
        learning_rate: the highest; it falls to zero along a cosine.
        weights: how the exported weights are stored: "float32", "float16" or "uint8".
    """

    epochs: int = 200
    seed: int = 2  # of the first five the best on the validation digits
    batch: int = 256
    learning_rate: float = 4e-3
    weights: str = "uint8"


def no_progress(done: int, total: int, note: str) -> None:
    """Tell nobody."""


QUICK_EPOCHS = 10  # of `digits train --quick`: less than a minute


@dataclass(frozen=True)
class Trained:
    """What `fit` gives back.

    Attributes:
        model: the trained Keras model.
        history: for each figure ("loss", "accuracy", "val_loss", "val_accuracy") its value
            after each epoch.
        images: how many images were trained on, each counted every time.
    """

    model: keras.Model
    history: dict[str, list[float]]
    images: int


def fit(data: Mnist, settings: Settings, progress: Progress) -> Trained:
    """Train a network.

    Its weights are a running mean over the last steps (B. Polyak and A. Juditsky 1992), which is
    better than any one of them.
    """
    keras.utils.set_random_seed(settings.seed)
    progress(0, 1, "drawing synthetic digits")
    batches = lesson.batches(data.train, settings.batch, settings.seed)
    steps = lesson.steps(data.train, settings.batch)
    total = steps * settings.epochs
    schedule = keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=0.0,
        decay_steps=total,
        alpha=LOWEST_RATE,
        warmup_target=settings.learning_rate,
        warmup_steps=max(1, round(WARM_UP * total)),
    )
    model = network.build()
    network.compile_for_training(model, schedule, averaging=1 - 1 / max(1.0, AVERAGED * total))
    history = model.fit(
        batches,
        shuffle=False,  # the batches are in random order already
        steps_per_epoch=steps,
        epochs=settings.epochs,
        validation_data=(data.validation.inputs(), data.validation.labels),
        validation_batch_size=1000,
        callbacks=[keras.callbacks.SwapEMAWeights(True), Report(progress, steps, total)],
        verbose=0,
    )
    figures = {name: [round(float(x), 5) for x in row] for name, row in history.history.items()}
    return Trained(model, figures, total * settings.batch)


class Report(keras.callbacks.Callback):
    """Passes Keras's progress on."""

    def __init__(self, progress: Progress, steps: int, total: int):
        super().__init__()
        self.progress, self.steps, self.total = progress, steps, total
        self.before, self.note = 0, ""

    def on_epoch_begin(self, epoch, logs=None):
        """Count the steps of the epochs before."""
        self.before = epoch * self.steps

    def on_train_batch_end(self, batch, logs=None):
        """Tell of some steps; `batch` counts those of this epoch, from 0."""
        self.progress(self.before + batch + 1, self.total, self.note)

    def on_epoch_end(self, epoch, logs=None):
        """Tell how many validation digits are read right."""
        self.note = f"validation {logs['val_accuracy']:.2%}"
        self.progress(self.before + self.steps, self.total, self.note)


def train(data: Mnist, settings: Settings, folder: Path, progress: Progress = no_progress) -> None:
    """Train a network and put it into a folder, in place of what is there.

    The folder changes only at the very end, when everything is written and read back.
    """
    started = time.monotonic()
    trained = fit(data, settings, progress)
    seconds = time.monotonic() - started
    # A copy without the optimiser, which is of no use any more.
    model = network.build()
    model.set_weights(trained.model.get_weights())
    inputs, labels = data.validation.inputs(), data.validation.labels
    warmth = calibrate.temperature(export.as_network(model).logits(inputs), labels)
    model.set_weights(calibrate.fold(model.get_weights(), warmth))
    export.snap(model, settings.weights)
    scores = exported.score(export.as_network(model).logits(inputs))
    record = {
        "settings": asdict(settings),
        "seconds": round(seconds, 1),
        "images_per_second": round(trained.images / seconds),
        "temperature": round(warmth, 4),
        "score_threshold": calibrate.threshold(scores, KEEP),
        "history": trained.history,
    }
    with replacing(folder) as fresh:
        model.save(fresh / "digits.keras")
        export.save_twin(model, fresh / "digits.h5")
        (fresh / "training.json").write_text(json.dumps(record, indent=2) + "\n", "utf-8")
        saved = keras.models.load_model(fresh / "digits.keras")
        answers, again = (m.predict(inputs, batch_size=1000, verbose=0) for m in (model, saved))
        if not np.array_equal(answers, again):
            raise AssertionError("the saved network answers differently from the trained one")
