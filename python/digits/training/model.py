"""The network in Keras: 784 pixels, 128 hidden units, 10 digits.

A multilayer perceptron of 101,770 parameters. It is small enough that a browser loads it in a
moment and that a page can show every weight.
"""

import random

import keras
import numpy as np

from digits.data.mnist import CLASSES
from digits.preprocess.ink import PIXELS, SIZE
from digits.training.forward import HIDDEN

PARAMETERS = PIXELS * HIDDEN + HIDDEN + HIDDEN * CLASSES + CLASSES  # 101,770
STEPS_PER_EXECUTION = 10  # of a training, before Python gets a word in: twice as fast


def build(library=keras, seed: int | None = None):
    """Build the network with random weights (X. Glorot and Y. Bengio 2010).

    Args:
        library: `keras`, or `tf_keras` for the model that the TensorFlow.js converter reads.
        seed: of the weights. Keras's own default takes it from `random`, which other threads of the
            process use as well.

    Returns:
        A Sequential model from pictures, shape (count, 28, 28), to the probabilities of the ten
        digits, shape (count, 10).
    """
    layers = library.layers
    chance = random.Random(seed)  # noqa: S311 (no secret)

    def glorot():
        weights = None if seed is None else chance.randint(1, 10**9)
        return library.initializers.GlorotUniform(weights)

    network = library.Sequential(
        [
            library.Input((SIZE, SIZE), name="picture"),
            layers.Flatten(name="flatten"),
            layers.Dense(HIDDEN, "relu", kernel_initializer=glorot(), name="hidden"),
            layers.Dense(CLASSES, "softmax", kernel_initializer=glorot(), name="output"),
        ],
        name="digits",
    )
    if network.count_params() != PARAMETERS:
        raise AssertionError(f"{network.count_params()} parameters, not {PARAMETERS}")
    return network


def disconnect(network: keras.Model, pixels: np.ndarray) -> None:
    """Set the weights of some pixels to zero.

    They stay zero in a training that shows these pixels as paper: their gradient is zero, and so
    are Adam's steps.

    Args:
        network: from `build`.
        pixels: bool, shape (28, 28).
    """
    kernel, *others = network.get_weights()
    network.set_weights([np.where(pixels.reshape(-1, 1), 0, kernel), *others])


def compile_for_training(
    network: keras.Model, learning_rate=1e-3, ema_momentum: float | None = None
) -> None:
    """Set the optimiser and the loss: Adam and sparse categorical cross-entropy.

    Args:
        network: from `build`.
        learning_rate: a number or a Keras schedule.
        ema_momentum: of the exponential moving average of the weights, from 0 to 1; None for none.
    """
    averaging = {} if ema_momentum is None else {"use_ema": True, "ema_momentum": ema_momentum}
    network.compile(
        optimizer=keras.optimizers.Adam(learning_rate, **averaging),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile=True,  # one compiled program a step: three times as fast on a processor
        steps_per_execution=STEPS_PER_EXECUTION,
    )
