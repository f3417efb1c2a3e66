"""Digits to train on and to measure with: MNIST, files of strokes, and ink that code draws.

`synthesis.py` draws the shapes of `digit_templates/` and `non_digit_templates.py` with the pen of
`preprocess`, never twice alike.
"""
