import numpy as np
import pytest

from digits import display
from digits.evaluation import metrics


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setattr(display.console, "width", 120)


def test_progress_is_shown_with_its_note(capsys):
    with display.progress_bar("Training") as step:
        step(0, 20, "")
        step(20, 20, "validation 98.00%")
    out = capsys.readouterr().out
    for part in ("Training", "100%", "validation 98.00%"):
        assert part in out


def test_progress_goes_into_a_file_in_a_few_lines(capsys):
    with display.progress_bar("Training") as step:
        step(0, 1000, "drawing")
        for done in range(1, 501):
            step(done, 1000, "validation 97.00%")
        lines = [line for line in capsys.readouterr().out.splitlines() if line]
    assert lines == ["Training: 0 %  drawing"] + [
        f"Training: {percent} %  validation 97.00%" for percent in (10, 20, 30, 40, 50)
    ]


def test_figures(capsys):
    labels = np.array([3, 3, 3, 8])
    probabilities = np.eye(10)[[3, 3, 8, 8]]
    figures = metrics.summary(probabilities, labels)
    negatives = {"count": 5, "below_threshold": 0.6, "auroc": 0.981}
    display.print_figures("Some", {**figures, "below_threshold": 0.1, "not_digits": negatives})
    out = capsys.readouterr().out
    for part in ("Some: 75.00% correct", "3 of 4", "66.7%", "60.00% taken for none", "AUROC 0.981"):
        assert part in out


def test_figures_on_digits_only(capsys):
    display.print_figures("Some", metrics.summary(np.eye(10), np.arange(10)))
    out = capsys.readouterr().out
    assert "100.00% correct" in out
    assert "AUROC" not in out


def test_seeds(capsys):
    test = {"accuracy": [0.99, 0.992], "mean": 0.991, "interval": [0.97, 1.0]}
    ink = {"accuracy": [0.98, 0.97], "mean": 0.975, "interval": [0.95, 0.99]}
    display.print_seeds({"epochs": 3, "seeds": [1, 2], "test": test, "ink": ink})
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["seed", "test", "pen", "digits"],
        ["1", "99.00%", "98.00%"],
        ["2", "99.20%", "97.00%"],
        ["mean", "99.10%", "97.50%"],
        ["95", "%", "from", "97.00%", "95.00%"],
        ["to", "100.00%", "99.00%"],
    ]


def test_ablation(capsys):
    chance = {"mean": 0.0001, "interval": [-0.001, 0.0012]}
    worse = {"mean": -0.01, "interval": [-0.012, -0.008]}
    rows = [
        {"without": None, "validation": {"mean": 0.99}, "ink": {"mean": 0.97}},
        {
            "without": "bending",
            "validation": {"mean": 0.98, "difference": worse},
            "ink": {"mean": 0.9701, "difference": chance},
        },
    ]
    display.print_ablation({"epochs": 40, "seeds": [1, 2, 3], "rows": rows})
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[1] == "(nothing) 99.00% 97.00%"
    assert lines[2] == (
        "bending 98.00% -1.00, -1.20 to -0.80 97.01% +0.01, -0.10 to +0.12: not distinguishable"
    )
    assert lines[3] == "Means of 3 trainings of 40 epochs each."


def test_sources(capsys):
    correct = np.array([True, True, True, False])
    sources = metrics.by_source(correct, ["[red]a", "[red]a", "b", "b"])
    figures = {**metrics.summary(np.eye(10), np.arange(10)), **sources, "left_out": 3}
    display.print_figures("[bold]me[/nonsense]", figures)
    out = " ".join(capsys.readouterr().out.split())
    assert "[bold]me[/nonsense]: 100.00% correct" in out
    assert "[red]a 2 100.00%" in out
    assert "Mean over 2 sources 75.00%, worst source b 50.00%" in out
    assert "labels are no digits: 3" in out
