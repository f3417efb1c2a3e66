import os
import shutil
import sys
from dataclasses import replace

import pytest
from hypothesis import settings

from digits import cli, paths
from digits.data import mnist
from digits.evaluation import evaluate
from digits.export import inference
from tests.support.faults import FaultTable
from tests.support.recipes import TINY

# Hypothesis: 200 examples a property, the same ones each time, so that a run takes seconds and says
# the same twice. To search for longer: HYPOTHESIS_PROFILE=long.
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=20_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure(config):
    config.pluginmanager.register(FaultTable())


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


@pytest.fixture(scope="session")
def trained_accuracy(trained, small) -> dict[str, float]:
    """The accuracy of that network on test and validation digits."""
    from digits.training.saved import model_folder

    network = inference.Network(tuple(model_folder.load(trained)[0].get_weights()))
    parts = {"test": small.test, "validation": small.validation}
    return {name: evaluate.on_mnist(network, part)["accuracy"] for name, part in parts.items()}


class Unopened:
    """Test digits that nobody may look at."""

    def __getattr__(self, name):
        raise AssertionError("the test digits were opened")


@pytest.fixture(scope="session")
def exported_once(trained, small, tmp_path_factory):
    """The export of that network, which was never tested: not to be changed."""
    from digits.commands import pipeline

    folder = tmp_path_factory.mktemp("exported") / "web"
    pipeline.export(trained, folder, replace(small, test=Unopened()))
    return folder


@pytest.fixture
def exported(exported_once, tmp_path):
    """A copy of its export, at `tmp_path / "web"`."""
    return shutil.copytree(exported_once, tmp_path / "web")


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line as a person would; gives exit code, output and errors."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["digits", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        out, err = capsys.readouterr()
        return stopped.value.code, out, err

    return run
