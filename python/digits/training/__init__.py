"""From digits to a trained Keras network: `digits train`.

`recipe.py` holds every constant. `train.py` goes through the steps: pictures (`sources.py`),
batches of them (`dataset.py`, distorted by `augment.py`), the network (`model.py`), then
calibration and quantization; `saved/` keeps the result.
"""
