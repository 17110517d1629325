"""Why something between two people cannot be done, in words for people."""

from django.utils.functional import Promise


class Refused(Exception):
    """A wish that is not granted; `sentence` says what happened and what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)
