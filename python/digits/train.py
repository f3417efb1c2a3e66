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
import tensorflow as tf

from digits import calibrate, export, network
from digits.ink import SIZE
from digits.mnist import Mnist
from digits.paths import replacing

SHEAR = 0.1  # the distortions: each is drawn evenly from minus to plus this much
ROTATION = np.deg2rad(8)
SCALE = 0.15
SHIFT = 1.0  # pixels
KEEP = 0.995  # share of the validation digits whose score reaches the threshold

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

    epochs: int = 40
    seed: int = 1
    batch: int = 128
    learning_rate: float = 2e-3
    weights: str = "float32"


def no_progress(done: int, total: int, note: str) -> None:
    """Tell nobody."""


QUICK_EPOCHS = 6  # of `digits train --quick`: about a minute


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
    """Train a network on the training digits and keep its best epoch on the validation digits."""
    keras.utils.set_random_seed(settings.seed)
    tf.config.experimental.enable_op_determinism()
    model = network.build()
    steps = -(-len(data.train) // settings.batch)
    total = steps * settings.epochs
    schedule = keras.optimizers.schedules.CosineDecay(settings.learning_rate, total)
    network.compile_for_training(model, schedule)
    batches = (
        tf.data.Dataset.from_tensor_slices((data.train.inputs(), data.train.labels))
        .shuffle(len(data.train), seed=settings.seed)
        .batch(settings.batch)
        .map(distort)
        .prefetch(2)
    )
    best = BestEpoch()
    history = model.fit(
        batches,
        epochs=settings.epochs,
        validation_data=(data.validation.inputs(), data.validation.labels),
        callbacks=[best, Report(progress, steps, total)],
        shuffle=False,  # the batches are shuffled already
        verbose=0,
    )
    model.set_weights(best.weights)
    figures = {name: [round(float(x), 5) for x in row] for name, row in history.history.items()}
    return Trained(model, figures, len(data.train) * settings.epochs)


def distort(images: tf.Tensor, labels: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Slant, turn, scale and shift each picture of a batch a little, at random."""
    count = tf.shape(images)[0]

    def spread(most: float) -> tf.Tensor:
        return tf.random.uniform([count], -most, most)

    angle, shear = spread(ROTATION), spread(SHEAR)
    wide, high = 1 + spread(SCALE), 1 + spread(SCALE)
    # The rows of the matrix that maps a place in the result to one in the picture.
    a, b = wide * tf.cos(angle), wide * (shear - tf.sin(angle))
    c, d = high * tf.sin(angle), high * tf.cos(angle)
    centre = (SIZE - 1) / 2
    move_x = centre - (a + b) * centre + spread(SHIFT)
    move_y = centre - (c + d) * centre + spread(SHIFT)
    zero = tf.zeros([count])
    moved = tf.raw_ops.ImageProjectiveTransformV3(
        images=images[..., None],
        transforms=tf.stack([a, b, move_x, c, d, move_y, zero, zero], axis=1),
        output_shape=[SIZE, SIZE],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="CONSTANT",
    )
    return moved[..., 0], labels


class BestEpoch(keras.callbacks.Callback):
    """Remembers the weights of the epoch with the best validation accuracy."""

    def on_train_begin(self, logs=None):
        """Start without a best."""
        self.accuracy, self.weights = -1.0, None

    def on_epoch_end(self, epoch, logs=None):
        """Keep the weights when they are the best so far."""
        if logs["val_accuracy"] > self.accuracy:
            self.accuracy, self.weights = logs["val_accuracy"], self.model.get_weights()


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
