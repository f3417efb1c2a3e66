"""Trains the network: `digits train`.

`fit` trains; `train` then calibrates and quantizes what came out, and puts it into a folder.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np

from digits.data.extra import Extra
from digits.data.mnist import Digits, Mnist
from digits.display import Progress, no_progress
from digits.errors import UserError
from digits.training import calibrate, dataset
from digits.training.forward import logit_margin, logits
from digits.training.model import build, compile_for_training, disconnect
from digits.training.quantize import quantize
from digits.training.recipe import Recipe
from digits.training.saved import model_folder, provenance
from digits.training.sources import Source, draw_sources

EXAMPLE_BATCHES = 80  # that the rounding of the weights goes by


@dataclass(frozen=True)
class Trained:
    """What `fit` gives back.

    Attributes:
        model: the trained Keras model.
        history: for each figure ("loss", "accuracy", "val_loss", "val_accuracy") its value
            after each epoch.
        images: how many images were trained on, each counted every time.
        examples: some of the inputs, float32, shape (count, 28, 28), from 0 to 1.
    """

    model: keras.Model
    history: dict[str, list[float]]
    images: int
    examples: np.ndarray


def fit(
    data: Mnist, recipe: Recipe, progress: Progress, extra: Digits | None = None, cores: int = 1
) -> Trained:
    """Train a network, on digits of one's own too when there are any; `cores` draw the pictures.

    Its weights are an exponential moving average over the last steps (B. Polyak and A. Juditsky
    1992), which is better than any one of them.
    """
    keras.utils.set_random_seed(recipe.seed)
    progress(0, 1, "drawing synthetic digits")
    pictures = draw_sources(data.train, recipe, extra, cores)
    blank = dataset.seldom_inked(pictures, recipe)
    counts = dataset.source_counts(recipe, extra)
    steps = dataset.steps_per_epoch(data.train, recipe, extra)
    total = steps * recipe.epochs
    gentle_from = round((1 - recipe.gentle_share) * total)
    batches = dataset.batches(pictures, counts, recipe, blank, gentle_from)
    schedule = keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=0.0,
        decay_steps=total,
        alpha=recipe.lowest_rate,
        warmup_target=recipe.learning_rate,
        warmup_steps=max(1, round(recipe.warm_up * total)),
    )
    model = build(seed=recipe.seed)
    disconnect(model, blank)
    compile_for_training(model, schedule, ema_momentum(recipe.ema_fraction, total))
    callbacks = [ProgressReport(progress, steps, total)]
    if recipe.ema_fraction:
        callbacks.insert(0, keras.callbacks.SwapEMAWeights(True))
    history = model.fit(
        batches,
        shuffle=False,  # the batches are in random order already
        steps_per_epoch=steps,
        epochs=recipe.epochs,
        validation_data=(validation_inputs(data, recipe), data.validation.labels),
        validation_batch_size=1000,
        callbacks=callbacks,
        verbose=0,
    )
    figures = {name: [round(float(x), 5) for x in row] for name, row in history.history.items()}
    return Trained(model, figures, total * recipe.batch, examples(pictures, counts, recipe, blank))


def examples(
    of: list[Source], counts: tuple[int, ...], recipe: Recipe, blank: np.ndarray
) -> np.ndarray:
    """Some of the inputs that it was trained on: float32, shape (count, 28, 28).

    From batches of their own: how far those of the training were prepared ahead is up to chance.
    """
    batches = dataset.batches(of, counts, recipe, blank).take(EXAMPLE_BATCHES)
    return np.concatenate([pictures for pictures, _ in batches])


def validation_inputs(data: Mnist, recipe: Recipe) -> np.ndarray:
    """What the network gets of the validation digits: float32, shape (count, 28, 28)."""
    return dataset.inputs_of(data.validation.normalized(recipe.limits), recipe)


def ema_momentum(fraction: float, steps: int) -> float | None:
    """The momentum of an average over about this share (0 to 1) of the steps; None for none."""
    return 1 - 1 / max(1.0, fraction * steps) if fraction else None


class ProgressReport(keras.callbacks.Callback):
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
        """Tell how many validation digits are read correctly."""
        self.note = f"validation {logs['val_accuracy']:.2%}"
        self.progress(self.before + self.steps, self.total, self.note)


def train(
    data: Mnist,
    recipe: Recipe,
    folder: Path,
    progress: Progress = no_progress,
    extra: Extra | None = None,
    cores: int = 1,
) -> None:
    """Train a network and put it into a folder, in place of what is there.

    It is trained on digits of one's own too when there are any; see `fit` and `Extra.record`.
    The folder changes only at the very end, when everything is written and read back.
    """
    provenance.now()  # a SOURCE_DATE_EPOCH that is no number is told now
    started, worked = time.monotonic(), provenance.cpu_seconds()
    trained = fit(data, recipe, progress, extra and extra.digits, cores)
    seconds, cpu_seconds = time.monotonic() - started, provenance.cpu_seconds() - worked
    # A copy without the optimiser, which is of no use any more.
    model = build()
    model.set_weights(trained.model.get_weights())
    if not all(np.isfinite(weight).all() for weight in model.get_weights()):
        raise UserError("The training diverged: a weight is not a number. Lower the learning rate.")
    inputs, labels = validation_inputs(data, recipe), data.validation.labels
    temperature = calibrate.temperature(logits(model.get_weights(), inputs), labels)
    model.set_weights(calibrate.apply_temperature(model.get_weights(), temperature))
    quantize(model, recipe.weights, trained.examples, recipe.hidden_steps)
    margins = logit_margin(logits(model.get_weights(), inputs))
    record = {
        "settings": recipe.settings(),
        "seconds": round(seconds, 1),
        "images_per_second": round(trained.images / seconds),
        "temperature": round(temperature, 4),
        "score_threshold": calibrate.threshold(
            margins, recipe.target_recall, recipe.threshold_share
        ),
        "history": trained.history,
        "provenance": provenance.of_training(cpu_seconds),
    }
    if extra:
        record["extra"] = extra.record()
    model_folder.save(folder, model, record, inputs)
