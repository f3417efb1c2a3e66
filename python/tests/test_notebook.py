import nbformat
import pytest
from nbclient import NotebookClient

from digits import paths


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(paths.PYTHON / "main.ipynb", as_version=4)


def test_it_is_committed_with_its_outputs(notebook):
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 6
    assert not [output for output in outputs if output.output_type == "error"]


def test_it_defines_nothing(notebook):
    source = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert "def " not in source
    assert "class " not in source


@pytest.mark.slow
def test_it_runs(notebook):
    (parameters,) = (c for c in notebook.cells if "parameters" in c.metadata.get("tags", []))
    parameters.source = "EPOCHS = 1\nTRAINING_DIGITS = 400"
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": paths.PYTHON}}).execute()
