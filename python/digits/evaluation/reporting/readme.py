"""The figures in the README: `digits readme` writes them anew from the report.

They stand between the lines `<!-- figures -->` and `<!-- /figures -->`, so that no number is ever
typed by hand. Sections that the report lacks are left out; see report.py for what it holds.
"""

import re
from pathlib import Path

from digits.errors import UserError
from digits.evaluation.reporting import report as reporting
from digits.evaluation.reporting import tables
from digits.system import files

MARKED = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)

FOLD = """<details>
<summary>{}</summary>

{}
</details>
"""


def update(readme: Path, folder: Path) -> None:
    """Write the figures of the report in a folder into a README.

    Raises:
        UserError: when there is no report or no README with a place for figures.
    """
    report = reporting.read_whole(folder)
    try:
        text = readme.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{readme}: cannot be read ({error}).") from None
    files.write(readme, refresh(text, report))


def refresh(text: str, report: dict) -> str:
    """The README's text with the figures of a report.

    Raises:
        UserError: when the text has no place for them.
    """
    summary = "All figures"
    if "ablation" in report:
        summary += ", and what each ingredient of the recipe is worth"
    shown = f"{tables.headline(report)}\n{FOLD.format(summary, tables.figures(report))}"
    fresh, places = MARKED.subn(lambda m: f"{m[1]}\n{shown}\n{m[2]}", text)
    if places != 1:
        raise UserError("README.md needs one <!-- figures --> and one <!-- /figures --> after it.")
    return fresh
