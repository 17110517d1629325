"""Why an answer is not taken."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "over": _("This question is closed, so nothing was changed."),
    "score": _("Choose one of the numbers."),
    "factor": _("That question was not asked here."),
    "named": _("There is a theme of that name already. Change that one, or choose another name."),
    "raced": _("Somebody else changed it a moment ago. Look at theirs and send yours again."),
    "long": _("That is longer than 1 000 characters. Shorten it."),
}


class Refused(Exception):
    """An answer that is not accepted: `code` for programs, `sentence` for people."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.code])
