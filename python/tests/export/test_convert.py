import numpy as np
import pytest

from digits.export import inference
from digits.export.convert import convert
from digits.export.verify import verify_export
from digits.training.model import build
from digits.training.quantize import quantize

STORAGES = {"float32": 407_080, "float16": 203_540, "uint8": 101_770}
PICTURES = np.random.default_rng(0).random((100, 28, 28))


@pytest.mark.parametrize("storage", STORAGES)
def test_every_storage_is_exactly_the_keras_network(tmp_path, storage):
    model = build()
    quantize(model, storage, PICTURES)
    convert(model, tmp_path / "web", storage, 0.5)
    verify_export(model, tmp_path / "web")
    (weights,) = (tmp_path / "web").glob("*.bin")
    assert weights.stat().st_size == STORAGES[storage]
    back = inference.read(tmp_path / "web")
    assert back.score_threshold == 0.5
    for ours, theirs in zip(back.weights, model.get_weights(), strict=True):
        assert np.array_equal(ours, theirs)


def test_another_network_is_refused(tmp_path):
    # Seeded, for in one of eighty networks a random weight is zero.
    convert(build(seed=1), tmp_path, "float32", 0.5)
    with pytest.raises(AssertionError, match="differs from Keras"):
        verify_export(build(seed=2), tmp_path)


def test_weights_that_are_no_longer_zero_are_refused(tmp_path):
    model = build()
    quantize(model, "uint8", PICTURES)
    convert(model, tmp_path, "uint8", 0.5)
    kernel, *others = model.get_weights()
    kernel[0] = 0
    model.set_weights([kernel, *others])
    with pytest.raises(AssertionError, match="not zero in the export"):
        verify_export(model, tmp_path)
