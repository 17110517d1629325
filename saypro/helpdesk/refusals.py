"""What the help desk does not do, and why."""


class Refused(Exception):
    """Not done; its text is a sentence for whoever asked."""
