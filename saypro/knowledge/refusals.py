"""What is not done to an article, and why."""


class Refused(Exception):
    """Not done; its text is a sentence for whoever asked. `field` is the field of the form it is about."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field
