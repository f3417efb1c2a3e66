"""The TensorFlow.js converter, imported without the packages that it does not need."""

import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager

# Imported at the top of tensorflowjs, but not used to convert a Keras model, and not installed:
# some have no wheel for Windows, ARM or a recent Python.
UNUSED = (
    "jax",
    "jax.experimental",
    "jax.experimental.jax2tf",
    "tensorflow_decision_forests",
    "tensorflow_hub",
)


@contextmanager
def import_tensorflowjs() -> Iterator[types.ModuleType]:
    """Import the converter, with empty modules in place of those that it does not use."""
    # Only while it is imported: a lasting stand-in for `jax` would mislead Keras.
    missing = [name for name in UNUSED if name not in sys.modules]
    for name in missing:
        sys.modules[name] = types.ModuleType(name)
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, sys.modules[name])
    try:
        import tensorflowjs
    finally:
        for name in missing:
            del sys.modules[name]
    yield tensorflowjs
