"""Why a report or a decision is not accepted, in words for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "many_open": _(
        "You have many reports waiting for our office. Wait until some are decided, then report more."
    ),
    "too_fast": _("That was a lot of reports at once. Wait an hour and report again."),
    "decided": _("Somebody from our office has decided this meanwhile. Reload the page to see how."),
    "unfit": _("That cannot be done about this kind of report. Choose another decision."),
    "undone": _("This decision was taken back already."),
    "appealed": _("You have appealed already. Our office answers in your messages."),
}


class Refused(Exception):
    """A wish that is not granted; `code` is for programs, `sentence` for people."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.code])
