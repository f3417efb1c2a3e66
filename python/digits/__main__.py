"""`digits`, or `python -m digits`: the command line, which can be stopped from its first moment."""

from digits.system import interrupt


def main() -> None:
    """Run the command line."""
    try:
        interrupt.watch()
        from digits import cli  # takes a moment, in which Ctrl-C may come, too

        cli.main()
    except KeyboardInterrupt:
        interrupt.end()
    except SystemExit as ended:
        if ended.code == interrupt.EXIT_CODE:
            interrupt.end()
        raise


if __name__ == "__main__":
    main()
