import pytest

from digits.data.stroke_files import stroke_file
from digits.errors import UserError

INK = """\
.WRITER_ID somebody
.PEN_DOWN
\t10 100
\t10 50
.PEN_UP
.PEN_DOWN
\t5 60
\t20 60
.PEN_UP
\t30 70
\t40 80
.PEN_DOWN
\t50 100
\t50 40
.PEN_UP
"""
LABELS = """\
.VERSION 1.0
.INCLUDE abc/abc.doc
.INCLUDE abc/data/one.dat
.SEGMENT TEXT 0-3 ? "41"
.SEGMENT CHARACTER 0-1 ? "4"
.SEGMENT CHARACTER 3 ? "1"
.SEGMENT CHARACTER 0:1-1:0 OK "\\""
"""


@pytest.fixture
def collection(tmp_path):
    """Folders as those of train_r01_v07: segments in `data`, ink in `include`."""
    labels, ink = tmp_path / "data" / "1a" / "abc", tmp_path / "include" / "abc" / "data"
    labels.mkdir(parents=True)
    ink.mkdir(parents=True)
    (labels / "one.dat").write_text(LABELS)
    (ink / "one.dat").write_text(INK)
    return tmp_path


def test_ink_in_an_included_file(collection):
    path = collection / "data" / "1a" / "abc" / "one.dat"
    four, one, part = stroke_file.read(path)
    assert (four.label, one.label, part.label) == ("4", "1", '"')
    assert four.strokes == [[(10, -100), (10, -50)], [(5, -60), (20, -60)]]
    # Component 2 is the pen's way through the air.
    assert one.strokes == [[(50, -100), (50, -40)]]
    assert part.strokes == [[(10, -50)], [(5, -60)]]


def test_a_folder_has_the_contributor_as_source(collection):
    drawings = stroke_file.read(collection / "data" / "1a")
    assert [(d.label, d.source) for d in drawings][:2] == [("4", "abc"), ("1", "abc")]


def test_columns_in_another_order(tmp_path):
    path = tmp_path / "a.dat"
    path.write_text('.COORD T Y X\n.SEGMENT DIGIT ? "1"\n.PEN_DOWN\n7 100 3\n.PEN_UP\n')
    assert stroke_file.read(path)[0].strokes == [[(3, -100)]]


@pytest.mark.fault(
    "a UNIPEN file includes a file that is missing or lies elsewhere", "one line names it"
)
@pytest.mark.parametrize("name", ["abc/none.dat", "../../secret.dat", "/etc/passwd", "a" * 5000])
def test_included_files_that_are_not_there(collection, name):
    (collection / "secret.dat").write_text(INK)
    path = collection / "data" / "1a" / "abc" / "one.dat"
    path.write_text(LABELS.replace("abc/data/one.dat", name))
    with pytest.raises(UserError, match=r"line 5: .*component 1 is not there; not found: "):
        stroke_file.read(path)


def test_a_file_that_includes_itself_ends(collection):
    ink = collection / "include" / "abc" / "data" / "one.dat"
    ink.write_text(".INCLUDE abc/data/one.dat\n" + INK)
    assert len(stroke_file.read(collection / "data")) == 3
    for i in range(30):
        (ink.parent / f"{i}.dat").write_text(f".INCLUDE abc/data/{i + 1}.dat\n")
    ink.write_text(".INCLUDE abc/data/0.dat\n" + INK)
    with pytest.raises(UserError, match="includes more than 20 files"):
        stroke_file.read(collection / "data")


def test_columns_without_x(tmp_path):
    path = tmp_path / "a.dat"
    path.write_text('.COORD T P\n.SEGMENT DIGIT ? "1"\n')
    with pytest.raises(UserError, match=r"line 1: the \.COORD names no X and Y"):
        stroke_file.read(path)


def test_bytes_from_before_utf_8(collection):
    ink = collection / "include" / "abc" / "data" / "one.dat"
    ink.write_bytes(b".COMMENT caf\xe9\n" + INK.encode())
    (collection / "include" / "abc" / "abc.doc").write_bytes(b".SETUP Universit\xe9 de Paris\n")
    path = collection / "data" / "1a" / "abc" / "one.dat"
    path.write_bytes(LABELS.encode() + '.SEGMENT CHARACTER 3 ? "é"\n'.encode("latin-1"))
    drawings = stroke_file.read(path)
    assert [drawing.label for drawing in drawings] == ["4", "1", '"', "é"]
    assert {drawing.writer for drawing in drawings} == {"somebody"}
    path.write_text(LABELS + '.SEGMENT CHARACTER 3 ? "é"\n', encoding="utf-8")
    assert stroke_file.read(collection / "data" / "1a")[-1].label == "é"
