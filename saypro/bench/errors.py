"""Why a measurement cannot be made; the message is a sentence for people."""


class CannotMeasure(Exception):
    """The base of them all."""


class LogError(CannotMeasure):
    """The file cannot be played."""


class ServerError(CannotMeasure):
    """The server did not come up; the message ends with what it said last."""


class LoadError(CannotMeasure):
    """The load generator gave up, or what it found is not sound."""


class PageError(CannotMeasure):
    """A page did not answer as it should."""
