"""Digits to train on and to measure with: MNIST, files of strokes, and ink that code draws."""
