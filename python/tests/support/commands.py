"""The commands in a process of their own, as a person runs them, and how they tell a mistake."""

import subprocess
import sys
import time
from pathlib import Path

from digits import paths

DIGITS = [sys.executable, "-m", "digits"]


def one_line(result, *parts):
    code, out, err = result
    assert code == 1
    assert "Traceback" not in out + err
    assert err.startswith("Error: ")
    assert err.count("\n") == 1
    for part in parts:
        assert part in err


def finished(*arguments, **options):
    options = {"capture_output": True, "text": True, "timeout": 120, **options}
    result = subprocess.run([*DIGITS, *map(str, arguments)], cwd=paths.PYTHON, **options)
    return result.returncode, result.stdout, result.stderr


def await_end(pids):
    """Processes that are to end; seconds after whatever ended them, each must be gone."""
    for _ in range(100):
        if not any(map(is_running, pids)):
            return
        time.sleep(0.1)
    raise AssertionError("they go on")


def is_running(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
