import io
import json
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from digits.commands import predict as predicting
from digits.preprocess import picture
from digits.preprocess.picture import half_blocks


@pytest.fixture
def scans(data, tmp_path):
    """A folder with three test digits as pictures, one in a folder inside; and the labels."""
    folder = tmp_path / "scans"
    (folder / "more").mkdir(parents=True)
    files = [folder / "a.png", folder / "b.PNG", folder / "more" / "c.png"]
    for file, image in zip(files, data.test.images, strict=False):
        Image.fromarray(np.pad(image, 10)).save(file, "png")
    (folder / "notes.txt").write_text("no picture")
    (folder / "folder.png").mkdir()
    return folder, files, [str(label) for label in data.test.labels[:3]]


@pytest.mark.slow
def test_a_folder_is_read_with_the_folders_in_it(run, scans):
    folder, files, labels = scans
    code, out, err = run("predict", folder, "--json")
    assert (code, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["file"] for row in rows] == [str(file) for file in files]
    assert [row["text"] for row in rows] == labels
    for row in rows:
        (digit,) = row["digits"]
        assert str(digit["digit"]) == row["text"]
        assert sum(digit["probabilities"]) == pytest.approx(1, abs=1e-4)


@pytest.mark.slow
def test_standard_input(run, scans, monkeypatch):
    _, files, labels = scans
    content = SimpleNamespace(buffer=io.BytesIO(files[0].read_bytes()))
    monkeypatch.setattr(sys, "stdin", content)
    code, out, _ = run("predict", "-", "-")
    assert code == 0
    assert [line for line in out.splitlines() if line.startswith("-")] == [f"-: {labels[0]}"] * 2


@pytest.mark.slow
def test_what_the_network_sees_is_drawn(run, scans):
    _, files, labels = scans
    code, plain, _ = run("predict", *files)
    assert code == 0
    for file, label in zip(files, labels, strict=True):
        assert f"{file}: {label}" in plain.splitlines()
    code, out, _ = run("predict", files[0], "--show")
    assert code == 0
    assert not set("▀▄█") & set(plain)
    drawn = [line for line in out.splitlines() if set("▀▄█") & set(line)]
    assert 6 <= len(drawn) <= 14  # of 28 squares, two in a line
    assert labels[0] == "7"
    assert max(len(line.strip()) for line in drawn[:4]) > 6  # its bar


def test_a_line_into_a_pipe_is_not_broken(run, monkeypatch, tmp_path):
    file = tmp_path / ("long name " * 20) / "page.png"
    answer = picture.Answer("42", [(4, [0.1] * 10), (2, [0.1] * 10)], [[0] * 784] * 2)
    monkeypatch.setattr(predicting, "answers", lambda images, network: [(str(file), answer)])
    code, out, _ = run("predict", file)
    assert code == 0
    shares = "  ".join(f"{digit} 10.0%" for digit in range(10))
    assert out.splitlines() == [f"{file}: 42", f"  4:  {shares}", f"  2:  {shares}"]


def test_half_blocks():
    assert half_blocks([1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0], 4) == "▀▄\n█▀"


@pytest.mark.slow
@pytest.mark.fault("one of many pictures cannot be read", "a message, exit code 1; the others are")
def test_those_that_cannot_be_read_do_not_stop_the_others(run, scans, tmp_path):
    _, files, labels = scans
    wrong = [tmp_path / name for name in ("empty.png", "text.png", "missing.png")]
    wrong[0].write_bytes(b"")
    wrong[1].write_bytes(b"no picture")
    code, out, err = run("predict", files[0], *wrong, files[1], "--json")
    assert code == 1
    assert [json.loads(line)["text"] for line in out.splitlines()] == labels[:2]
    for file, line in zip(wrong, err.splitlines(), strict=True):
        assert line.startswith("Error: ")
        assert file.name in line


@pytest.mark.slow
@pytest.mark.fault("one of many pictures holds too much ink", "a message; the others are read")
def test_too_much_ink_in_one(run, scans, tmp_path):
    _, files, labels = scans
    noise = np.random.default_rng(0).integers(0, 2, (60, 60)).repeat(12, 0).repeat(12, 1)
    Image.fromarray((noise * 255).astype(np.uint8)).save(tmp_path / "noise.png")
    code, out, err = run("predict", tmp_path / "noise.png", files[0], "--json")
    texts = [json.loads(line)["text"] for line in out.splitlines()]
    assert texts[-1] == labels[0]
    assert (code == 1) == ("too much ink" in err) == (len(texts) == 1)


def page_code(monkeypatch, tmp_path, script):
    """Let a program in Python stand for Node; it knows a picture by its size."""
    program = tmp_path / "node.py"
    head = "import json, os, sys, time\npictures = sys.argv[4:]\n"
    told = 'print(json.dumps({"text": "7", "digits": []}))\n'
    program.write_text(f"{head}{script}\nfor _ in pictures:\n    {told}")
    node = tmp_path / "bin" / "node"
    node.parent.mkdir()
    node.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}" "$@"\n')
    node.chmod(0o755)
    monkeypatch.setattr(picture.shutil, "which", lambda name: str(node))


def blank(path, side):
    Image.new("L", (side, side), 255).save(path)
    return path


@pytest.mark.fault(
    "the page's code crashes on one of many pictures, or does not end",
    "a message; the others are read",
)
@pytest.mark.parametrize(
    ("fails", "told"),
    [
        ("os.abort()", "The page's code failed: no reason"),
        ("sys.exit('RangeError: too deep')", "The page's code failed: RangeError: too deep"),
        pytest.param(
            "time.sleep(60)",
            "The page's code did not answer within 5 s",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_crash_on_one_picture_does_not_stop_the_others(run, monkeypatch, tmp_path, fails, told):
    page_code(monkeypatch, tmp_path, f"if any(p.startswith('13x13:') for p in pictures): {fails}")
    monkeypatch.setattr(picture, "TIMEOUT_S", 5)
    files = [blank(tmp_path / f"{side}.png", side) for side in (12, 13, 14)]
    code, out, err = run("predict", *files)
    assert code == 1
    assert out.splitlines() == [f"{files[0]}: 7", f"{files[2]}: 7"]
    assert err == f"Error: {files[1]}: {told}.\n"


def test_each_picture_is_decoded_once(run, monkeypatch, tmp_path):
    page_code(monkeypatch, tmp_path, "if any(p.startswith('13x13:') for p in pictures): os.abort()")
    decode, decoded = picture.open_upright, []
    monkeypatch.setattr(picture, "open_upright", lambda file: decoded.append(file) or decode(file))
    files = [blank(tmp_path / f"{side}.png", side) for side in (12, 13, 14)]
    run("predict", *files)
    assert decoded == files


def test_a_crash_without_any_picture_is_told_once(run, monkeypatch, tmp_path):
    page_code(monkeypatch, tmp_path, "sys.exit('TypeError: no network')")
    code, out, err = run("predict", *(blank(tmp_path / f"{side}.png", side) for side in (12, 13)))
    assert (code, out) == (1, "")
    assert err == "Error: The page's code failed: TypeError: no network.\n"


@pytest.mark.fault("a folder without pictures, or nothing on standard input", "one line")
def test_nothing_to_read(run, tmp_path, monkeypatch):
    code, _, err = run("predict", tmp_path)
    assert code == 1
    assert "no picture in this folder" in err
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO()))
    code, _, err = run("predict", "-")
    assert code == 1
    assert err.startswith("Error: -: not a picture")


def test_help_has_an_example(run):
    code, out, _ = run("predict", "--help")
    assert code == 0
    assert "Example: digits predict" in out
    assert "exit code" in out
