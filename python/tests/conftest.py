import pytest

from digits.data import mnist
from digits.training import train

TINY = train.Settings(epochs=2, batch=32)


@pytest.fixture(scope="session")
def data() -> mnist.Mnist:
    """The whole of MNIST."""
    return mnist.load()


@pytest.fixture(scope="session")
def small(data) -> mnist.Mnist:
    """A few hundred digits of it."""
    return mnist.Mnist(data.train.first(400), data.validation.first(200), data.test.first(200))


@pytest.fixture(scope="session")
def trained(small, tmp_path_factory):
    """Folder of a network that was trained on a few hundred digits."""
    folder = tmp_path_factory.mktemp("trained") / "model"
    train.train(small, TINY, folder)
    return folder
