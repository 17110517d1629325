"""Why something is not done, in a sentence for whoever asked."""


class Refused(Exception):
    """What was asked cannot be done; its text says why."""
