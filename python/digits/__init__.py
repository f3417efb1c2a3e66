"""Reads handwritten digits: trains a small neural network and exports it for the browser.

The rooms, in the order of a digit's way; each imports only from those before it:

    preprocess    strokes or a picture -> 28x28 ink -> normalised
    data          MNIST, stroke files, and ink that code draws
    training      the recipe, batches, the network, calibration, quantization
    export        to TensorFlow.js, the proof of it, and inference in plain NumPy
    evaluation    figures, studies, the report
    commands      `digits train`, `evaluate`, ...; cli puts them together

Beside them, `system` writes files and folders safely and ends the work at Ctrl-C.
"""

import os

# Set before TensorFlow is imported anywhere: it reads them only once.
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # no notes about the processor
