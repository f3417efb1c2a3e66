import pytest

from digits import paths
from digits.errors import UserError
from digits.evaluation.reporting import readme, report, tables

REPORT = report.read(paths.WEB_MODEL)
INK = {
    "count": 4000,
    "right": 3900,
    "accuracy": 0.975,
    "interval": [0.97, 0.98],
    "calibration_error": 0.0123,
    "below_threshold": 0.02,
}
NEGATIVES = {"count": 1500, "below_threshold": 0.6, "auroc": 0.98}
SEEDS = {
    "epochs": 3,
    "seeds": [1, 2],
    "test": {"mean": 0.9912, "interval": [0.99, 0.9924]},
    "ink": {"mean": 0.98, "interval": [0.97, 0.99]},
}
SOURCES = {
    "sources": {"home": {"accuracy": 0.98}, "school": {"accuracy": 0.96}},
    "macro_mean": 0.97,
    "worst_source": "school",
}
PAGE = {
    "hands.jsonl": {
        "digits": {
            "home": {"drawings": 100, "correct": 98, "none": 1, "split": 1},
            "school": {"drawings": 100, "correct": 96, "none": 2, "split": 0},
        }
    },
    "sums.jsonl": {"numbers": {"all": {"drawings": 50, "correct": 40, "cut": 49}}},
    "letters.jsonl": {"others": {"all": {"drawings": 40, "none": 30}}},
}
PERSONAL = {
    "hands.jsonl": {
        "writers": 12,
        "error_before": 100,
        "error_after": 60,
        "mnist_before": 0.99,
        "mnist_after": 0.9895,
        "mnist_worst": 0.985,
        "others_before": 0.97,
        "others_after": 0.9699,
        "ms_median": 7.25,
    }
}
WORSE = {"mean": -0.005, "interval": [-0.006, -0.004]}
CHANCE = {"mean": 0.005, "interval": [-0.001, 0.011]}
ABLATION = {
    "epochs": 5,
    "seeds": [1, 2, 3],
    "rows": [
        {"without": None, "validation": {"mean": 0.99}, "ink": {"mean": 0.97}},
        {
            "without": "bending",
            "validation": {"mean": 0.985, "difference": WORSE},
            "ink": {"mean": 0.975, "difference": CHANCE},
        },
    ],
    "one_source_hidden": [
        {"hidden": "home", "without": "bending", "accuracy": 0.961, "whole": 0.972},
        {"hidden": "school", "without": None, "accuracy": 0.953, "whole": 0.953},
    ],
}


def test_the_readme_has_the_figures_of_the_report():
    text = paths.README.read_text("utf-8")
    assert readme.refresh(text, REPORT) == text, "run `uv run digits readme` in python/"


def test_every_section_of_the_report_is_told():
    sections = {
        "ink": {**INK, **SOURCES, "not_digits": NEGATIVES},
        "page": PAGE,
        "personal": PERSONAL,
        "seeds": SEEDS,
        "ablation": ABLATION,
        "settings": {**REPORT["settings"], "seed": -1},  # one that was not chosen
    }
    told = tables.figures({**REPORT, **sections})
    for part in [
        "97.50 % (95 % interval 97.00 % to 98.00 %), 3,900 of 4,000",
        "0.012",
        "60.00 % of 1,500",
        "`hands.jsonl`, digits: the page's whole answer | 97.00 % (mean over 2 sources; the worst",
        "`hands.jsonl`, digits: answered `?` | 1.50 % (mean over 2 sources; the worst 2.00 %)",
        "`hands.jsonl`, digits: cut in two | 0.50 % (mean over 2 sources; the worst 1.00 %)",
        "`sums.jsonl`, numbers: cut into the true digits | 98.00 %",
        "`sums.jsonl`, numbers: the page's whole answer | 80.00 %",
        "`letters.jsonl`, others: answered `?` | 75.00 %",
        "corrections: errors on the rest, 12 writers | 100 to 60 (-40.00 %)",
        "corrections: MNIST validation digits | 99.00 % to 98.95 % (mean; the worst 98.50 %)",
        "corrections: other people's digits | 97.00 % to 96.99 %",
        "corrections: time to learn | 7.2 ms (median)",
        "0.980",
        "MNIST test digits, mean of 2 networks | 99.12 % (95 % interval 99.00 % to 99.24 %)",
        "Pen digits, mean over sources, mean of 2 networks | 98.00 % (95 % interval 97.00 %",
        "| (nothing) | 99.00 % | 97.00 % |",
        "| bending | 98.50 % (-0.50, -0.60 to -0.40) |",
        "97.50 % (+0.50, -0.10 to +1.10: not distinguishable) |",
        "means of 3 trainings of 5 epochs",
        "| home | bending | 96.10 % | 97.20 % |",
        "| school | (nothing) | 95.30 % | 95.30 % |",
        "Pen digits, mean over 2 sources | 97.00 %",
        "Pen digits, worst source | 96.00 % (school)",
    ]:
        assert part in told


def test_what_matters_most_comes_first():
    told = tables.headline({**REPORT, "page": PAGE})
    named = [line.split(" | ")[0] for line in told.splitlines()[2:]]
    assert named == [
        "| MNIST test digits",
        "| `hands.jsonl`, digits: the page's whole answer",
        "| `sums.jsonl`, numbers: the page's whole answer",
    ]


def test_sections_that_are_not_there_are_left_out():
    optional = {*report.OF_THE_WEIGHTS, *report.OF_THE_RECIPE}
    told = tables.figures({name: REPORT[name] for name in REPORT if name not in optional})
    assert "MNIST validation digits" in told
    for word in ("MNIST test digits", "Pen digits", "mean of", "without"):
        assert word not in told
    assert tables.headline({name: REPORT[name] for name in REPORT if name not in optional}) == ""


def test_an_ablation_without_pen_digits():
    rows = [{name: row[name] for name in row if name != "ink"} for row in ABLATION["rows"]]
    told = tables.ablation({"epochs": 5, "seeds": [1, 2, 3], "rows": rows})
    assert "hidden" not in told
    assert "| bending | 98.50 % (-0.50, -0.60 to -0.40) |\n" in told


def test_a_table_of_one_training_a_row_is_not_told():
    assert "without" not in tables.figures({**REPORT, "ablation": [{"without": None}]})


def test_a_damaged_report_is_not_taken_for_none(tmp_path):
    (tmp_path / "report.json").write_text('{"validation": ')
    with pytest.raises(UserError, match=r"report\.json: damaged"):
        readme.update(paths.README, tmp_path)


def test_update_changes_only_what_is_between_the_marks(tmp_path):
    path = tmp_path / "README.md"
    path.write_text("before\n<!-- figures -->\nstale\n<!-- /figures -->\nafter\n")
    readme.update(path, paths.WEB_MODEL)
    text = path.read_text()
    assert text.startswith("before\n<!-- figures -->\n")
    assert text.endswith("<!-- /figures -->\nafter\n")
    assert "stale" not in text
    readme.update(path, paths.WEB_MODEL)
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("text", "message"),
    [("no marks", "needs one <!-- figures -->"), (None, "cannot be read")],
)
def test_a_readme_that_cannot_be_refreshed(tmp_path, text, message):
    path = tmp_path / "README.md"
    if text is not None:
        path.write_text(text)
    with pytest.raises(UserError, match=message):
        readme.update(path, paths.WEB_MODEL)
    assert text is None or path.read_text() == text


def test_without_a_report(tmp_path):
    with pytest.raises(UserError, match="no report"):
        readme.update(paths.README, tmp_path)
