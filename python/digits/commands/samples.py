"""`digits samples`: what the synthetic ink looks like."""

from pathlib import Path
from typing import Annotated

import typer

from digits.commands.steps import png
from digits.display import print_line
from digits.system import files
from digits.training.recipe import Recipe


def samples(
    out: Annotated[Path, typer.Argument(help="PNG file to write.")] = Path("samples.png"),
    seed: Annotated[int, typer.Option(help="Start of the random numbers.", min=0)] = 0,
) -> None:
    """Draw a contact sheet of the synthetic digits, and of the negative examples."""
    from PIL import Image

    from digits.data import synthesis

    files.check_output(out, ".png")
    sheet = Image.fromarray(255 - synthesis.contact_sheet(Recipe().synthesis, seed=seed))
    files.write(out, png(sheet))
    print_line(f"Samples of the synthetic ink are in {out}.")
