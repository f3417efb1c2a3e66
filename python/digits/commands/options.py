"""What several commands can be told: their options."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path | None,
    typer.Option(
        help="MNIST: mnist.npz, or a folder with the four IDX files. Without it, the copy in "
        "web/node_modules is used, or Keras downloads one.",
    ),
]
Epochs = Annotated[int | None, typer.Option(help="How often every digit of MNIST is shown.", min=1)]
Ink = Annotated[Path | None, typer.Option(help="Pen digits to read as well.")]
Jobs = Annotated[int, typer.Option(help="How many to train at a time.", min=1)]
Cluster = Annotated[
    str | None,
    typer.Option(
        help="Train on the workers of a Dask cluster: the address of its scheduler, such as "
        "tcp://host:8786. Without it, on this machine."
    ),
]
KerasFolder = Annotated[Path, typer.Option(help="Folder of the trained Keras network.")]
PageFolder = Annotated[Path, typer.Option(help="Folder of the files that the page loads.")]


class Storage(StrEnum):
    """How the page's file stores a weight."""

    float32 = "float32"
    float16 = "float16"
    uint8 = "uint8"
