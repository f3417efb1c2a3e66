"""Reads handwritten digits: trains a small neural network and exports it for the browser."""
