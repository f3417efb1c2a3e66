"""The model card, `MODEL_CARD.md` beside the exported network, after the template of Hugging Face.

Every figure in it is taken from the report; `digits report` and `digits readme` write it anew.
https://huggingface.co/docs/hub/model-cards
"""

from pathlib import Path

from digits.evaluation.reporting import tables
from digits.evaluation.reporting.tables import percent
from digits.system import files

NAME = "MODEL_CARD.md"


def write(folder: Path, report: dict) -> None:
    """Write the card of a report into its folder."""
    files.write(folder / NAME, card(report))


def card(report: dict) -> str:
    """The card of a report; see report.py for its fields."""
    parts = [header(report), DETAILS, uses(report), limits(report), START, training(report)]
    return "\n".join([*parts, evaluation(report), cost(report), specification(report), CITATION])


def header(report: dict) -> str:
    """The YAML header, for machines."""
    measured, split = ("test", "test") if "test" in report else ("validation", "train[-5000:]")
    return f"""---
license: mit
library_name: tf-keras
pipeline_tag: image-classification
tags: [handwriting, digits, mnist, tensorflow.js, offline]
datasets: [ylecun/mnist]
metrics: [accuracy]
model-index:
  - name: handwritten-digits
    results:
      - task: {{type: image-classification, name: Handwritten digits}}
        dataset: {{type: ylecun/mnist, name: MNIST, split: "{split}"}}
        metrics:
          - {{type: accuracy, value: {report[measured]["accuracy"]}}}
---
"""


DETAILS = """# Model card: the handwritten digits of this page

Generated from `report.json`; do not edit. `uv run digits report`, in `python/`, writes it anew.

## Model details

A small neural network that reads one handwritten digit, 0 to 9, from 28 x 28 greys. It runs in a
browser, without a server; what is drawn does not leave the device.

- **Developed by:** the authors of this repository
- **Model type:** image classifier, two dense layers (784-128-10, ReLU, softmax)
- **Licence:** MIT
- **Input:** a digit in 28 x 28 squares, its centre of mass in the middle, upright, its spread evened out
  (`python/digits/preprocess/normalize.py`); of that the network sees, in blocks of four, ink and where
  lines run upright, rising and falling (`python/digits/preprocess/directions.py`)
- **Output:** the probabilities of the ten digits. Where the logit margin is below a threshold, the page
  answers `?`: no digit.
"""


def uses(report: dict) -> str:
    """What it is for, and what not."""
    return """## Uses

**Direct use:** reading digits and numbers that somebody writes on the page; showing and teaching how a
neural network reads, and how it errs.

**Downstream use:** the way from strokes to the answer, with a network trained anew from other data.

**Out of scope:** anything where a wrong digit does harm: cheques, forms, doses, marks, votes. Letters,
signs, digits of other scripts and joined handwriting. Telling writers apart.
"""


def limits(report: dict) -> str:
    """Bias, risks and limitations, with figures."""
    lines = []
    measured = report.get("test", report["validation"])
    worst = min((share, digit) for digit, share in enumerate(measured["per_class"]) if share)
    lines.append(f"- Hardest for it in MNIST is the {worst[1]}: {percent(worst[0])} correct.")
    if "ink" in report:
        lines += ink_limits(report["ink"])
        lines.append(threshold_rule(report["settings"]))
    rows = report.get("robustness", {})
    for name, at, what in [
        ("rotation_deg", 30, "validation digits, turned by 30 degrees"),
        ("scale", 0.5, "validation digits, shrunk to half before the page scales them"),
        ("noise", 0.2, "validation digits, under noise of a fifth of the ink"),
        ("pen_px", 5.0, "synthetic digits, drawn with a pen of more than twice the usual width"),
    ]:
        if name in rows and at in rows[name]["at"]:
            share = rows[name]["accuracy"][rows[name]["at"].index(at)]
            lines.append(f"- Correct of {rows[name]['count']:,} {what}: {percent(share)}.")
    body = "\n".join(lines)
    return f"""## Bias, risks and limitations

It can be sure and wrong. What it does worst:

{body}

**Who wrote the digits that it is judged by.** MNIST: employees of the United States Census Bureau and
American high-school students, on paper, around 1990. Pen digits: adults, most of them at universities
and companies of Europe, Korea, Brazil and North America, on tablets and whiteboards and with mice, from
the 1990s to the 2010s. **Who is missing, or is not told apart:** children, old and ill people, people who
write with the left hand, and most countries of Africa and Asia: nothing is known of how well their
digits are read. Digits of other scripts (Arabic, Devanagari, Chinese) are not read at all.

**Recommendation:** let people see and correct the answer, as the page does.
"""


def ink_limits(ink: dict) -> list[str]:
    """What is worst on pen digits."""
    lines = []
    if len(ink.get("sources", ())) > 1:
        worst = ink["worst_source"]
        share = percent(ink["sources"][worst]["accuracy"])
        mean = percent(ink["macro_mean"])
        lines.append(
            f"- Of the sources of pen digits, worst is {worst}: {share}, against a mean of {mean}."
        )
    lines.append(f"- Of pen digits, {percent(ink['below_threshold'])} are taken for no digit.")
    if "not_digits" in ink:
        missed = percent(1 - ink["not_digits"]["below_threshold"])
        lines.append(f"- Of drawings that are no digits, {missed} are taken for one.")
    return lines


def threshold_rule(settings: dict) -> str:
    """Where the threshold of `?` comes from."""
    return (
        f"- The threshold of `?` is {settings['threshold_share']} of the logit margin that {percent(settings['target_recall'])} of the\n"
        "  validation digits reach; that share was chosen so that the page stops at least three quarters of\n"
        "  letters and seven tenths of signs. Where it is unsure the page looks again, at the digit turned a\n"
        "  little. It asks for more, up to twice the threshold, of ink that lies far apart or has more than two\n"
        "  strokes; for three times the threshold of what stands beside other drawings, and for less of what\n"
        "  stands beside digits."
    )


START = """## How to get started

`scripts/serve` opens the page; `uv run digits predict IMAGE`, in `python/`, reads pictures. In JavaScript,
`tf.loadLayersModel('model.json')` loads it; in Python, `digits.export.inference.read(FOLDER)`.
"""


def training(report: dict) -> str:
    """The data, the procedure and its settings."""
    settings = report["settings"]
    sums = "\n".join(f"  - {name}: `{digest}`" for name, digest in report["data"]["sha256"].items())
    made, negative = settings["synthetic_share"], settings["non_digit_share"]
    own = settings["extra_share"] if "extra" in report else 0
    return f"""## Training

**Data.** In each batch {percent(1 - made - negative - own)} are digits of MNIST (55,000 to train on; 5,000 to choose
by{redrawn(settings)}), {percent(made)} digits and {percent(negative)} other drawings that a program makes up
(`python/digits/data/synthesis.py`). {of_people(report)}

- MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges,
  [CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/). SHA-256 of the raw arrays:
{sums}

**Procedure.** {settings["epochs"]} epochs, batches of {settings["batch"]}, Adam with a highest learning rate of
{settings["learning_rate"]} that falls along a cosine, random distortions of every picture, an exponential moving
average of the weights, temperature scaling; stored as {report["weights"]["storage"]}. Seed {settings["seed"]}. Every
constant: `python/digits/training/recipe.py`.
"""


def redrawn(settings: dict) -> str:
    """What is said of MNIST's digits that are redrawn."""
    pool = settings.get("redrawn_pool", 0)
    if not pool:
        return ""
    return (
        f"; {percent(pool / (1 + pool))} redrawn with a thin pen, `python/digits/data/redrawn.py`"
    )


def of_people(report: dict) -> str:
    """Which digits of people, besides MNIST's, are trained on."""
    if "extra" not in report:
        return "No digit of a visitor and no pen digit of a person is trained on."
    extra = report["extra"]
    return (
        f"Another {percent(report['settings']['extra_share'])} are taken from {extra['count']:,} digits\n"
        "of whoever trained it (`--extra`: corrections, drawings or pictures by class); "
        f"{extra['skipped']:,} more could not be used.\nFigures on the same digits flatter."
    )


def evaluation(report: dict) -> str:
    """What was measured, on which digits."""
    return f"""## Evaluation

Intervals are Wilson's. The third column says what the digits of a row have chosen (`?`: when to
say it): a figure on digits that helped to choose the recipe flatters. `FILE` stands for files of pen digits, which are not in the repository.

{tables.figures(report)}
The figures with pictures are in the page, under "How good is it?", and beside this file
(`on-demand-figure-*.svg`).
"""


def cost(report: dict) -> str:
    """What the training cost the world."""
    made = report.get("provenance")
    if made is None:
        told = (
            "This network was trained before its cost was recorded: "
            f"{tables.speed(report)}, on two cores of a shared machine."
        )
    else:
        machine = made["machine"]
        told = (
            f"About {made['watt_hours']:g} Wh for this training, estimated: "
            f"{made['cpu_seconds']:,} s of work of all cores together, at an assumed "
            f"{made['estimate']}, the whole machine shared among its cores. "
            f"Hardware: {machine['processor']}, {machine['cores']} cores, {machine['system']}. "
            f"Trained {made['trained']}."
        )
    return f"""## Environmental impact

{told} The trainings that chose the recipe are not counted.
"""


def specification(report: dict) -> str:
    """Of what and with what it was made."""
    versions = ", ".join(f"{name} {number}" for name, number in report["versions"].items())
    weights = report["weights"]
    return f"""## Technical specifications

- {report["parameters"]:,} weights, {weights["bytes"]:,} bytes, SHA-256 `{weights["sha256"]}`
- Made with {versions}
"""


CITATION = """## Citation

Y. LeCun, L. Bottou, Y. Bengio and P. Haffner (1998): Gradient-based learning applied to document
recognition. Proceedings of the IEEE 86(11). For this network: the address of this repository and the
SHA-256 above.
"""
