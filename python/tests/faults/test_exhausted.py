"""Disk, memory or output are full."""

import subprocess

import pytest

from tests.support.commands import finished, one_line


@pytest.mark.fault("the disk is full", "one line; what was there stays")
def test_full_places(run, ink):
    one_line(run("evaluate", "--ink", ink, "--json", "/dev/full"), "/dev/full", "No space left")
    one_line(run("samples", "/dev/full"), "/dev/full", "No space left")
    one_line(run("errors", ink, "--out", "/dev/full"), "/dev/full", "No space left")


def test_memory_that_runs_out_is_one_line(run, ink, monkeypatch):
    from digits.evaluation import evaluate

    def exhausted(*arguments):
        raise MemoryError

    monkeypatch.setattr(evaluate, "on_ink", exhausted)
    one_line(run("evaluate", "--ink", ink), "not enough memory")


@pytest.mark.fault("standard output is full", "one line")
def test_a_full_standard_output(ink):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        code, _, err = finished(
            "evaluate", "--ink", ink, stdout=full, stderr=subprocess.PIPE, capture_output=False
        )
    one_line((code, "", err), "No space left on device")
