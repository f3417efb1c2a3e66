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

from digits import augment, calibrate, export, network, synthesis
from digits.ink import SIZE
from digits.mnist import Mnist, inputs_of
from digits.paths import replacing

# What an epoch holds, in shares of the MNIST digits.
MNIST_COPIES = 3
SYNTHETIC = 1.1
NOT_DIGITS = 0.2

WARM_UP = 0.03  # share of the steps in which the learning rate rises
LOWEST_RATE = 0.01  # share of the learning rate that is left at the end
AVERAGED = 0.05  # the shipped weights are a running mean over about this share of the steps
KEEP = 0.999  # share of the validation digits whose score reaches the threshold

Progress = Callable[[int, int, str], None]  # steps done, steps in all, a word on how it goes


@dataclass(frozen=True)
class Settings:
    """What a person chooses about a training.

    Attributes:
        epochs: how often every digit is seen.
        seed: start of all random numbers; the same seed gives the same network on one machine.
        batch: digits a step.
        learning_rate: the highest; it falls to zero along a cosine.
        weights: how the exported weights are stored: "float32", "float16" or "uint8".
    """

    epochs: int = 25
    seed: int = 1
    batch: int = 256
    learning_rate: float = 2e-3
    weights: str = "uint8"


def no_progress(done: int, total: int, note: str) -> None:
    """Tell nobody."""


QUICK_EPOCHS = 2  # of `digits train --quick`: about a minute


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
    """Train a network and keep its best epoch on the validation digits.

    The weights that are validated and kept are a running mean over the last steps (B. Polyak
    and A. Juditsky 1992), which is better than any one of them.
    """
    keras.utils.set_random_seed(settings.seed)
    progress(0, 1, "drawing synthetic digits")
    pictures, labels = lesson(data, settings.seed)
    model = network.build()
    learner = keras.Sequential(
        [keras.Input((SIZE, SIZE), dtype="uint8"), augment.Distortion(settings.seed), model]
    )
    steps = -(-len(labels) // settings.batch)
    total = steps * settings.epochs
    schedule = keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=0.0,
        decay_steps=total,
        alpha=LOWEST_RATE,
        warmup_target=settings.learning_rate,
        warmup_steps=max(1, round(WARM_UP * total)),
    )
    momentum = 1 - 1 / max(1.0, AVERAGED * total)
    network.compile_for_training(learner, schedule, momentum)
    best = BestEpoch(model)
    history = learner.fit(
        pictures,
        labels,
        batch_size=settings.batch,
        epochs=settings.epochs,
        validation_data=(to_bytes(data.validation.inputs()), data.validation.labels),
        validation_batch_size=1000,
        callbacks=[keras.callbacks.SwapEMAWeights(True), best, Report(progress, steps, total)],
        verbose=0,
    )
    model.set_weights(best.weights)
    figures = {name: [round(float(x), 5) for x in row] for name, row in history.history.items()}
    return Trained(model, figures, len(labels) * settings.epochs)


def lesson(data: Mnist, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """What one epoch shows: MNIST digits, synthetic digits, and things that are no digits.

    Those that are none get random labels: on average the network learns to give an even answer
    for them (outlier exposure, D. Hendrycks et al. 2019), and the loss stays the plain one.

    Returns:
        pictures: normalised, uint8, shape (count, 28, 28).
        labels: shape (count,).
    """
    count = len(data.train)
    mnist = to_bytes(data.train.inputs())
    drawn, drawn_labels = synthesis.draw_digits(round(SYNTHETIC * count), seed)
    others = synthesis.draw_not_digits(round(NOT_DIGITS * count), seed + 1)
    random_labels = np.random.default_rng(seed).integers(network.CLASSES, size=len(others))
    pictures = [mnist] * MNIST_COPIES + [to_bytes(inputs_of(drawn)), to_bytes(inputs_of(others))]
    labels = [data.train.labels] * MNIST_COPIES + [drawn_labels, random_labels]
    return np.concatenate(pictures), np.concatenate(labels)


def to_bytes(greys: np.ndarray) -> np.ndarray:
    """Greys from 0 to 1 as uint8, a quarter of the memory."""
    return np.rint(greys * 255).astype(np.uint8)


class BestEpoch(keras.callbacks.Callback):
    """Remembers the weights of the epoch with the best validation accuracy."""

    def __init__(self, network: keras.Model):
        super().__init__()
        self.network = network

    def on_train_begin(self, logs=None):
        """Start without a best."""
        self.accuracy, self.weights = -1.0, None

    def on_epoch_end(self, epoch, logs=None):
        """Keep the weights when they are the best so far."""
        if logs["val_accuracy"] >= self.accuracy:
            self.accuracy, self.weights = logs["val_accuracy"], self.network.get_weights()


class Report(keras.callbacks.Callback):
    """Passes Keras's progress on."""

    def __init__(self, progress: Progress, steps: int, total: int):
        super().__init__()
        self.progress, self.steps, self.total = progress, steps, total
        self.done, self.note = 0, ""

    def on_train_batch_end(self, batch, logs=None):
        """Tell of a step."""
        self.done += 1
        if self.done % 20 == 0 or self.done == self.total:
            self.progress(self.done, self.total, self.note)

    def on_epoch_end(self, epoch, logs=None):
        """Tell how many validation digits are read right."""
        self.note = f"validation {logs['val_accuracy']:.2%}"
        self.progress(self.done, self.total, self.note)


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
    probabilities = model.predict(inputs, batch_size=1000, verbose=0)
    record = {
        "settings": asdict(settings),
        "seconds": round(seconds, 1),
        "images_per_second": round(trained.images / seconds),
        "temperature": round(warmth, 4),
        "score_threshold": calibrate.threshold(probabilities.max(axis=1), KEEP),
        "history": trained.history,
    }
    with replacing(folder) as fresh:
        model.save(fresh / "digits.keras")
        export.save_twin(model, fresh / "digits.h5")
        (fresh / "training.json").write_text(json.dumps(record, indent=2) + "\n", "utf-8")
        saved = keras.models.load_model(fresh / "digits.keras")
        again = saved.predict(inputs, batch_size=1000, verbose=0)
        if not np.array_equal(probabilities, again):
            raise AssertionError("the saved network answers differently from the trained one")
