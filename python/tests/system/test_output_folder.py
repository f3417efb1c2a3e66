"""Nothing but our own files is ever replaced."""

import errno
import shutil
from pathlib import Path

import pytest

from digits import paths
from digits.errors import UserError
from digits.system import output_folder
from digits.system.output_folder import EXPORTED, TRAINED, replacing


def content(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def export(tmp_path):
    """An earlier export, with a file beside it that is not ours."""
    folder = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    (folder / "thesis.txt").write_text("years of work")
    return folder


@pytest.fixture
def trained_folder(tmp_path):
    folder = tmp_path / "keras"
    folder.mkdir()
    for name in TRAINED.marks:
        (folder / name).write_text("the old one")
    return folder


@pytest.mark.fault("--out or --model names a folder with other files", "refused; they stay")
@pytest.mark.parametrize("kind", [EXPORTED, TRAINED], ids=lambda kind: kind.name)
@pytest.mark.parametrize("names", [["thesis.txt"], ["model.json"], ["digits.keras", "a/b.jpg"]])
def test_a_folder_of_someone_elses_is_refused(tmp_path, kind, names):
    folder = tmp_path / "home"
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}")
    before = content(folder)
    with pytest.raises(UserError, match="no earlier"):
        output_folder.check(folder, kind)
    with pytest.raises(UserError, match="no earlier"), replacing(folder, kind):
        pass
    assert content(folder) == before


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("report.json", "{", "damaged"),
        ("report.json", "[]", "not a JSON object"),
        ("report.json", '{"loss": 1}', "not a report"),
        ("model.json", "{}", "does not name its weights"),
        ("model.json", '{"weightsManifest": [{"paths": ["../thesis.txt"]}]}', "does not name"),
    ],
)
def test_what_is_not_an_export_of_ours_is_refused(export, file, text, reason):
    (export / file).write_text(text)
    before = content(export)
    with pytest.raises(UserError, match=reason):
        output_folder.check(export, EXPORTED)
    assert content(export) == before


@pytest.mark.fault("--out or --model names a file or a link", "refused; it stays")
@pytest.mark.parametrize("kind", [EXPORTED, TRAINED], ids=lambda kind: kind.name)
def test_a_file_or_a_link_is_refused(tmp_path, kind, export):
    file, link, broken = tmp_path / "file", tmp_path / "link", tmp_path / "broken"
    file.write_text("mine")
    link.symlink_to(export)
    broken.symlink_to(tmp_path / "nowhere")
    for path, reason in [(file, "is a file"), (link, "is a link"), (broken, "is a link")]:
        with pytest.raises(UserError, match=reason):
            output_folder.check(path, kind)
    assert file.read_text() == "mine"
    assert link.is_symlink()


def test_a_link_in_place_of_one_of_our_files_is_refused(export, tmp_path):
    (tmp_path / "theirs.json").write_text("{}")
    (digits,) = export.glob("on-demand-training-digits.*.z")
    digits.unlink()
    digits.symlink_to(tmp_path / "theirs.json")
    with pytest.raises(UserError, match="not a plain file"):
        output_folder.check(export, EXPORTED)


def test_a_place_below_a_file_or_a_read_only_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be"):
        output_folder.check(tmp_path / "file" / "web", EXPORTED)
    with pytest.raises(UserError, match="cannot be"):
        output_folder.check(Path("/proc/web"), EXPORTED)


def test_two_folders_must_be_apart(tmp_path):
    for a, b in [("x", "x"), ("x", "x/y"), ("x/y", "x")]:
        with pytest.raises(UserError, match="need two folders"):
            output_folder.check_apart(tmp_path / a, tmp_path / b)
    output_folder.check_apart(tmp_path / "x", tmp_path / "xy")


def test_new_and_empty_folders_are_taken(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "left" / ".new-over").mkdir(parents=True)  # of a process that was killed
    for folder in [tmp_path / "empty", tmp_path / "left", tmp_path / "a" / "b"]:
        with replacing(folder, TRAINED) as fresh:
            (fresh / "digits.keras").write_text("new")
        assert (folder / "digits.keras").read_text() == "new"


def test_only_our_own_files_are_replaced(export):
    old = content(export)
    with replacing(export, EXPORTED) as fresh:
        (fresh / "model.json").write_text("{}")
        (fresh / "weights-2.bin").write_text("new")
    assert content(export) == {
        "model.json": b"{}",
        "weights-2.bin": b"new",
        "thesis.txt": old["thesis.txt"],
    }


@pytest.mark.fault("an export needs the name of a file that is not ours", "refused; it stays")
def test_a_file_in_the_way_is_refused(export):
    (export / "notes.bin").write_text("mine")
    before = content(export)
    with pytest.raises(UserError, match="in the way"), replacing(export, EXPORTED) as fresh:
        (fresh / "notes.bin").write_text("new")
    assert content(export) == before


@pytest.mark.fault("the disk fills up while files change places", "the old ones are back")
@pytest.mark.parametrize("failing", range(6))
def test_a_move_that_fails_is_undone(export, monkeypatch, failing):
    before = content(export)
    moves = 0
    rename = Path.rename

    def fail_once(path, target):
        nonlocal moves
        moves += 1
        if moves == failing + 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(UserError, match="No space left"), replacing(export, EXPORTED) as fresh:
        (fresh / "model.json").write_text("{}")
    assert content(export) == before


def test_a_block_that_fails_leaves_no_trace(tmp_path, trained_folder):
    before = content(trained_folder)
    for folder in (trained_folder, tmp_path / "new" / "one"):
        with pytest.raises(KeyboardInterrupt), replacing(folder, TRAINED) as fresh:
            (fresh / "digits.keras").write_text("new")
            raise KeyboardInterrupt
    assert content(trained_folder) == before
    assert not (tmp_path / "new").exists()
