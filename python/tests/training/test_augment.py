import numpy as np
import pytest
import tensorflow as tf

from digits.training import augment
from digits.training.recipe import Augmentation
from tests.support.recipes import UNDISTORTED


@pytest.fixture(scope="module")
def pictures(data):
    return data.train.images[:50]


def distorted(pictures, seed=(1, 2), augmentation=Augmentation()):  # noqa: B008 (frozen)
    return augment.distort(tf.constant(pictures), tf.constant(seed), augmentation).numpy()


def test_stays_a_picture(pictures):
    bent = distorted(pictures)
    assert bent.shape == pictures.shape
    assert bent.dtype == np.float32
    assert bent.min() >= 0
    assert bent.max() <= 1


def test_a_picture_stays_like_itself_but_not_the_same(pictures):
    before, after = pictures.reshape(50, -1), distorted(pictures).reshape(50, -1)
    likeness = np.corrcoef(before, after)[:50, 50:]
    others = likeness[~np.eye(50, dtype=bool)]
    assert np.diag(likeness).mean() > others.mean() + 0.3
    assert np.diag(likeness).max() < 0.999


def test_a_seed_gives_the_same_distortion(pictures):
    assert np.array_equal(distorted(pictures), distorted(pictures))
    assert not np.array_equal(distorted(pictures), distorted(pictures, (3, 4)))


def test_no_two_copies_are_alike(pictures):
    copies = distorted(np.repeat(pictures[:1], 20, axis=0))
    assert len(np.unique(copies.reshape(20, -1), axis=0)) == 20


def test_without_any_distortion_it_is_the_same_picture(pictures):
    same = distorted(pictures, augmentation=UNDISTORTED)
    assert np.abs(same - pictures / 255).max() < 1e-3


def test_paper_stays_paper():
    assert distorted(np.zeros((3, 28, 28), np.uint8)).max() < 1e-3


def test_the_same_push_at_every_knot_moves_the_whole_picture():
    assert np.allclose(augment.displacement_basis(5).sum(axis=0), 1, atol=1e-6)


def test_bilinear_samples_between_pixels_and_finds_paper_outside():
    picture = np.zeros((1, 28, 28), np.float32)
    picture[0, 10, 10], picture[0, 10, 11], picture[0, 0, 0] = 1, 0.5, 1
    x = np.zeros((1, 784), np.float32)
    y = np.zeros((1, 784), np.float32)
    x[0, :5], y[0, :5] = [10, 10.5, 10, -0.5, 400], [10, 10, 10.5, 0, -400]
    sampled = augment.bilinear(tf.constant(picture), tf.constant(x), tf.constant(y)).numpy()
    assert np.allclose(sampled[0, :5], [1, 0.75, 0.5, 0.5, 0], atol=1e-5)
