import pytest

from digits import paths
from digits.data import mnist
from digits.export import inference
from tests.support.recipes import TINY


def pytest_collection_modifyitems(items):
    for item in items:
        if "trained" in item.fixturenames:
            item.add_marker("slow")


@pytest.fixture(scope="session")
def data() -> mnist.Mnist:
    """The whole of MNIST."""
    return mnist.load()


@pytest.fixture(scope="session")
def small(data) -> mnist.Mnist:
    """A few hundred digits of it."""
    return mnist.Mnist(data.train.first(400), data.validation.first(200), data.test.first(200))


@pytest.fixture(scope="session")
def network() -> inference.Network:
    """The committed network."""
    return inference.read(paths.WEB_MODEL)


@pytest.fixture(scope="session")
def trained(small, tmp_path_factory):
    """Folder of a network that was trained on a few hundred digits."""
    from digits.training import train  # here, because importing TensorFlow takes seconds

    folder = tmp_path_factory.mktemp("trained") / "model"
    train.train(small, TINY, folder)
    return folder
