"""`digits predict`: reads pictures as the page does."""

from pathlib import Path
from typing import Annotated

import typer

from digits import paths
from digits.commands.options import PageFolder
from digits.commands.pictures import answers
from digits.display import print_answer, print_json_line, show_error
from digits.errors import UserError


def predict(
    images: Annotated[
        list[Path],
        typer.Argument(help="Pictures of handwritten digits, folders of them, - for one on stdin."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object a line: file, text, digits.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Draw what the network sees of each digit.")
    ] = False,
    network: PageFolder = paths.WEB_MODEL,
) -> None:
    """Read the digits in each picture as the page reads them, row by row; needs Node.js.

    The exit code is 0 when every picture could be read, 1 when one could not: the others are read
    all the same.
    """
    failed = False
    for file, answer in answers(images, network):
        if isinstance(answer, UserError):
            failed = True
            show_error(str(answer))
        elif as_json:
            print_json_line(file, answer)
        else:
            print_answer(file, answer, show)
    if failed:
        raise typer.Exit(1)
