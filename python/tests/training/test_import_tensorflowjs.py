import sys

from digits.training.import_tensorflowjs import UNUSED, import_tensorflowjs


def test_no_stand_in_is_left_behind():
    with import_tensorflowjs() as tfjs:
        assert tfjs.converters.convert
    assert not set(UNUSED) & set(sys.modules)
