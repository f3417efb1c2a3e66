import base64
import json

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digits.data import extra, mnist
from digits.errors import UserError
from digits.export import inference
from digits.paths import WEB_MODEL
from digits.preprocess.normalize import normalize

SEVEN = {"label": 7, "strokes": [[[0, 0], [0.7, 0], [0.3, 1]]]}


def write_lines(path, *lines):
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    path.write_text(text, "utf-8")
    return path


def picture_of_seven(path, ink, paper):
    picture = Image.new("RGB", (300, 200), paper)
    ImageDraw.Draw(picture).line([(100, 40), (160, 40), (120, 160)], fill=ink, width=12)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)


def read_by_the_network(images):
    return inference.read(WEB_MODEL).logits(normalize(images / 255)).argmax(axis=1)


def test_what_the_page_saves_is_taken(tmp_path):
    pixels = base64.b64encode(bytes([0] * 300 + [255] * 200 + [0] * 284)).decode()
    path = write_lines(tmp_path / "mine.jsonl", SEVEN, {"label": 3, "pixels": pixels})
    found = extra.read([path])
    assert found.digits.images.shape == (2, 28, 28)
    assert found.digits.images.dtype == np.uint8
    assert list(found.digits.labels) == [7, 3]
    assert found.taken == {str(path): 2}
    assert found.skipped == []
    assert read_by_the_network(found.digits.images[:1]) == [7]


@pytest.mark.parametrize(("ink", "paper"), [("black", "white"), ("white", "navy")])
def test_pictures_by_class(tmp_path, ink, paper):
    picture_of_seven(tmp_path / "7" / "a.png", ink, paper)
    picture_of_seven(tmp_path / "7" / "b.jpg", ink, paper)
    found = extra.read([tmp_path])
    assert list(found.digits.labels) == [7, 7]
    assert list(read_by_the_network(found.digits.images)) == [7, 7]


def test_a_scan_of_16_bits_is_taken(tmp_path):
    picture_of_seven(tmp_path / "7" / "a.png", "black", "white")
    grey = np.asarray(Image.open(tmp_path / "7" / "a.png").convert("L"))
    Image.fromarray(grey.astype(np.uint16) * 200 + 5000).save(tmp_path / "7" / "b.png")
    found = extra.read([tmp_path])
    assert found.skipped == []
    assert list(read_by_the_network(found.digits.images)) == [7, 7]


@pytest.mark.fault(
    "a PostScript file has the name of a picture, or a picture is too large",
    "not opened: skipped, and told",
)
def test_what_must_not_be_decoded_is_skipped(tmp_path):
    (tmp_path / "7").mkdir()
    postscript = "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n"
    (tmp_path / "7" / "a.png").write_text(postscript)
    assert Image.open(tmp_path / "7" / "a.png").format == "EPS"
    Image.new("1", (10_000, 6_000)).save(tmp_path / "7" / "b.png")
    with pytest.raises(UserError) as told:
        extra.read([tmp_path])
    assert "a.png: not a picture" in str(told.value)
    assert "b.png: larger than 50 megapixels" in str(told.value)


@pytest.mark.fault(
    "Some of the digits of one's own cannot be used", "They are skipped, and told; the rest is."
)
def test_what_cannot_be_used_is_skipped_and_told(tmp_path):
    path = write_lines(
        tmp_path / "mine.jsonl",
        SEVEN,
        "{not JSON",
        {"label": "x", "strokes": SEVEN["strokes"]},
        {"label": 4, "pixels": "AAAA"},
        {"label": 12, "pixels": ""},
        {"label": 4, "strokes": []},
        {"label": 4, "strokes": [[[0, float("inf")]]]},
    )
    folder = tmp_path / "by-class"
    picture_of_seven(folder / "7" / "good.png", "black", "white")
    Image.new("RGB", (30, 30), "white").save(folder / "7" / "blank.png")
    (folder / "7" / "text.png").write_text("no picture")
    found = extra.read([path, folder])
    assert list(found.digits.labels) == [7, 7]
    assert found.taken == {str(path): 1, str(folder): 1}
    assert len(found.skipped) == 8
    assert f"{path}, line 3: the label 'x' is no digit" in found.skipped
    assert any("blank.png: blank" in line for line in found.skipped)
    assert any("text.png: not a picture" in line for line in found.skipped)


@pytest.mark.slow
def test_a_training_tells_and_records_what_it_took(run, small, tmp_path, monkeypatch):
    monkeypatch.setattr(mnist, "load", lambda path: small)
    mine = write_lines(tmp_path / "mine.jsonl", SEVEN, SEVEN, "{not JSON")
    photos = tmp_path / "photos"
    picture_of_seven(photos / "7" / "a.png", "black", "white")
    (photos / "7" / "b.png").write_text("no picture")
    web, model = tmp_path / "web", tmp_path / "keras"
    places = ("--out", web, "--model", model)
    code, out, _ = run("train", "--epochs", 1, *places, "--extra", mine, photos)
    assert code == 0
    lines = out.splitlines()
    assert f"{mine}: 2 digits to train on." in lines
    assert f"{photos}: 1 digits to train on." in lines
    skipped = [line for line in lines if line.startswith("Skipped: ")]
    assert len(skipped) == 2
    assert skipped[0].startswith(f"Skipped: {mine}, line 3: ")
    assert skipped[1].startswith(f"Skipped: {photos / '7' / 'b.png'}: not a picture")
    expected = {"count": 3, "taken": {"mine.jsonl": 2, "photos": 1}, "skipped": 2}
    assert json.loads((model / "training.json").read_text())["extra"] == expected
    assert json.loads((web / "report.json").read_text())["extra"] == expected
    assert "taken from 3 digits" in (web / "MODEL_CARD.md").read_text()


@pytest.mark.fault("No digit of one's own can be used", "A plain message, before any training.")
def test_none_at_all(run, tmp_path):
    bad = write_lines(tmp_path / "bad.jsonl", {"label": "x", "strokes": SEVEN["strokes"]})
    with pytest.raises(UserError, match="no digit to train on"):
        extra.read([bad])
    code, _, err = run("train", "--extra", tmp_path / "nowhere.jsonl")
    assert code == 1
    assert "no such file" in err
    code, _, err = run("train", tmp_path / "mine.jsonl")
    assert code == 1
    assert "--extra" in err
