"""The README of the exported files, `web/model/README.md`."""

from pathlib import Path

TEXT = """# The network, as the page loads it

Generated; do not edit. `scripts/train` trains a network and writes these files;
`uv run digits export`, in `python/`, writes them again from the last training.

- `model.json`, `{weights}`: the Keras network, converted for TensorFlow.js,
  with checksums that the page verifies; see `python/digits/export/checksums.py`
- `MODEL_CARD.md`: what it is for, its limits, its data and its figures, for people
- `report.json`: how it was trained and how well it reads; its fields are described at the top of
  `python/digits/evaluation/reporting/report.py`
- `on-demand-training-digits.*.z`: training digits to compare a drawing with;
  `on-demand-test-digits.*.z`: what the network makes of the test digits, written by
  `uv run digits evaluate --save`; see `python/digits/export/samples.py`
- `on-demand-figure*`: the figures of the report and their alternative texts, fetched by the page
  when somebody asks for them; `uv run digits report` draws them anew
"""


def write(folder: Path, weights: Path) -> None:
    """Write the README into a folder; `weights` is the weight file beside it."""
    (folder / "README.md").write_text(TEXT.format(weights=weights.name), "utf-8")
