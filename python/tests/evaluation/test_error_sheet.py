import json

import numpy as np
import pytest
from PIL import Image

from digits.errors import UserError
from digits.evaluation import error_sheet
from tests.support import page_fixtures


@pytest.fixture
def ink_file(tmp_path):
    """Six fixture digits, two of them with a wrong label, from two sources."""
    drawings = page_fixtures.drawings()
    rows = [
        {"label": label, "source": source, "strokes": drawings[f"{digit}, 150 px high"]}
        for digit, label, source in [
            (0, 0, "home"),
            (3, 8, "home"),
            (4, 4, "école [red]"),
            (7, 1, "école [red]"),
            (8, 8, "school"),
            (9, 9, "school"),
        ]
    ]
    path = tmp_path / "ink.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_what_is_misread_is_told_by_source(network, ink_file):
    found, counts = error_sheet.errors(network, ink_file)
    assert counts == {"home": 2, "school": 2, "école [red]": 2}
    readings = {name: [reading[:8] for _, reading in some] for name, some in found.items()}
    assert readings == {"home": ["8 read 3"], "school": [], "école [red]": ["1 read 7"]}


def test_one_source_alone(network, ink_file):
    found, counts = error_sheet.errors(network, ink_file, "home")
    assert list(found) == list(counts) == ["home"]
    with pytest.raises(UserError, match="no source moon; there is home, school"):
        error_sheet.errors(network, ink_file, "moon")


def test_the_sheet_shows_the_strokes_and_the_readings(network, ink_file):
    found, counts = error_sheet.errors(network, ink_file)
    image = np.asarray(error_sheet.sheet(found, counts))
    assert image.shape[1] == error_sheet.MIN_COLUMNS * error_sheet.CELL_PX
    cell = image[error_sheet.HEADING_PX :, : error_sheet.CELL_PX][: error_sheet.CELL_PX]
    assert 0.02 < (cell < 128).mean() < 0.3


def test_a_sheet_of_nothing_and_a_dot():
    assert error_sheet.sheet({"home": []}, {"home": 3}).size[1] > 0
    dot = error_sheet.Drawing("7", [[(5.0, 5.0)], []], "home")
    assert np.asarray(error_sheet.thumbnail(dot)).min() < 50


def test_the_command(run, ink_file, tmp_path):
    out_path = tmp_path / "sheet.png"
    code, out, _ = run("errors", ink_file, "--out", out_path)
    assert code == 0
    assert "home: 1 of 2 misread" in out
    assert "école [red]: 1 of 2 misread" in out
    with Image.open(out_path) as image:
        assert image.format == "PNG"
