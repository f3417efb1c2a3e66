"""What a training leaves: `model_folder.py` saves the Keras network and the record of its training.

`record.py` checks such a record; `provenance.py` tells when, on what and at what cost it trained.
"""
