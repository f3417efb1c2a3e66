import json

from tests.support.faults import FaultTable

TESTS = """
import pytest

@pytest.mark.fault("the disk is full", "a message")
@pytest.mark.parametrize("n", [1, 2])
def test_passes(n):
    pass

@pytest.mark.fault("the sun goes out", "a message")
def test_fails():
    assert False

def test_of_no_fault():
    pass
"""


def test_only_what_passed_is_written(pytester, tmp_path, monkeypatch):
    monkeypatch.setenv("FAULTS_OUT", str(tmp_path / "faults.json"))
    pytester.makepyfile(TESTS)
    pytester.makeini("[pytest]\nmarkers = fault(what, outcome): a row\n")
    pytester.inline_run(plugins=[FaultTable()])
    (row,) = json.loads((tmp_path / "faults.json").read_text())
    assert (row["area"], row["fault"], row["outcome"]) == (
        "Python",
        "the disk is full",
        "a message",
    )
    assert row["test"].endswith("::test_passes")
