"""Names that a terminal would act on, and terminals that know few signs."""

import json
import os
import shutil

import pytest

from digits import paths
from digits.data import mnist
from tests.support import page_fixtures
from tests.support.commands import finished, one_line


@pytest.mark.fault(
    "names hold Rich markup, emoji codes, line breaks or codes of a terminal", "shown as they are"
)
@pytest.mark.parametrize("name", ["[red]a[/nonsense]", "a\nb", ":smile:", "\x1b[31m"])
def test_names_are_shown_as_they_are(run, tmp_path, name):
    shown = name.replace("\n", " ").replace("\x1b", r"\x1b")
    one_line(run("evaluate", "--ink", tmp_path / name), f"{shown}: no such file")
    path = tmp_path / "ink.jsonl"
    path.write_text(json.dumps({"label": name, "strokes": [[[0, 0]]]}))
    one_line(run("evaluate", "--ink", path), f'the label "{shown}" is not a digit')


RED = "\x1b[31m"


@pytest.mark.fault("a source or a folder is named with codes of a terminal", "shown as they are")
def test_codes_of_a_terminal_are_not_printed(run, tmp_path, small, monkeypatch):
    monkeypatch.setattr(mnist, "load", lambda path: small)
    folder = tmp_path / f"{RED}a"
    web = shutil.copytree(paths.WEB_MODEL, folder / "web")
    readme = shutil.copy(paths.README, folder)
    ink = folder / "ink.jsonl"
    strokes = page_fixtures.drawings()["3, 90 px high"]
    rows = [{"label": label, "strokes": strokes, "source": f"{RED}{label}"} for label in (3, 4)]
    ink.write_text("".join(json.dumps(row) + "\n" for row in rows))
    for arguments, part in [
        (("samples", folder / "samples.png"), r"a/samples.png"),
        (("errors", ink, "--out", folder / "errors.png"), r"\x1b[31m4: 1 of 1 misread"),
        (("evaluate", "--ink", ink, "--save", "--network", web), r"worst source \x1b[31m4"),
        (("readme", "--report", web, "--out", readme), r"The figures in"),
    ]:
        code, out, _ = run(*arguments)
        assert code == 0
        assert part in out
        assert r"\x1b[31ma" in out
        assert "\x1b" not in out


def test_codes_of_a_terminal_in_what_is_skipped(tmp_path, ink, capsys):
    from digits.commands import steps

    path = tmp_path / f"{RED}a.jsonl"
    path.write_text(ink.read_text() + ink.read_text().replace("3", json.dumps(RED), 1))
    steps.read_extra([path])
    out = capsys.readouterr().out
    assert r"\x1b[31ma.jsonl: 1 digits to train on" in out
    assert r"Skipped: " in out
    assert "\x1b" not in out


@pytest.mark.fault("the terminal or a log knows ASCII only", "signs that it lacks are written out")
@pytest.mark.parametrize(
    "settings", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_ascii_output(tmp_path, ink, settings):
    path = ink.rename(tmp_path / "école.jsonl")
    code, out, err = finished("evaluate", "--ink", path, env={**os.environ, **settings})
    assert (code, err) == (0, "")
    assert "100.00% correct" in " ".join(out.split())
    result = finished("evaluate", "--ink", tmp_path / "né", env={**os.environ, **settings})
    one_line(result, "no such file")
