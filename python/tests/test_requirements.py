import subprocess

from digits import paths


def test_requirements_are_those_of_the_lock_file():
    """They are for pip: `pip install --no-deps -r requirements.txt`."""
    committed = (paths.PYTHON / "requirements.txt").read_text()
    command = committed.splitlines()[1].removeprefix("#").split()
    without_output = command[: command.index("-o")]
    exported = subprocess.run(
        without_output, cwd=paths.PYTHON, capture_output=True, text=True, check=True
    ).stdout
    rows = [line for line in committed.splitlines() if not line.startswith("#")]
    current = [line for line in exported.splitlines() if not line.startswith("#")]
    assert rows == current, f"run `{' '.join(command)}` in python/"
