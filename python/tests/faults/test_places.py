"""The place to write is missing, or holds what is not ours."""

import pytest

from tests.support.commands import one_line


@pytest.mark.fault("--out or --model names something of someone else's", "refused before any work")
@pytest.mark.parametrize("command", ["train", "export"])
def test_what_is_not_ours_is_refused_before_any_work(run, no_work, tmp_path, command):
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work")
    (tmp_path / "link").symlink_to(home)
    new = tmp_path / "new"
    one_line(run(command, "--model", new, "--out", home), "home: holds files")
    one_line(run(command, "--model", new, "--out", home / "thesis.txt"), "is a file")
    one_line(run(command, "--model", new, "--out", tmp_path / "link"), "is a link")
    one_line(run(command, "--model", new, "--out", new / "web"), "need two folders")
    if command == "train":
        one_line(run(command, "--model", home, "--out", new), "home: holds files")
    assert [path.name for path in home.iterdir()] == ["thesis.txt"]
    assert not new.exists()


@pytest.mark.fault("--json or a sheet goes into a missing folder", "refused before any work")
def test_missing_places(run, no_work, tmp_path, ink):
    nowhere = tmp_path / "nowhere" / "a"
    one_line(run("evaluate", "--json", nowhere), "nowhere: no such folder")
    one_line(run("evaluate", "--json", tmp_path), "is a folder")
    one_line(run("samples", nowhere), "nowhere: no such folder")
    one_line(run("errors", ink, "--out", nowhere), "nowhere: no such folder")


@pytest.mark.fault(
    "--json or a sheet would replace a file of another kind", "refused before any work"
)
def test_files_of_another_kind_stay(run, no_work, tmp_path, ink):
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("years of work")
    (tmp_path / "link.png").symlink_to(thesis)
    for place in (thesis, tmp_path / "link.png"):
        one_line(run("evaluate", "--json", place), "is there already, and no .json file")
        one_line(run("samples", place), "is there already, and no .png file")
        one_line(run("errors", ink, "--out", place), "is there already, and no .png file")
    assert thesis.read_text() == "years of work"


def test_files_of_its_kind_and_empty_ones_are_replaced(run, tmp_path, ink):
    for name, content in [("sheet.PNG", "an old one"), ("empty", "")]:
        (tmp_path / name).write_text(content)
        assert run("errors", ink, "--out", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")
