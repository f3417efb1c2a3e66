"""Mistakes that the person at the keyboard can mend."""


class UserError(Exception):
    """Something outside the program is wrong; the message says what and what to do.

    The command line prints the message as one line, without a stack trace.
    """
