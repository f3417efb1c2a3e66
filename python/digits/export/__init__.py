"""From the Keras network to the files that the page loads, and back.

`convert.py` writes them for TensorFlow.js, `checksums.py` guards them, `verify.py` proves that they
answer as Keras does, and `inference.py` runs them in plain NumPy.
"""
