import keras
import tf_keras

from digits.training import model as network


def test_architecture():
    model = network.build()
    assert model.count_params() == 101_770
    assert [layer.name for layer in model.layers] == ["flatten", "hidden", "output"]
    assert model.input_shape == (None, 28, 28)
    assert model.output_shape == (None, 10)
    assert model.get_layer("hidden").activation is keras.activations.relu
    assert model.get_layer("output").activation is keras.activations.softmax


def test_the_twin_has_the_same_weights():
    model, twin = network.build(), network.build(tf_keras)
    assert [w.shape for w in model.get_weights()] == [w.shape for w in twin.get_weights()]
    assert [layer.name for layer in model.layers] == [layer.name for layer in twin.layers]


def test_optimiser_and_loss():
    model = network.build()
    network.compile_for_training(model)
    assert isinstance(model.optimizer, keras.optimizers.Adam)
    assert model.loss == "sparse_categorical_crossentropy"
