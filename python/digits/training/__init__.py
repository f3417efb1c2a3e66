"""From digits to a trained Keras network: `digits train`."""
