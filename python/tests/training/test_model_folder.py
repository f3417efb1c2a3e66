import pytest

from digits.errors import UserError
from digits.training import model_folder


@pytest.mark.parametrize("name", ["digits.keras", "training.json"])
def test_a_missing_file(trained, tmp_path, name):
    for path in trained.iterdir():
        if path.name != name:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(UserError, match=rf"{name}: no such file.*digits train"):
        model_folder.load(tmp_path)


@pytest.mark.parametrize("name", ["digits.keras", "training.json"])
def test_a_damaged_file(trained, tmp_path, name):
    for path in trained.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).write_bytes(b"neither a zip file nor JSON")
    with pytest.raises(UserError, match=rf"{name}: cannot be read"):
        model_folder.load(tmp_path)
