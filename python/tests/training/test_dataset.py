import itertools
from dataclasses import replace
from functools import cache, partial

import numpy as np
import pytest

from digits.data.redrawn import redraw
from digits.preprocess.normalize import normalize
from digits.training import dataset
from digits.training.recipe import Recipe
from digits.training.sources import draw_sources
from tests.support.recipes import UNDISTORTED

RECIPE = Recipe(batch=50, seed=1)
WITHOUT_DISTORTION = replace(RECIPE, augmentation=UNDISTORTED, least_inked=0.0, directions=False)


@pytest.fixture(scope="module")
def sources(small):
    """Gives the sources of a recipe, drawn once whatever its batches and distortions are."""

    @cache
    def drawn(recipe):
        return draw_sources(small.train, recipe)

    same = {
        name: getattr(RECIPE, name)
        for name in ("batch", "augmentation", "least_inked", "directions")
    }
    return lambda recipe: drawn(replace(recipe, **same))


def batches(sources, recipe, extra=None, gentle_from=None):
    drawn = sources(recipe)
    blank = dataset.seldom_inked(drawn, recipe)
    counts = dataset.source_counts(recipe, extra)
    return dataset.batches(drawn, counts, recipe, blank, gentle_from)


def some(sources, count=4, recipe=RECIPE):
    """The first batches: pictures and labels, each of shape (count, batch, ...)."""
    some = itertools.islice(batches(sources, recipe), count)
    return tuple(np.array(part) for part in zip(*some, strict=True))


def test_a_batch_is_what_the_network_takes(sources):
    pictures, labels = some(sources)
    assert pictures.shape == (4, 50, 28, 28)
    assert pictures.dtype == np.float32
    assert 0 <= pictures.min() < pictures.max() <= 1
    assert labels.shape == (4, 50)
    assert set(labels.ravel()) <= set(range(10))


def test_a_batch_holds_all_three_sources(small, sources):
    mnist, synthetic, none = dataset.source_counts(RECIPE)
    assert mnist > synthetic > none > 0
    assert mnist + synthetic + none == 50
    (pictures,), (labels,) = some(sources, 1, WITHOUT_DISTORTION)
    digits = small.train
    known = np.concatenate([normalize(digits.images / 255), redraw(digits.images) / 255])
    labels_of_known = np.tile(digits.labels, 2)
    for picture, label in zip(pictures[:mnist], labels[:mnist], strict=True):
        nearest = np.abs(known - picture).max(axis=(1, 2)).argmin()
        assert np.abs(known[nearest] - picture).max() < 0.01
        assert labels_of_known[nearest] == label
    for picture in pictures[mnist:]:
        assert np.abs(known - picture).max(axis=(1, 2)).min() > 0.1


def test_every_digit_is_shown_before_any_is_shown_again(small, sources):
    mnist, _, _ = dataset.source_counts(RECIPE)
    pictures, _ = some(sources, len(small.train) // mnist, WITHOUT_DISTORTION)
    shown = pictures[:, :mnist].reshape(-1, 784)
    assert len(np.unique(np.rint(shown * 255), axis=0)) == len(shown)


def test_a_negative_example_gets_another_label_each_time(sources):
    recipe = replace(RECIPE, batch=500)
    mnist, synthetic, _ = dataset.source_counts(recipe)
    _, labels = some(sources, 20, recipe)
    counts = np.bincount(labels[:, mnist + synthetic :].ravel(), minlength=10)
    # 400 draws: 40 of each digit, give or take six standard deviations.
    assert np.abs(counts - counts.sum() / 10).max() < 6 * np.sqrt(counts.sum() * 0.09)


def test_a_seed_gives_the_same_batches(small, sources):
    first, again = some(sources), some(partial(draw_sources, small.train))
    other = some(sources, recipe=replace(RECIPE, seed=2))
    assert np.array_equal(first[0], again[0])
    assert np.array_equal(first[1], again[1])
    assert not np.array_equal(first[0], other[0])


def test_no_two_batches_are_alike(sources):
    pictures, _ = some(sources, count=20)
    assert len(np.unique(pictures.reshape(20 * 50, -1), axis=0)) == 20 * 50


def test_the_last_batches_are_distorted_gently(sources):
    plain = batches(sources, replace(RECIPE, augmentation=UNDISTORTED))
    ending = batches(sources, RECIPE, gentle_from=3)
    far = [
        np.abs(distorted - undistorted).mean()
        for (distorted, _), (undistorted, _) in zip(ending.take(6), plain.take(6), strict=True)
    ]
    assert max(far[3:]) < 0.7 * min(far[:3])
    assert min(far[3:]) > 0


def test_an_epoch_shows_every_digit(small):
    mnist, _, _ = dataset.source_counts(RECIPE)
    assert dataset.steps_per_epoch(small.train, RECIPE) * mnist >= len(small.train)


def test_digits_of_ones_own_take_their_share_of_each_batch_from_mnist(small):
    own = replace(small.train, images=small.validation.images[:3], labels=np.array([9, 9, 9]))
    plain = dataset.source_counts(RECIPE)
    *others, count = dataset.source_counts(RECIPE, own)
    assert count == 3
    assert others == [plain[0] - count, *plain[1:]]
    known = own.images / 255  # they are normalised already

    def sources(recipe):
        return draw_sources(small.train.first(50), recipe, own)

    for pictures, labels in batches(sources, WITHOUT_DISTORTION, own).take(2):
        assert list(labels.numpy()[-count:]) == [9] * count
        for picture in pictures.numpy()[-count:]:
            assert np.abs(known - picture).max(axis=(1, 2)).min() < 0.01


def test_a_pixel_that_is_seldom_inked_is_always_shown_as_paper(sources):
    blank = dataset.seldom_inked(sources(RECIPE), RECIPE)
    assert 40 < blank.sum() < 400
    assert blank[[0, 0, -1, -1], [0, -1, 0, -1]].all()  # the corners
    assert not blank[8:20, 10:18].any()
    pictures, _ = some(sources, 20)
    assert pictures[..., blank].max() == 0
    assert pictures[..., ~blank].max(axis=(0, 1)).min() > 0


def test_negative_examples_do_not_count_as_ink(sources):
    def blank(pool):
        recipe = replace(RECIPE, non_digit_pool=pool)
        return dataset.seldom_inked(sources(recipe), recipe)

    assert np.array_equal(blank(1.0), blank(0.1))
