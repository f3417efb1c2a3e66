import numpy as np

from digits.training.model import build, disconnect
from digits.training.quantize import quantize, round_kernel

RANDOM = np.random.default_rng(0)
KERNEL = RANDOM.normal(0, 1, (784, 128)).astype(np.float32)
PIXELS = RANDOM.random((3000, 784))


def nearest(kernel, steps):
    step = (kernel.max() - kernel.min()) / steps
    return np.rint(kernel / step) * step


def test_few_steps_lie_evenly_and_zero_stays_zero():
    kernel = KERNEL.copy()
    kernel[:100] = 0
    rounded = round_kernel(kernel, 51, PIXELS)
    values = np.unique(rounded)
    step = (kernel.max() - kernel.min()) / 51
    assert 0 in values
    assert len(values) <= 52
    assert np.allclose(values / step, np.rint(values / step), atol=1e-4)
    assert (rounded[:100] == 0).all()


def test_inputs_that_have_nothing_in_common_are_rounded_to_the_nearest():
    one_at_a_time = np.eye(784)
    assert np.allclose(round_kernel(KERNEL, 15, one_at_a_time), nearest(KERNEL, 15))


def test_neighbours_make_up_for_the_rounding():
    """Pixels that are inked together: the hidden units hardly notice 16 values."""
    blurred = PIXELS.reshape(-1, 28, 28)
    for _ in range(3):
        blurred = blurred + np.roll(blurred, 1, axis=1) + np.roll(blurred, 1, axis=2)
    shown, others = np.split(blurred.reshape(-1, 784) / 27, 2)

    def change(rounded):
        return np.square(others @ (rounded - KERNEL)).mean()

    assert change(round_kernel(KERNEL, 15, shown)) < change(nearest(KERNEL, 15)) / 10


def test_the_hidden_kernel_gets_fewer_values_than_a_byte_has():
    model = build()
    disconnect(model, np.arange(784).reshape(28, 28) < 200)
    pictures = PIXELS.reshape(-1, 28, 28)
    quantize(model, "uint8", pictures, hidden_steps=29)
    hidden, _, output, _ = model.get_weights()
    assert 20 < len(np.unique(hidden)) <= 30 < len(np.unique(output))
    assert (hidden[:200] == 0).all()
