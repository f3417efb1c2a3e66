"""The command line: `digits --help`. The commands stand in `commands/`."""

import os
import sys

import typer

from digits.commands.evaluate import errors, evaluate, readme, report
from digits.commands.predict import predict
from digits.commands.samples import samples
from digits.commands.strokes import strokes
from digits.commands.studies import ablation, seeds
from digits.commands.train import export, train
from digits.display import print_whatever_the_encoding, show_error
from digits.errors import UserError
from digits.system import interrupt

app = typer.Typer(
    help="Train a network that reads handwritten digits, measure it, and export it for the page.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
EPILOGS = {
    predict: "Example: digits predict scans/ page.jpg --json > answers.jsonl",
    strokes: "Example: digits strokes CROHME/ pendigits-orig.tes > drawings.jsonl",
}
for command in (
    train,
    export,
    evaluate,
    predict,
    samples,
    strokes,
    errors,
    seeds,
    ablation,
    report,
    readme,
):
    app.command(epilog=EPILOGS.get(command))(command)


def main() -> None:
    """Run the command line; a mistake that the user can mend is one line, not a stack trace."""
    interrupt.forget()
    print_whatever_the_encoding()
    try:
        try:
            app()
        except SystemExit as ended:
            if ended.code == interrupt.EXIT_CODE:  # Typer's answer to Ctrl-C
                interrupt.tell()
            raise
        finally:
            sys.stdout.flush()
    except UserError as error:
        show_error(str(error))
    except MemoryError:
        show_error("There is not enough memory.")
    except OSError as error:  # a full or read-only disk, of the output, too
        show_error(f"{error.filename or 'The output'}: {error.strerror or error}.")
        drop_output()
    else:
        return
    sys.exit(1)


def drop_output() -> None:
    """Do not try again, at the end, to write what could not be written."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
