import json
import re

import nbformat
import pytest
from nbclient import NotebookClient

from digits import paths
from digits.evaluation.reporting import report
from tests.support import page_fixtures

# To choose by and to test with. All 15,000 would take most of the time, and show nothing else.
FEWER_DIGITS = "from tests.support import small_mnist\nsmall_mnist.cut_down()"


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(paths.PYTHON / "main.ipynb", as_version=4)


def test_it_is_committed_with_its_outputs(notebook):
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 6
    assert not [output for output in outputs if output.output_type == "error"]


def test_its_outputs_are_of_the_shipped_network(notebook):
    shipped = report.read(paths.WEB_MODEL)
    if "test" not in shipped:
        pytest.skip("the shipped network has not read the test digits yet")
    (cell,) = (cell for cell in notebook.cells if "shipped = " in cell.source)
    epochs, accuracy = shipped["settings"]["epochs"], shipped["test"]["accuracy"]
    expected = f"After {epochs} epochs, {accuracy:.2%} of the test digits are read correctly.\n"
    again = "run `uv run jupyter execute --inplace main.ipynb` in python/"
    assert text(cell) == expected, again


def test_it_defines_nothing(notebook):
    source = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert "def " not in source
    assert "class " not in source


@pytest.mark.slow
def test_it_runs(notebook, tmp_path):
    ink = tmp_path / "ink.jsonl"
    drawn = page_fixtures.drawings().items()
    lines = [
        {"label": name[0], "source": f"pen {i % 2}", "strokes": strokes}
        for i, (name, strokes) in enumerate(drawn)
        if name.endswith("px high")
    ]
    ink.write_text("".join(json.dumps(line) + "\n" for line in lines))
    (parameters,) = (c for c in notebook.cells if "parameters" in c.metadata.get("tags", []))
    parameters.source = f"EPOCHS = 1\nTRAINING_DIGITS = 400\nINK = None\n{FEWER_DIGITS}"
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": paths.PYTHON}})
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        (read,) = (i for i, cell in enumerate(notebook.cells) if "if INK:" in cell.source)
        told = text(notebook.cells[read])
        assert "UNIPEN" in told
        assert "CROHME" in told
        # Once more with a file, in the same kernel: the network need not be trained again.
        for source in (f"INK = {str(ink)!r}", notebook.cells[read].source):
            cell = nbformat.v4.new_code_cell(source)
            notebook.cells.append(cell)
            client.execute_cell(cell, len(notebook.cells) - 1)
    (trains,) = (cell for cell in notebook.cells if "train.train(" in cell.source)
    assert "100 %  validation" in text(trains)
    told = text(notebook.cells[-1])
    assert re.search(r"pen 0: \d+\.\d\d% of 30 digits", told)
    assert re.search(r"pen 1: \d+\.\d\d% of 30 digits", told)
    assert any("image/png" in output.get("data", {}) for output in notebook.cells[-1].outputs)


def text(cell):
    """What a cell printed or showed as text."""
    return "".join(
        output.get("text", "") + output.get("data", {}).get("text/plain", "")
        for output in cell.outputs
    )
