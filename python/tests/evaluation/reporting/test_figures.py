import json
import re
import shutil
import xml.etree.ElementTree as ET

import pytest

from digits import paths
from digits.evaluation.reporting import figures, readme, report, tables
from digits.evaluation.reporting.figures import files as figure_files
from digits.evaluation.reporting.figures.accuracy import PENS
from digits.evaluation.reporting.tables import percent

REPORT = report.read(paths.WEB_MODEL)
STUDY = {"accuracy": [0.98, 0.99], "mean": 0.985, "interval": [0.92, 1.05]}
WORSE = {"mean": 0.98, "difference": {"mean": -0.005, "interval": [-0.006, -0.004]}}
STUDIES = {
    "seeds": {"epochs": 3, "seeds": [1, 2], "test": STUDY, "validation": STUDY},
    "ablation": {
        "epochs": 3,
        "seeds": [1, 2, 3],
        "rows": [
            {"without": None, "validation": {"mean": 0.985}},
            {"without": "bending", "validation": WORSE},
        ],
    },
}


@pytest.fixture(scope="module")
def images(data):
    return data.validation.images


def committed():
    return json.loads((paths.WEB_MODEL / REPORT["figures"]).read_text())["figures"]


def test_the_committed_figures_state_what_the_report_states(images):
    again = figures.all_of(REPORT, images)
    told = [(shown.title, shown.alt, shown.note) for shown in again]
    listed = [(row["title"], row["alt"], row["note"]) for row in committed()]
    assert listed == told, "run `uv run digits report` in python/"
    names = {row["file"] for row in committed()} | {REPORT["figures"]}
    there = {path.name for path in paths.WEB_MODEL.glob("on-demand-figure*")}
    assert there == names


def test_every_figure_says_in_plain_words_what_its_digits_chose(images):
    for shown in figures.all_of({**REPORT, **STUDIES}, images):
        told = ("for this test only", "helped to choose", "that it was trained on")
        assert any(words in shown.note for words in told), shown.title
        odd = ("chose nothing", "flatters", "epochs", "recipe", "seed", "`")
        assert not any(words in shown.note for words in odd), shown.note


def test_report_readme_card_and_page_state_the_same():
    text = paths.README.read_text("utf-8")
    card = (paths.WEB_MODEL / "MODEL_CARD.md").read_text("utf-8")
    table = tables.figures(REPORT)
    assert table in text
    assert table in card
    assert readme.refresh(text, REPORT) == text
    alts = {row["title"]: row["alt"] for row in committed()}
    for part in (name for name in ("validation", "test") if name in REPORT):
        share = f"{100 * REPORT[part]['accuracy']:.1f} %"
        assert share in alts["Correct answers, source by source"]
        assert percent(REPORT[part]["accuracy"]) in table
    for name, row in REPORT.get("ink", {}).get("sources", {}).items():
        said = f"Pen: {PENS[name]} {100 * row['accuracy']:.1f} %"
        assert said in alts["Correct answers, source by source"]


@pytest.fixture(scope="module")
def written(images, tmp_path_factory):
    """A folder with the figures of a report that lacks nothing."""
    folder = tmp_path_factory.mktemp("written")
    figure_files.write(folder, {**REPORT, **STUDIES}, images)
    return folder


@pytest.fixture(scope="module")
def published(images, tmp_path_factory):
    """A copy of the committed folder, in which that report took the place of the old one."""
    folder = shutil.copytree(paths.WEB_MODEL, tmp_path_factory.mktemp("published") / "web")
    (folder / "on-demand-notes.json").write_text("somebody else's")
    report.publish(folder, {**REPORT, **STUDIES}, images)
    return folder


@pytest.mark.slow
def test_figures_are_small_and_the_same_again(written, published):
    first = {path.name: path.read_bytes() for path in written.iterdir()}
    again = {path.name: path.read_bytes() for path in published.glob("on-demand-figure*")}
    assert first == again
    assert len(first) >= 13
    assert all(len(content) < 40_000 for content in first.values())


@pytest.mark.slow
def test_figures_follow_the_theme(written):
    (index,) = written.glob("*.json")
    for row in json.loads(index.read_text())["figures"]:
        text = (written / row["file"]).read_text()
        root = ET.fromstring(text)
        assert root[0].text == row["title"]
        assert "prefers-color-scheme:dark" in text
        # Nothing is black on a dark page: but for its style sheet, no colour is fixed.
        drawn = text.partition("</style>")[2]
        assert re.findall(r"(?:fill|stroke): #\w+", drawn) == []
        assert all(f"var(--{name})" in text for name in ("text",))
        assert "date" not in text.lower().replace("validate", "")
        for element in root.iter():
            links = [value for key, value in element.attrib.items() if key.endswith("href")]
            assert all(link.startswith(("#", "data:image/png")) for link in links)


def test_worst_mistakes_are_mistakes(network, data):
    worst = REPORT["validation"]["mistakes"]
    digits = data.validation
    confidence = [one["confidence"] for one in worst]
    assert confidence == sorted(confidence, reverse=True)
    answers = network.classify(digits.normalized())
    for one in worst:
        assert (one["label"], one["read"]) == (digits.labels[one["index"]], answers[one["index"]])
        assert one["label"] != one["read"]


@pytest.mark.slow
def test_a_new_report_takes_the_place_of_the_old_figures(published):
    names = {path.name for path in published.glob("on-demand-*")}
    committed = {path.name for path in paths.WEB_MODEL.glob("on-demand-*")}
    others = {name for name in committed if "figure" not in name}
    new = report.read(published)["figures"]
    listed = json.loads((published / new).read_text())["figures"]
    assert names == {row["file"] for row in listed} | {new, "on-demand-notes.json"} | others
    assert new != REPORT["figures"]


def test_without_test_digits_the_figures_are_of_the_validation_digits(images):
    bare = {name: REPORT[name] for name in REPORT if name not in report.OF_THE_WEIGHTS}
    alts = " ".join(shown.alt for shown in figures.all_of(bare, images))
    assert "MNIST validation digits that are read correctly" in alts
    assert "test digits" not in alts
    assert "Pen:" not in alts
