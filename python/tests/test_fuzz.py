"""Whatever a file holds, only a UserError ever comes out of it, or something sound.

Hypothesis makes the files: sound ones that are damaged, and what looks like one. The budget stands
in conftest.py: 200 files a property.
"""

import json
import string
import tempfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digits import paths
from digits.data import mnist
from digits.data.stroke_files import stroke_file
from digits.errors import UserError
from digits.export import inference
from digits.preprocess.normalize import stroke_input
from digits.system import files
from tests.data.stroke_files.test_inkml import FORMULA, SYMBOL
from tests.data.stroke_files.test_stroke_file import SEVEN, UNIPEN

pytestmark = pytest.mark.fault(
    "a file holds anything at all (fuzzed: 200 files a format)", "one line, or it is read"
)

JSON_LINE = json.dumps(SEVEN).encode()
MODEL = json.loads((paths.WEB_MODEL / "model.json").read_text())
(WEIGHTS,) = (path.read_bytes() for path in paths.WEB_MODEL.glob("*.bin"))

numbers = st.one_of(
    st.integers(),
    st.floats(),
    st.sampled_from([10**400, -(10**12), 1e12, 1e-300, 5e-324, 1.8e308, True, None, "1"]),
)
values = st.recursive(
    st.one_of(numbers, st.text(max_size=5), st.just({})),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@st.composite
def damaged(draw, *sound: bytes):
    """A sound file, some of whose bytes are replaced, taken out, doubled or filled in."""
    content = bytearray(draw(st.sampled_from(sound)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(content)))
        length = draw(st.sampled_from([0, 0, 1, 1, 2, 10, 100]))
        filling = draw(
            st.one_of(
                st.just(b""),
                st.just(bytes(content[place : place + length]) * 2),
                st.binary(max_size=8),
                st.sampled_from([b"9" * 400, b"-", b"\n", b'"', b"[", b"<", b"&", b"\0", b"e999"]),
            )
        )
        content[place : place + length] = filling
    return bytes(content)


def read_strokes(content: bytes, name: str) -> None:
    """Read a file; its drawings must be fit to be inked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            drawings = stroke_file.read(path)
        except UserError as error:
            assert "\n" not in str(error).strip()
            return
    for drawing in drawings[:3]:
        assert isinstance(drawing.label, str)
        picture = stroke_input(drawing.strokes)
        assert np.isfinite(picture).all()
        assert picture.max() > 0


@given(damaged(JSON_LINE, JSON_LINE + b"\n" + JSON_LINE))
def test_damaged_json_lines(content):
    read_strokes(content, "a.jsonl")


@given(st.lists(st.lists(st.lists(numbers, max_size=3), max_size=4), max_size=3), values, values)
@example([[[0, 0], [5e-324, 0]]], 7, "a")
@example([[[10**400, 0]]], 7, "a")
def test_json_lines_of_anything(strokes, label, source):
    drawing = {"label": label, "strokes": strokes, "source": source}
    read_strokes(json.dumps(drawing).encode(), "a.jsonl")
    read_strokes(json.dumps(label).encode(), "a.jsonl")


@given(damaged(UNIPEN.encode()))
def test_damaged_unipen(content):
    read_strokes(content, "a.dat")


WORDS = """.SEGMENT .PEN_DOWN .PEN_UP .COORD .INCLUDE DIGIT CHARACTER X Y 0-1 0:1-999999999 3,1 1-0
? "7" " 10 20 nan 1e308 a.dat .. /"""
unipen_words = st.sampled_from([*WORDS.split(), "\n", "\n", "\n", "9" * 400, "\\", "\0"])


@given(st.lists(unipen_words, max_size=40))
def test_unipen_of_anything(words):
    read_strokes(b".VERSION 1.0\n" + " ".join(words).encode(), "a.dat")


@given(damaged(FORMULA.encode(), SYMBOL.encode()))
def test_damaged_inkml(content):
    read_strokes(content, "a.inkml")


@given(st.text("0123456789.,-+!'\"*?#TFeEaF \n", max_size=60), st.text(string.printable))
def test_inkml_traces_of_anything(trace, label):
    clean = label.replace("&", "").replace("<", "")
    text = f'<ink><annotation type="truth">{clean}</annotation><trace>{trace}</trace></ink>'
    read_strokes(text.encode(), "a.inkml")


IDX = bytes([0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9])


@given(st.one_of(damaged(IDX), st.binary(max_size=40).map(lambda tail: b"\0\0\x08" + tail)))
def test_idx(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train-labels-idx1-ubyte"
        path.write_bytes(content)
        with suppress(UserError):
            assert mnist.read_idx(path).dtype == np.uint8


def places(value, path=()):
    """The path to every value within a JSON value."""
    yield path
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for key, inner in inside:
        yield from places(inner, (*path, key))


def put(value, path, new):
    """A copy of a JSON value with a new one in a place."""
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = put(value[path[0]], path[1:], new)
    return copy


def read_network(model: bytes, weights: bytes = WEIGHTS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (path,) = paths.WEB_MODEL.glob("*.bin")
        (Path(folder) / path.name).write_bytes(weights)
        (Path(folder) / "model.json").write_bytes(model)
        try:
            network = inference.read(Path(folder))
        except UserError:
            return
    assert np.isfinite(network.logits(np.ones((1, 28, 28)))).all()
    assert np.isfinite(network.score_threshold)


@given(st.sampled_from([p for p in places(MODEL) if p and p[0] != "modelTopology"]), values)
@example(("weightsManifest", 0, "weights", 0, "quantization", "scale"), 10**400)
@example(("weightsManifest", 0, "weights", 0, "quantization", "min"), 10**400)
@example(("userDefinedMetadata", "scoreThreshold"), 10**400)
def test_a_model_json_with_another_value_in_a_place(place, value):
    read_network(json.dumps(put(MODEL, place, value)).encode())


@given(damaged(json.dumps(MODEL).encode()))
def test_a_damaged_model_json(content):
    read_network(content)


@given(damaged(b'{"a": [1, {"b": "c"}]}'))
def test_json_files(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_bytes(content)
        with suppress(UserError):
            assert isinstance(files.read_json(path), dict)
