"""Plots for the notebook. Each function draws one figure with matplotlib and returns it."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from digits.preprocess.ink import SIZE

DPI = 72  # enough for a screen, and small in a notebook file


def pictures(images: np.ndarray, titles: list[str] | None = None, columns: int = 10) -> Figure:
    """Show pictures in rows, ink dark on light.

    Args:
        images: each of shape (height, width).
        titles: one for each picture, if any.
        columns: pictures a row.
    """
    rows = -(-len(images) // columns)
    height = 0.9 if titles is None else 1.1
    figure, axes = plt.subplots(rows, columns, figsize=(0.9 * columns, height * rows), dpi=DPI)
    for axis in np.ravel(axes):
        axis.axis("off")
    for i, (axis, image) in enumerate(zip(np.ravel(axes), images, strict=False)):
        axis.imshow(image, cmap="gray_r")
        if titles is not None:
            axis.set_title(titles[i], fontsize=9)
    figure.tight_layout()
    plt.close(figure)  # or a notebook shows it twice
    return figure


def image_grid(image: np.ndarray) -> Figure:
    """Show one large picture of many digits, shape (height, width), ink dark on light."""
    height, width = image.shape
    figure, axis = plt.subplots(figsize=(9, 9 * height / width), dpi=DPI)
    axis.imshow(image, cmap="gray_r")
    axis.axis("off")
    figure.tight_layout()
    plt.close(figure)
    return figure


def curves(history: dict[str, list[float]]) -> Figure:
    """Draw how loss and accuracy went from epoch to epoch."""
    figure, axes = plt.subplots(1, 2, figsize=(9, 3), dpi=DPI)
    for axis, name in zip(axes, ("loss", "accuracy"), strict=True):
        epochs = range(1, len(history[name]) + 1)
        axis.plot(epochs, history[name], label="training")
        axis.plot(epochs, history[f"val_{name}"], label="validation")
        axis.set_xlabel("epoch")
        axis.set_title(name)
        axis.legend()
    figure.tight_layout()
    plt.close(figure)
    return figure


def confusion(matrix: list[list[int]]) -> Figure:
    """Draw a confusion matrix: rows are the digits, columns what was read."""
    counts = np.array(matrix)
    digits = range(len(counts))
    figure, axis = plt.subplots(figsize=(5, 5), dpi=DPI)
    # The mistakes are few beside the correct answers: colour by the square root.
    axis.imshow(np.sqrt(counts), cmap="Blues")
    for row, column in np.argwhere(counts):
        colour = "white" if row == column else "black"
        count = str(counts[row, column])
        axis.text(column, row, count, ha="center", va="center", color=colour, fontsize=8)
    axis.set_xticks(digits)
    axis.set_yticks(digits)
    axis.set_xlabel("read as")
    axis.set_ylabel("digit")
    figure.tight_layout()
    plt.close(figure)
    return figure


def hidden_units(kernel: np.ndarray, count: int = 32, columns: int = 8) -> Figure:
    """Show what hidden units look for: blue where they want ink, red where they want paper.

    Args:
        kernel: weights from the pixels to the hidden units, shape (784, units).
        count: the first so many units are shown.
        columns: units a row.
    """
    rows = -(-count // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(columns, rows), dpi=DPI)
    limit = np.abs(kernel).max() / 2
    for axis in np.ravel(axes):
        axis.axis("off")
    for axis, weights in zip(np.ravel(axes), kernel.T[:count], strict=False):
        picture = weights.reshape(SIZE, SIZE)
        axis.imshow(picture, cmap="RdBu", vmin=-limit, vmax=limit, interpolation="nearest")
    figure.tight_layout(pad=0.2)
    plt.close(figure)
    return figure
