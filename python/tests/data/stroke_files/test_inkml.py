import pytest

from digits.data.stroke_files import stroke_file
from digits.errors import UserError

FORMULA = """\
<ink xmlns="http://www.w3.org/2003/InkML">
<traceFormat><channel name="X" type="decimal"/><channel name="Y" type="decimal"/></traceFormat>
<annotation type="truth">$1+2$</annotation>
<annotation type="UI">formula7</annotation>
<trace id="0">10 0, 9 14.5, 11 29</trace>
<trace id="1">
20 10, 30 10
</trace>
<trace id="2">25 5, 25 15</trace>
<trace id="3">40 0, 50 8, 40 29, 55 29</trace>
<traceGroup xml:id="4">
  <annotation type="truth">Segmentation</annotation>
  <traceGroup xml:id="5">
    <annotation type="truth">1</annotation><traceView traceDataRef="0"/>
  </traceGroup>
  <traceGroup xml:id="6">
    <annotation type="truth">+</annotation><traceView traceDataRef="1"/>
    <traceView traceDataRef="#2"/>
  </traceGroup>
  <traceGroup xml:id="7">
    <annotation type="truth">2</annotation><traceView traceDataRef="3"/>
  </traceGroup>
</traceGroup>
</ink>
"""
SYMBOL = """\
<ink xmlns="http://www.w3.org/2003/InkML">
<annotation type="UI">12_ann_0</annotation>
<trace id="16">745 67, 742 69, 735 84</trace>
<traceGroup><traceGroup xml:id="0"><annotation type="truth"></annotation>
<traceView traceDataRef="16"/></traceGroup></traceGroup>
</ink>
"""
ONE = '<ink><annotation type="truth">1</annotation>%s</ink>'


def write(tmp_path, text, name="a.inkml"):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def strokes(tmp_path, inner):
    (drawing,) = stroke_file.read(write(tmp_path, ONE % inner))
    return drawing.strokes


def test_the_symbols_of_a_formula(tmp_path):
    one, plus, two = stroke_file.read(write(tmp_path, FORMULA))
    assert (one.label, plus.label, two.label) == ("1", "+", "2")
    assert one.strokes == [[(10, 0), (9, 14.5), (11, 29)]]
    assert plus.strokes == [[(20, 10), (30, 10)], [(25, 5), (25, 15)]]
    assert two.source == "a.inkml"


def test_isolated_symbols_have_their_labels_in_a_file(tmp_path):
    write(tmp_path, SYMBOL, "symbols/iso0.inkml")
    write(tmp_path, "12_ann_0, 7\n12_ann_1, \\comma\n", "symbols/iso_GT.txt")
    write(tmp_path, FORMULA, "formulas/b.inkml")
    drawings = stroke_file.read(tmp_path)
    assert [(d.label, d.source) for d in drawings] == [
        ("1", "formulas"),
        ("+", "formulas"),
        ("2", "formulas"),
        ("7", "symbols"),
    ]


def test_a_byte_order_mark_and_other_encodings(tmp_path):
    assert len(stroke_file.read(write(tmp_path, b"\xef\xbb\xbf" + FORMULA.encode()))) == 3
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!-- é -->' + FORMULA
    assert len(stroke_file.read(write(tmp_path, latin.encode("latin-1")))) == 3


def test_traces_within_their_group(tmp_path):
    group = '<traceGroup><annotation type="truth">7</annotation><trace>1 2</trace></traceGroup>'
    (drawing,) = stroke_file.read(write(tmp_path, f"<ink>{group}</ink>"))
    assert (drawing.label, drawing.strokes) == ("7", [[(1, 2)]])


def number(truth, *digits):
    groups = "".join(
        f'<traceGroup><annotation type="truth">{digit}</annotation>{traces}</traceGroup>'
        for digit, traces in digits
    )
    group = f'<traceGroup><annotation type="truth">{truth}</annotation>{groups}</traceGroup>'
    return f'<ink><annotation type="writer">ann</annotation>{group}</ink>'


def test_a_number_has_the_strokes_of_its_digits(tmp_path):
    four, two = ("4", "<trace>1 2</trace><trace>3 4</trace>"), ("2", "<trace>5 6</trace>")
    (drawing,) = stroke_file.read(write(tmp_path, number("$42$", four, two)))
    assert (drawing.label, drawing.writer, drawing.groups) == ("42", "ann", [[0, 1], [2]])
    assert drawing.strokes == [[(1, 2)], [(3, 4)], [(5, 6)]]
    # What its groups do not spell digit by digit is no such number.
    for text in (number("24", four, two), number("Segmentation", four, two)):
        drawings = stroke_file.read(write(tmp_path, text))
        assert [(d.label, d.groups) for d in drawings] == [("4", None), ("2", None)]


def test_channels_in_another_order_and_upside_down(tmp_path):
    form = '<traceFormat><channel name="T"/><channel name="Y" orientation="-ve"/>'
    form += '<channel name="X"/></traceFormat>'
    assert strokes(tmp_path, form + "<trace>0 5 3, 1 6 4</trace>") == [[(3, -5), (4, -6)]]


def test_differences(tmp_path):
    # The example of the Recommendation, section 3.2.1, beginning.
    trace = """<trace>1125 18432,'23'43,"7"-8,3-5,7 -3,6 2,6 8,3 6 T,2 4*</trace>"""
    (stroke,) = strokes(tmp_path, trace)
    assert stroke[:6] == [
        (1125, 18432),
        (1148, 18475),
        (1178, 18510),
        (1211, 18540),
        (1251, 18567),
        (1297, 18596),
    ]
    assert strokes(tmp_path, "<trace>#1F 2, * ?, !5 -#A</trace>") == [[(31, 2), (31, 2), (5, -10)]]


@pytest.mark.fault("an InkML file is damaged or hostile", "one line names the file and the line")
@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("<ink>\n<trace>", 2, "not XML"),
        ("<svg/>", 1, "not InkML"),
        ("<ink>\n</ink>", 1, "no label"),
        ('<!DOCTYPE ink [<!ENTITY a "b">]>\n<ink>&a;</ink>', 1, "a document type"),
        ('<?xml version="1.0" encoding="ebcdic-7"?><ink/>', 1, "not XML"),
        ("<ink>" * 101, 1, "nested too deeply"),
        (ONE % "", 1, "has no point"),
        (ONE % "\n<trace>1 2, 3</trace>", 2, "no x or y"),
        (ONE % "\n<trace>1 2, three</trace>", 2, 'not a value of a point: "three"'),
        (ONE % "<trace>1 nan</trace>", 1, "not a finite number"),
        (ONE % "<trace>1 2e300</trace>", 1, r"beyond 1e\+12"),
        (ONE % '\n<traceFormat><channel name="X"/></traceFormat>', 2, "no X and Y"),
        (FORMULA.replace('"#2"', '"9"'), 18, 'there is no trace "9"'),
    ],
)
def test_malformed_files(tmp_path, text, line, reason):
    with pytest.raises(UserError, match=rf"a\.inkml, line {line}: .*{reason}"):
        stroke_file.read(write(tmp_path, text))
