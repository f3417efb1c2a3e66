import gzip
import json

import pytest

from digits.data.stroke_files import stroke_file
from digits.errors import UserError

SEVEN = {"label": 7, "writer": "ann", "strokes": [[[0, 0], [1, 0], [0.5, 1]]]}

UNIPEN = """\
.VERSION 1.0
.INCLUDE dene.doc
.LEXICON "0" "1"
.SEGMENT DIGIT 0-1 ? "4"
.COMMENT 4 12 224
.PEN_DOWN
 10 100
 10 50
.PEN_UP
.DT 100
.PEN_DOWN
 5 60 23
 20 60 25
.PEN_UP
.DT 100
.SEGMENT DIGIT 2 ? "1"
.PEN_DOWN
 7 90
.PEN_UP
"""


def write(tmp_path, content, name="ink.jsonl"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_json_lines_packed_or_not(tmp_path):
    text = json.dumps(SEVEN) + "\n\n" + json.dumps({**SEVEN, "label": "8"}) + "\n"
    for content in (text, gzip.compress(text.encode())):
        drawings = stroke_file.read(write(tmp_path, content))
        assert [drawing.label for drawing in drawings] == ["7", "8"]
        assert drawings[0].strokes == SEVEN["strokes"]
        assert drawings[0].writer == "ann"


def test_unipen(tmp_path):
    four, one = stroke_file.read(write(tmp_path, UNIPEN, "pendigits-orig.tes"))
    assert four.label == "4"
    # y points up in the file, down in the drawing; a third number, the pressure, is left out.
    assert four.strokes == [[(10, -100), (10, -50)], [(5, -60), (20, -60)]]
    assert (one.label, one.strokes) == ("1", [[(7, -90)]])


def test_unipen_with_windows_line_ends(tmp_path):
    assert len(stroke_file.read(write(tmp_path, UNIPEN.replace("\n", "\r\n")))) == 2


@pytest.mark.fault(
    "a stroke file holds numbers of 400 digits, deep nesting, points without numbers and the like",
    "one line names the file, the line and the reason",
)
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("7", "not an object"),
        ('{"label": 7}', "not an object with"),
        ('{"label": null, "strokes": [[[0, 0]]]}', "the label is neither"),
        ('{"label": true, "strokes": [[[0, 0]]]}', "the label is neither"),
        ('{"label": 7, "strokes": 3}', "the strokes are not lists"),
        ('{"label": 7, "strokes": [3]}', "the strokes are not lists"),
        ('{"label": 7, "strokes": []}', "has no point"),
        ('{"label": 7, "strokes": [[]]}', "has no point"),
        ('{"label": 7, "strokes": [[[1, 2, 3]]]}', "not a pair"),
        ('{"label": 7, "strokes": [["ab"]]}', "not a pair"),
        ('{"label": 7, "strokes": [[[1, "2"]]]}', "not a number"),
        ('{"label": 7, "strokes": [[[1, NaN]]]}', "not a finite number"),
        ('{"label": 7, "strokes": [[[1, 1e999]]]}', "not a finite number"),
        ('{"label": 7, "strokes": [[[1, %s]]]}' % ("9" * 400), "not a finite number"),
        ('{"label": 7, "strokes": [[[1, %s]]]}' % ("9" * 5000), "not JSON"),
        ('{"label": 7, "strokes": [[[1, 1e13]]]}', r"beyond 1e\+12"),
        ('{"label": 7, "strokes": [[[0, 0], [1e-300, 0]]]}', "smaller than 1e-12"),
        ('{"label": 7, "strokes": [[[0, 0]]], "source": 3}', "the source is not a text"),
        ('{"label": 7, "strokes": [[[0, 0]]], "groups": [[0], [0]]}', "hold each stroke once"),
        ('{"label": 7, "strokes": [[[0, 0]]], "groups": [[false]]}', "hold each stroke once"),
        ('{"label": 7, "strokes": [[[0, 0]]], "groups": 7}', "hold each stroke once"),
        ("[" * 200_000, "nested too deeply"),
    ],
)
def test_malformed_json_lines_name_line_and_reason(tmp_path, line, reason):
    path = write(tmp_path, json.dumps(SEVEN) + "\n" + line + "\n")
    with pytest.raises(UserError, match=rf"ink\.jsonl, line 2: .*{reason}"):
        stroke_file.read(path)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('? "4"', "? 4", 4, "no label"),
        (" 10 50", " 10", 8, "not a point"),
        (" 10 50", " ten 50", 8, "not a point"),
        (" 10 50", " 10 nan", 8, "not a finite number"),
        (" 7 90\n.PEN_UP\n", " 7 90\n", 18, "ends within a stroke"),
        (" 7 90\n", "", 16, "has no point"),
    ],
)
def test_malformed_unipen_names_line_and_reason(tmp_path, old, new, line, reason):
    path = write(tmp_path, UNIPEN.replace(old, new))
    with pytest.raises(UserError, match=rf"ink\.jsonl, line {line}: .*{reason}"):
        stroke_file.read(path)


def test_unipen_ink_that_belongs_to_no_segment(tmp_path):
    text = UNIPEN.replace(".SEGMENT DIGIT 0-1", ".COMMENT").replace("DIGIT 2", "DIGIT")
    with pytest.raises(UserError, match=r"ink\.jsonl, line 6: .*before the first"):
        stroke_file.read(write(tmp_path, text))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "holds no drawing"),
        (b"\n\n", "holds no drawing"),
        (b".VERSION 1.0\n", "holds no drawing"),
        (b"\xff\xfe\x00", "not a text file"),
        (gzip.compress(b"{}" * 1000)[:20], "cannot be read"),
    ],
)
def test_files_without_drawings(tmp_path, content, reason):
    with pytest.raises(UserError, match=reason):
        stroke_file.read(write(tmp_path, content))


def test_missing_file(tmp_path):
    with pytest.raises(UserError, match="no such file"):
        stroke_file.read(tmp_path / "ink.jsonl")


@pytest.mark.fault(
    "files in a folder of strokes cannot be read", "a warning with the first reason; the others are"
)
def test_a_folder_goes_on_after_a_malformed_file(tmp_path, capsys):
    write(tmp_path, json.dumps(SEVEN), "a.jsonl")
    write(tmp_path, "no JSON", "b.jsonl")
    write(tmp_path, gzip.compress(UNIPEN.encode()), "c.tes.gz")
    write(tmp_path, "<ink>", "d.inkml")
    write(tmp_path, b"\xff", "e_GT.txt")
    write(tmp_path, "neither read nor told", "notes.txt")
    assert [drawing.label for drawing in stroke_file.read(tmp_path)] == ["7", "4", "1"]
    told = capsys.readouterr().err
    assert told.startswith(f"Warning: {tmp_path}: 3 files are skipped. The first: ")
    assert told.endswith("e_GT.txt: not a text file.\n")
    (tmp_path / "e_GT.txt").unlink()
    (tmp_path / "d.inkml").unlink()
    stroke_file.read(tmp_path)
    assert "1 file is skipped. The first: " in capsys.readouterr().err
    with pytest.raises(UserError, match=r"b\.jsonl, line 1: not JSON"):
        stroke_file.read(tmp_path / "b.jsonl")


def test_a_folder_of_malformed_files_is_a_mistake(tmp_path):
    write(tmp_path, "no JSON", "b.jsonl")
    with pytest.raises(UserError, match=r"b\.jsonl, line 1: not JSON"):
        stroke_file.read(tmp_path)


def test_sources(tmp_path):
    text = json.dumps(SEVEN) + "\n" + json.dumps({**SEVEN, "source": "school"})
    assert [d.source for d in stroke_file.read(write(tmp_path, text))] == ["ink.jsonl", "school"]


@pytest.mark.fault("a stroke file begins with a byte order mark", "it is skipped")
@pytest.mark.parametrize("text", [json.dumps(SEVEN), UNIPEN])
def test_a_byte_order_mark_is_skipped(tmp_path, text):
    assert stroke_file.read(write(tmp_path, b"\xef\xbb\xbf" + text.encode()))


def test_line_separators_in_a_text_part_no_line(tmp_path):
    line = json.dumps({**SEVEN, "label": "a\u2028b\x85"}, ensure_ascii=False)
    assert stroke_file.read(write(tmp_path, line))[0].label == "a\u2028b\x85"
