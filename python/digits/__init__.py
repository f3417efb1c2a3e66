"""Reads handwritten digits: trains a small neural network and exports it for the browser."""

import os

# Set before TensorFlow is imported anywhere: it reads them only once.
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # no notes about the processor
