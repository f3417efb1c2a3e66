"""The command line, with a cut-down MNIST, so that a training begins within seconds:

python -m tests.support.small_mnist train --epochs 3
"""

from digits import __main__
from digits.data import mnist

TRAINING_DIGITS = 1_000


def cut_down() -> None:
    """From now on, MNIST is loaded with few digits, in this process."""
    whole = mnist.load

    def load(path=None):
        data = whole(path)
        validation, test = data.validation.first(200), data.test.first(200)
        return mnist.Mnist(data.train.first(TRAINING_DIGITS), validation, test)

    mnist.load = load


if __name__ == "__main__":
    cut_down()
    __main__.main()
