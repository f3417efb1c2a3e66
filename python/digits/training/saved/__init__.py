"""What a training leaves: `model_folder.py` saves the Keras network and its `record.py`."""
