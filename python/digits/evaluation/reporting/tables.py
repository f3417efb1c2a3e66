"""The figures of a report as tables in Markdown: the README and the model card have the same.

Sections that the report lacks are left out; see report.py for what it holds.
"""

from digits.display import points
from digits.evaluation import chosen

HEAD = ("Figure", "Measured", "These digits chose", "Command")


def headline(report: dict) -> str:
    """The few rows that matter most, in Markdown: all that the page does, and the test digits."""
    rows = [
        row
        for row in figure_rows(report)
        if row[0] == "MNIST test digits" or row[0].endswith("the page's whole answer")
    ]
    return table(HEAD, rows) if rows else ""


def figures(report: dict) -> str:
    """The tables, in Markdown: what was measured and the command that measures it again."""
    tables = table(HEAD, figure_rows(report))
    if isinstance(report.get("ablation"), dict):  # once a list, of one training a row
        tables += "\n" + ablation(report["ablation"])
    return tables


def figure_rows(report: dict) -> list[tuple[str, ...]]:
    """All figures: the cells of each row under `HEAD`."""
    row = ("MNIST validation digits", accuracy(report["validation"]), "`scripts/train`")
    rows = told_by([row], "validation", report)
    if "test" in report:
        row = ("MNIST test digits", accuracy(report["test"]), "`digits evaluate`")
        rows += told_by([row], "test", report)
    if "ink" in report:
        rows += told_by(pen_digits(report["ink"], chosen.best_of(report)), "ink", report)
    if "page" in report:
        rows += told_by(page_answers(report["page"]), "page", report)
    if "personal" in report:
        rows += told_by(corrected(report["personal"]), "personal", report)
    if "seeds" in report:
        for kind, (name, value, command) in several(report["seeds"]):
            rows.append((name, value, chosen.BY[kind], command))
    size = f"{report['weights']['bytes'] / 1000:.0f} kB, {report['parameters']:,} weights"
    rows += [
        ("Size of the network", size, "", "`scripts/train`"),
        (f"Training, {report['settings']['epochs']} epochs", speed(report), "", "`scripts/train`"),
    ]
    return rows


def told_by(rows: list[tuple[str, str, str]], section: str, report: dict) -> list[tuple]:
    """The rows of a section with what its digits have chosen."""
    return [(name, value, chosen.by(section, report), command) for name, value, command in rows]


def pen_digits(ink: dict, best_of: int) -> list[tuple[str, str, str]]:
    """Rows on digits drawn with a pen on a screen; of the best of several seeds they say so."""
    best = f", the best of {best_of} seeds" if best_of > 1 else ""
    command = "`digits evaluate --ink FILE`"
    rows = [
        (f"Pen digits{best}", accuracy(ink), command),
        ("Pen digits: calibration error", f"{ink['calibration_error']:.3f}", command),
        ("Pen digits taken for no digit", percent(ink["below_threshold"]), command),
    ]
    if len(ink.get("sources", ())) > 1:
        worst = ink["worst_source"]
        told = f"{percent(ink['sources'][worst]['accuracy'])} ({worst})"
        mean = f"Pen digits, mean over {len(ink['sources'])} sources{best}"
        rows[1:1] = [
            (mean, percent(ink["macro_mean"]), command),
            ("Pen digits, worst source", told, command),
        ]
    if "not_digits" in ink:
        negatives, command = ink["not_digits"], "`digits evaluate --ink FILE --not-digits FILE`"
        share = f"{percent(negatives['below_threshold'])} of {negatives['count']:,}"
        rows += [
            ("Other drawings taken for no digit", share, command),
            ("Pen digits against them, AUROC", f"{negatives['auroc']:.3f}", command),
        ]
    return rows


def page_answers(files: dict) -> list[tuple[str, str, str]]:
    """Rows on what the page answers, cutting and `?` included, a file after the other."""
    counted = {  # the kind of drawing: what is said of it, and the count that says it
        "digits": (
            ("the page's whole answer", "correct"),
            ("answered `?`", "none"),
            ("cut in two", "split"),
        ),
        "numbers": (("cut into the true digits", "cut"), ("the page's whole answer", "correct")),
        "others": (("answered `?`", "none"),),
    }
    rows = []
    for file, kinds in files.items():
        for kind, sources in kinds.items():
            for words, name in counted[kind]:
                shares = [counts[name] / counts["drawings"] for counts in sources.values()]
                told = f"{percent(sum(shares) / len(shares))}"
                if len(shares) > 1:
                    is_fault = name == "split" or (kind == "digits" and name == "none")
                    worst = max(shares) if is_fault else min(shares)
                    told += f" (mean over {len(shares)} sources; the worst {percent(worst)})"
                rows.append((f"`{file}`, {kind}: {words}", told, "`npm run evaluate -- FILE`"))
    return rows


def corrected(files: dict) -> list[tuple[str, str, str]]:
    """Rows on what the page learns from corrections, a file of people's digits after the other."""
    command = "`npm run personal -- FILE`"
    rows = []
    for file, found in files.items():
        before, after = found["error_before"], found["error_after"]
        fewer = f"{before:,} to {after:,} ({percent(after / before - 1)})"
        name = f"`{file}`, after one to three corrections"
        mnist = f"{percent(found['mnist_before'])} to {percent(found['mnist_after'])}"
        others = f"{percent(found['others_before'])} to {percent(found['others_after'])}"
        rows += [
            (f"{name}: errors on the rest, {found['writers']} writers", fewer, command),
            (
                f"{name}: MNIST validation digits",
                f"{mnist} (mean; the worst {percent(found['mnist_worst'])})",
                command,
            ),
            (f"{name}: other people's digits", others, command),
            (f"{name}: time to learn", f"{found['ms_median']:.1f} ms (median)", command),
        ]
    return rows


def ablation(study: dict) -> str:
    """What the recipe loses without each ingredient: points of accuracy against the first row."""
    names = {"validation": "MNIST validation", "ink": "Pen digits, mean over sources"}
    kinds = [kind for kind in names if kind in study["rows"][0]]
    body = []
    for row in study["rows"]:
        cells = []
        for kind in kinds:
            told = points(row[kind].get("difference"))
            cells.append(percent(row[kind]["mean"]) + (f" ({told})" if told else ""))
        body.append((row["without"] or "(nothing)", *cells))
    head = ("Trained without", *(names[kind] for kind in kinds))
    return (
        f"What each ingredient is worth: means of {len(study['seeds'])} trainings of "
        f"{study['epochs']} epochs each, and in brackets the difference from the first row in "
        "points of a hundred, compared seed by seed, with its 95 % interval (Student's t); it is "
        "not distinguishable from chance where that holds 0 (`digits ablation --ink FILE`):\n\n"
        f"{table(head, body)}" + one_source_hidden(study.get("one_source_hidden", []))
    )


def one_source_hidden(rows: list[dict]) -> str:
    """What of the above would be chosen with one source of pen digits hidden; or nothing."""
    if not rows:
        return ""
    head = ("Hidden source", "Trained without", "Read of the hidden source", "By the whole recipe")
    body = [
        (
            row["hidden"],
            row["without"] or "(nothing)",
            percent(row["accuracy"]),
            percent(row["whole"]),
        )
        for row in rows
    ]
    return (
        "\nThe same choice with one source of pen digits hidden, made by the mean over the others, "
        "and what it reads of the hidden one. (Only digits count here: what else a recipe takes "
        f"for one, this choice does not see.)\n\n{table(head, body)}"
    )


def several(seeds: dict) -> list[tuple[str, tuple[str, str, str]]]:
    """Rows on the mean of several networks, each with the section whose digits it is about."""
    names = {"test": "MNIST test digits", "ink": "Pen digits, mean over sources"}
    networks = f"mean of {len(seeds['seeds'])} networks"
    return [
        (
            kind,
            (
                f"{names[kind]}, {networks}",
                f"{percent(seeds[kind]['mean'])} ({between(seeds[kind]['interval'])})",
                "`digits seeds --ink FILE`" if kind == "ink" else "`digits seeds`",
            ),
        )
        for kind in names
        if kind in seeds
    ]


def accuracy(part: dict) -> str:
    """An accuracy with its interval and counts."""
    counts = f"{part['right']:,} of {part['count']:,}"
    return f"{percent(part['accuracy'])} ({between(part['interval'])}), {counts}"


def between(interval: list[float]) -> str:
    """A 95 % interval."""
    low, high = interval
    return f"95 % interval {percent(low)} to {percent(high)}"


def speed(report: dict) -> str:
    """How long the training took, and how fast it was."""
    minutes, seconds = divmod(round(report["seconds"]), 60)
    return f"{minutes} min {seconds} s, {report['images_per_second']:,} images a second"


def percent(share: float) -> str:
    """A share from 0 to 1, as text."""
    return f"{100 * share:.2f} %"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
