"""report.json, or what else a command is given, is damaged or of something else."""

import json
import shutil
from pathlib import Path

import pytest

from digits import paths
from tests.support.commands import one_line


def other_reports():
    """What `report.json` may hold that is none of ours, or not whole."""
    whole = json.loads((paths.WEB_MODEL / "report.json").read_text())
    without = [{**whole, name: {}} for name in ("validation", "settings", "history", "weights")]
    return [{}, {"title": "my thesis"}, {**whole, "seconds": 10**400}, *without]


@pytest.mark.fault(
    "a study gets a mistyped --ink or --out, or a damaged report", "refused before any training"
)
@pytest.mark.parametrize("study", ["ablation", "seeds"])
def test_studies_check_first(run, no_work, tmp_path, ink, study):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    one_line(run(study, "--ink", tmp_path / "inc.jsonl", "--out", web), "inc.jsonl: no such file")
    one_line(run(study, "--ink", ink, "--out", tmp_path / "nowhere"), "no report.json there")
    letters = tmp_path / "letters.jsonl"
    letters.write_text(ink.read_text().replace('"label": 3', '"label": "a"'))
    one_line(run(study, "--ink", letters, "--out", web), 'the label "a" is not a digit')
    (web / "report.json").write_text('{"validation": ')
    one_line(run(study, "--ink", ink, "--out", web), "report.json: damaged")
    assert (web / "report.json").read_text() == '{"validation": '
    for other in other_reports():
        (web / "report.json").write_text(json.dumps(other))
        one_line(run(study, "--out", web), "report.json: not a report of `digits train`")
        assert json.loads((web / "report.json").read_text()) == other


@pytest.mark.fault("report.json is damaged when figures are to be saved", "refused; it stays")
def test_a_damaged_report_is_not_overwritten(run, no_work, tmp_path, ink):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    (web / "report.json").write_text("{")
    one_line(run("evaluate", "--ink", ink, "--save", "--network", web), "report.json: damaged")
    assert (web / "report.json").read_text() == "{"


@pytest.mark.fault("report.json is of something else, or not whole", "refused; it stays")
def test_another_report(run, no_work, tmp_path):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    readme = Path(shutil.copy(paths.README, tmp_path))
    for other in other_reports():
        (web / "report.json").write_text(json.dumps(other))
        files = {path: path.read_bytes() for path in (*web.iterdir(), readme)}
        for arguments in [
            ("report", "--network", web),
            ("readme", "--report", web, "--out", readme),
            ("evaluate", "--save", "--network", web),
        ]:
            one_line(run(*arguments), "report.json: not a report of `digits train`")
        assert {path: path.read_bytes() for path in (*web.iterdir(), readme)} == files
