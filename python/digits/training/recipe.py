"""Every constant of the training, in one place.

A recipe is passed along, never patched: `dataclasses.replace(recipe, epochs=40)` is another one.
What belongs to the page as well stands where its arithmetic is described: the width of the pen
(`preprocess/ink.py`) and the standard spread of a digit (`preprocess/normalize.py`).
"""

import json
from dataclasses import asdict, dataclass

from digits.data.synthesis import Synthesis
from digits.preprocess.normalize import STANDARD, Limits

# What is less in `digits train --quick`, which takes less than a minute.
QUICK = {"epochs": 10, "redrawn_pool": 0.25, "synthetic_pool": 0.5, "non_digit_pool": 0.25}


@dataclass(frozen=True)
class Augmentation:
    """Random distortions of a picture; each is drawn evenly from minus to plus its value.

    Attributes:
        rotation_deg: in degrees.
        slant: pixels to the side for each pixel down.
        scale: of the logarithm of the size, width and height together.
        shift_px: in pixels, in each direction.
        elastic_sigma_px: standard deviation of the push at each knot of the elastic distortion.
        elastic_knots: knots on a side of the picture.
        thickness: how much darker or lighter the edge of a stroke gets, and so its width.
    """

    rotation_deg: float = 6.0
    slant: float = 0.08
    scale: float = 0.12
    shift_px: float = 0.8
    elastic_sigma_px: float = 0.8
    elastic_knots: int = 5
    thickness: float = 0.7


@dataclass(frozen=True)
class Recipe:
    """What a training is made of.

    Attributes:
        epochs: how often every digit of MNIST is shown.
        seed: start of all random numbers; the same seed gives the same network on one machine.
        batch: pictures a step.
        learning_rate: the highest; it falls along a cosine.
        warm_up: share of the steps in which the learning rate rises.
        lowest_rate: share of the learning rate that is left at the end.
        ema_fraction: the shipped weights are an exponential moving average over about this share
            of the steps.
        synthetic_share: share of synthetic digits in a batch.
        non_digit_share: share of negative examples in a batch; the rest is MNIST.
        extra_share: share of one's own digits (`--extra`) in a batch, when there are any; they are
            taken from MNIST's.
        redrawn_pool: how many of MNIST's digits are shown redrawn as well, as a share, at most 1.
        synthetic_pool: how many synthetic digits are drawn, for each digit of MNIST.
        non_digit_pool: how many negative examples are drawn, for each digit of MNIST.
        synthesis: how synthetic ink is drawn.
        limits: how far pictures are normalised.
        directions: whether the network sees the `directions` of a picture; else its greys.
        augmentation: how pictures are distorted, anew each time they are shown.
        gentle_share: share of the steps, the last ones, in which they are distorted gently: the
            network ends on digits as people write them,
        gentle_strength: by this much of the augmentation, from 0 to 1.
        least_inked: the weights of a square that is inked in fewer digits, as a share, stay zero:
            they would be noise that costs bytes.
        target_recall: a logit margin is looked for that this share of the validation digits
            reach, and
        threshold_share: the threshold of `?` is this share of it. (A threshold that all but one
            in a thousand reach themselves would hang on five digits, and differ from seed to seed.)
        weights: how the exported weights are stored: "float32", "float16" or "uint8".
        hidden_steps: between the smallest and the largest of the hidden layer's weights in
            "uint8", at most 255. Fewer compress better.
    """

    epochs: int = 40
    seed: int = 3
    batch: int = 256
    learning_rate: float = 4e-3
    weights: str = "uint8"
    hidden_steps: int = 15
    warm_up: float = 0.03
    least_inked: float = 0.005
    lowest_rate: float = 0.01
    ema_fraction: float = 0.05
    target_recall: float = 0.99
    threshold_share: float = 0.57
    synthetic_share: float = 0.36
    non_digit_share: float = 0.08
    extra_share: float = 0.06
    gentle_share: float = 0.2
    gentle_strength: float = 0.4
    redrawn_pool: float = 1.0
    synthetic_pool: float = 2.0
    non_digit_pool: float = 1.0
    synthesis: Synthesis = Synthesis(  # noqa: RUF009 (frozen)
        mixing=0.5,
        angularity=0.35,
        reach=0.12,
        point_jitter=0.05,
        stroke_shift=0.045,
        warp=0.07,
        warp_frequency=3.0,
        rotation=0.10,
        slant=0.25,
        aspect=0.22,
        pen_spread_px=0.3,
        pen_range_px=(1.2, 4.0),
        coarse_share=0.3,
        coarse_steps=(8, 40),
        scribble_share=0.12,
        group_share=0.16,
    )
    limits: Limits = STANDARD
    directions: bool = True
    augmentation: Augmentation = Augmentation()

    def settings(self) -> dict:
        """All of it as a report holds it, to be compared with one: JSON knows no tuples."""
        return json.loads(json.dumps(asdict(self)))
