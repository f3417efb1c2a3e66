import re

from ruamel.yaml import YAML  # check-jsonschema brings it

from digits import paths
from digits.evaluation import chosen
from digits.evaluation.reporting import model_card, report
from digits.training.recipe import Recipe

REPORT = report.read(paths.WEB_MODEL)
MADE = {
    "trained": "2001-09-09T01:46:40Z",
    "machine": {"system": "Linux x86_64", "processor": "A chip", "cores": 8},
    "cpu_seconds": 720.0,
    "watt_hours": 3.0,
    "estimate": "15 W for each core while it works",
}


def test_the_committed_card_is_current():
    card = (paths.WEB_MODEL / "MODEL_CARD.md").read_text("utf-8")
    assert card == model_card.card(REPORT), "run `uv run digits readme` in python/"


def test_it_has_the_sections_of_the_template():
    headings = re.findall(r"^## (.*)$", model_card.card(REPORT), re.MULTILINE)
    assert headings == [
        "Model details",
        "Uses",
        "Bias, risks and limitations",
        "How to get started",
        "Training",
        "Evaluation",
        "Environmental impact",
        "Technical specifications",
        "Citation",
    ]


def test_its_header_is_yaml_with_the_accuracy():
    _, header, _ = model_card.card(REPORT).split("---\n", 2)
    fields = YAML(typ="safe").load(header)
    (result,) = fields["model-index"][0]["results"]
    measured = REPORT.get("test", REPORT["validation"])
    assert result["metrics"][0]["value"] == measured["accuracy"]
    assert fields["license"] == "mit"
    assert fields["datasets"] == ["ylecun/mnist"]


def test_it_tells_the_cost_and_how_it_was_estimated():
    card = model_card.card({**REPORT, "provenance": MADE})
    assert "About 3 Wh for this training, estimated: 720.0 s of work" in card
    assert "assumed 15 W for each core" in card
    assert "A chip, 8 cores" in card


def test_it_tells_of_digits_of_ones_own_where_there_are_any():
    settings = {**REPORT["settings"], "synthetic_share": 0.36, "non_digit_share": 0.08}
    without = {**REPORT, "settings": settings}
    without.pop("extra", None)
    card = model_card.card(without)
    assert "In each batch 56.00 % are digits of MNIST" in card
    assert "No digit of a visitor and no pen digit of a person is trained on." in card
    assert "--extra" not in card
    extra = {"count": 1200, "taken": {"mine.jsonl": 1200}, "skipped": 3}
    card = model_card.card(
        {**without, "settings": {**settings, "extra_share": 0.06}, "extra": extra}
    )
    assert "In each batch 50.00 % are digits of MNIST" in card
    assert "Another 6.00 % are taken from 1,200 digits" in card
    assert "3 more" in card
    assert "No digit of a visitor" not in card


def test_it_says_what_the_digits_chose_and_who_is_missing():
    card = model_card.card({**REPORT, "settings": Recipe().settings()})
    assert f"Pen digits, the best of {chosen.SEEDS_TRIED} seeds" in card
    assert "seed, recipe, `?`: flatters" in card
    other = {**Recipe().settings(), "seed": Recipe().seed + 1}
    assert "the best of" not in model_card.card({**REPORT, "settings": other})
    for word in ("left hand", "children", "other scripts", "CC BY-SA 3.0", "LeCun"):
        assert word in card


def test_of_a_network_fresh_from_its_training():
    later = (*report.OF_THE_WEIGHTS, *report.OF_THE_RECIPE)
    bare = {name: REPORT[name] for name in REPORT if name not in later}
    card = model_card.card(bare)
    assert 'split: "train[-5000:]"' in card
    assert "MNIST test digits" not in card
    assert "mfrdb" not in card
