"""Random distortions of a batch of pictures, so that no two epochs show the same digits.

Each picture is turned, slanted, stretched and shifted a little, bent like rubber (elastic
distortion, P. Simard et al. 2003, "Best Practices for Convolutional Neural Networks") and
drawn with a thicker or thinner pen. It happens after normalisation, so the network is also
trained to bear what normalisation leaves.
"""

import numpy as np
import tensorflow as tf

from digits.preprocess.ink import PIXELS, SIZE
from digits.training.recipe import Augmentation

MIDDLE = (SIZE - 1) / 2
WIDTH = SIZE + 2  # pixels in a row with the margin of paper on both sides


def distort(
    pictures: tf.Tensor,
    seed: tf.Tensor,
    augmentation: Augmentation,
    strength: tf.Tensor | float = 1.0,
) -> tf.Tensor:
    """Distort each picture in its own way; the same seed gives the same distortions.

    Args:
        pictures: uint8, shape (count, 28, 28): 0 is paper, 255 is ink.
        seed: integers, shape (2,).
        augmentation: how far each may be distorted,
        strength: and how much of that, from 0 to 1.

    Returns:
        float32 of the same shape, from 0 to 1.
    """
    drawn = draw(tf.shape(pictures)[0], seed, augmentation, strength)
    return apply(pictures, *drawn, augmentation.elastic_knots)


def draw(
    count: tf.Tensor, seed: tf.Tensor, augmentation: Augmentation, strength: tf.Tensor | float = 1.0
) -> tuple[tf.Tensor, ...]:
    """Draw the distortions of `count` pictures.

    It stands apart from `apply`, because compiled random numbers take ten times as long.

    Returns:
        x, y: which place of the picture each pixel of the result shows, as weights of the rows of
            `position_basis`, shape (count, rows).
        thickness: how much darker or lighter edges get, shape (count, 1).
    """
    seeds = tf.unstack(tf.random.split(seed, 2))
    evenly = strength * tf.random.stateless_uniform([6, count, 1], seeds[0], -1.0, 1.0)
    rotation, slant, scale, shift_x, shift_y, thickness = tf.unstack(evenly)
    rotation *= np.deg2rad(augmentation.rotation_deg)
    slant *= augmentation.slant
    scale = tf.exp(scale * augmentation.scale)
    shift_x, shift_y = shift_x * augmentation.shift_px, shift_y * augmentation.shift_px
    knots, sigma = augmentation.elastic_knots**2, augmentation.elastic_sigma_px
    pushes = strength * tf.random.stateless_normal([2, count, knots], seeds[1], 0.0, sigma)
    push_x, push_y = tf.unstack(pushes)
    # Stretched and slanted, then turned, shifted and pushed.
    cos, sin = tf.cos(rotation) * scale, tf.sin(rotation) * scale
    x = tf.concat([cos, cos * slant - sin, shift_x + MIDDLE, push_x], axis=1)
    y = tf.concat([sin, sin * slant + cos, shift_y + MIDDLE, push_y], axis=1)
    return x, y, thickness * augmentation.thickness


@tf.function(jit_compile=True)  # one compiled program: twice as fast
def apply(
    pictures: tf.Tensor, x: tf.Tensor, y: tf.Tensor, thickness: tf.Tensor, knots: int
) -> tf.Tensor:
    """Apply distortions from `draw` to pictures; see `distort`."""
    basis = position_basis(knots)
    grey = bilinear(tf.cast(pictures, tf.float32) / 255, x @ basis, y @ basis)
    grey += thickness * grey * (1 - grey)  # paper stays 0, ink stays 1
    return tf.reshape(grey, [-1, SIZE, SIZE])


def bilinear(pictures: tf.Tensor, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    """Sample each picture at (x, y), in pixel indices; outside it is paper.

    Args:
        pictures: shape (count, 28, 28).
        x, y: shape (count, 784).

    Returns:
        Tensor of shape (count, 784).
    """
    # Places outside move to the margin of paper around the picture.
    x, y = tf.clip_by_value(x, -1, SIZE - 0.001), tf.clip_by_value(y, -1, SIZE - 0.001)
    left, top = tf.floor(x), tf.floor(y)
    right_share, lower_share = x - left, y - top
    flat = tf.reshape(tf.pad(pictures, [[0, 0], [1, 1], [1, 1]]), [-1])
    first = tf.range(tf.shape(pictures)[0])[:, None] * WIDTH * WIDTH
    corner = first + (tf.cast(top, tf.int32) + 1) * WIDTH + tf.cast(left, tf.int32) + 1
    upper = tf.gather(flat, corner) * (1 - right_share) + tf.gather(flat, corner + 1) * right_share
    lower = (
        tf.gather(flat, corner + WIDTH) * (1 - right_share)
        + tf.gather(flat, corner + WIDTH + 1) * right_share
    )
    return upper * (1 - lower_share) + lower * lower_share


def position_basis(knots: int) -> np.ndarray:
    """What the place that a pixel shows is a sum of: its x, its y, 1, and the push of each knot.

    Returns:
        float32 of shape (3 + knots * knots, 784).
    """
    offset = (np.arange(SIZE) - MIDDLE).astype(np.float32)
    plane = [np.tile(offset, SIZE), np.repeat(offset, SIZE), np.ones(PIXELS, np.float32)]
    return np.concatenate([plane, displacement_basis(knots)])


def displacement_basis(knots: int) -> np.ndarray:
    """How far each knot of the elastic distortion pushes each pixel.

    Between knots the push runs along a Catmull-Rom spline in both directions (bicubic
    interpolation, R. Keys 1981).

    Args:
        knots: on a side of the picture.

    Returns:
        float32 of shape (knots * knots, 784).
    """
    place = np.linspace(0, knots - 1, SIZE)
    along = np.zeros((SIZE, knots))
    for knot in range(-2, knots + 2):  # knots beyond the edge repeat the one at the edge
        far = np.abs(place - knot)
        near = 1.5 * far**3 - 2.5 * far**2 + 1
        next_to = -0.5 * far**3 + 2.5 * far**2 - 4 * far + 2
        weight = np.where(far < 1, near, np.where(far < 2, next_to, 0))
        along[:, min(max(knot, 0), knots - 1)] += weight
    both = np.einsum("yi,xj->ijyx", along, along)
    return both.reshape(knots * knots, PIXELS).astype(np.float32)
