import json

from tests.data.stroke_files.test_stroke_file import SEVEN, UNIPEN


def test_drawings_of_files_as_json_lines(run, tmp_path):
    unipen, lines = tmp_path / "pen.tes", tmp_path / "numbers.jsonl"
    unipen.write_text(".WRITER_ID bob\n" + UNIPEN)
    number = {"label": "12", "writer": 3, "source": "school", "groups": [[1], [0]]}
    number["strokes"] = [[[5, 0]], [[0, 0.5]]]
    lines.write_text(json.dumps(SEVEN) + "\n" + json.dumps(number))
    code, out, err = run("strokes", unipen, lines)
    assert (code, err) == (0, "")
    four, one, *others = [json.loads(line) for line in out.splitlines()]
    assert four == {
        "label": "4",
        "writer": "bob",
        "source": "pen.tes",
        "strokes": [[[10, -100], [10, -50]], [[5, -60], [20, -60]]],
    }
    assert one["label"] == "1"
    assert others == [
        {**SEVEN, "label": "7", "source": "numbers.jsonl"},
        {**number, "writer": "3"},
    ]


def test_what_is_skipped_is_told_apart_from_the_drawings(run, tmp_path):
    (tmp_path / "good.dat").write_text(UNIPEN)
    (tmp_path / "bad.dat").write_text(".SEGMENT DIGIT ? 4\n")
    code, out, err = run("strokes", tmp_path)
    assert code == 0
    assert [json.loads(line)["source"] for line in out.splitlines()] == [tmp_path.name] * 2
    assert err.startswith("Warning: ")
    assert "1 file is skipped" in err
    code, out, err = run("strokes", tmp_path / "bad.dat")
    assert (code, out) == (1, "")
    assert err.startswith("Error: ")
    assert "bad.dat, line 1: the .SEGMENT has no label" in err
