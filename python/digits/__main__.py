"""`digits`, or `python -m digits`: the command line, which can be stopped from its first moment."""

import sys

from digits import interrupt


def main() -> None:
    """Run the command line."""
    try:
        interrupt.watch()
        from digits import cli  # takes a moment, in which Ctrl-C may come, too

        cli.main()
    except KeyboardInterrupt:
        interrupt.tell()
        sys.exit(interrupt.EXIT_CODE)


if __name__ == "__main__":
    main()
