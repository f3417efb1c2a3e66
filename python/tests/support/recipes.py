"""Recipes for tests."""

from digits.training.recipe import Augmentation, Recipe

TINY = Recipe(epochs=2, batch=32, synthetic_pool=0.5, non_digit_pool=0.25)
UNDISTORTED = Augmentation(
    rotation_deg=0, slant=0, scale=0, shift_px=0, elastic_sigma_px=0, thickness=0
)
