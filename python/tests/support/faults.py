"""The table "fault, outcome" of the tests that are marked with it:

    @pytest.mark.fault("what goes wrong", "what happens")

With FAULTS_OUT=FILE, the rows of the tests that passed are written into that file: a JSON list of
{"area", "fault", "outcome", "test"}.
"""

import json
import os
from pathlib import Path

import pytest


class FaultTable:
    """A plugin of pytest that collects the rows."""

    def __init__(self):
        self.rows: dict[tuple[str, str], dict] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item, call):
        """Take the row of a marked test that passed."""
        report = yield
        if report.when == "call" and report.passed:
            for mark in item.iter_markers("fault"):
                what, outcome = mark.args
                test = item.nodeid.partition("[")[0]
                row = {"area": "Python", "fault": what, "outcome": outcome, "test": test}
                self.rows.setdefault((what, outcome), row)
        return report

    def pytest_sessionfinish(self):
        """Write the rows, when asked to."""
        if "FAULTS_OUT" in os.environ:
            rows = [self.rows[key] for key in sorted(self.rows)]
            text = json.dumps(rows, indent=1, ensure_ascii=False) + "\n"
            Path(os.environ["FAULTS_OUT"]).write_text(text, "utf-8")
