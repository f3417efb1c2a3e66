"""`digits strokes`: files of drawings, whatever their format, as JSON lines."""

import json
from pathlib import Path
from typing import Annotated

import typer


def strokes(
    files: Annotated[
        list[Path],
        typer.Argument(help="Files of drawings or folders of them: UNIPEN, InkML, JSON lines."),
    ],
) -> None:
    """Print drawings as JSON lines, one each: label, writer, source, strokes.

    A number also has groups, where the file tells them: the indices of the strokes of each digit.
    In a folder, files that cannot be read are skipped, and told.
    """
    from digits.data.stroke_files import stroke_file

    for file in files:
        for drawing in stroke_file.read(file):
            line = {
                "label": drawing.label,
                "writer": drawing.writer,
                "source": drawing.source,
                "strokes": drawing.strokes,
            }
            if drawing.groups:
                line["groups"] = drawing.groups
            print(json.dumps(line))
