from pathlib import Path

import pytest

from digits.errors import UserError
from digits.system import files


def test_a_byte_order_mark_is_skipped(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert files.read_json(path) == {"a": 1}


@pytest.mark.fault("a JSON file of ours is damaged", "one line names the file and the reason")
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "damaged"),
        (b"\xff", "damaged"),
        (b"[1]", "not a JSON object"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "damaged"),
    ],
)
def test_json_that_is_none(tmp_path, content, reason):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(UserError, match=rf"a\.json: .*{reason}"):
        files.read_json(path)


def test_json_that_is_not_there(tmp_path):
    for path in (tmp_path, tmp_path / "nowhere", Path("/dev/null")):
        with pytest.raises(UserError, match="no such file"):
            files.read_json(path)


def test_a_file_is_written_as_a_whole_with_the_usual_permissions(tmp_path):
    path = tmp_path / "a.json"
    files.write(path, "one")
    (tmp_path / "plain").write_text("")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
    path.chmod(0o600)
    files.write(path, b"two")
    assert path.read_text() == "two"
    assert path.stat().st_mode & 0o777 == 0o600
    link = tmp_path / "link"
    link.symlink_to(path)
    files.write(link, "three")
    assert link.is_symlink()
    assert path.read_text() == "three"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "link", "plain"]


@pytest.mark.fault("the disk is full when a report is written", "a message; the old report stays")
def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "report.json"
    path.write_text("the old one")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(UserError, match=r"report\.json: cannot be written \(No space left"):
        files.write(path, "the new one")
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_in_place():
    files.write(Path("/dev/null"), "gone")
    with pytest.raises(UserError, match=r"/dev/full: cannot be written \(No space left"):
        files.write(Path("/dev/full"), "too much")


def test_places_that_cannot_be_written(tmp_path):
    for path, reason in [
        (tmp_path, "is a folder"),
        (tmp_path / "nowhere" / "a.json", "no such folder"),
        (Path("/proc/a.json"), "cannot be written"),
    ]:
        with pytest.raises(UserError, match=reason):
            files.check_place(path)
    files.check_place(tmp_path / "a.json")
