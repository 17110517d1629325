"""Why a message is not accepted, in words for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "not_found": _("There is no such conversation, or you are not part of it."),
    "empty": _("There is nothing to send yet. Write a few words first."),
    "too_long": _("That is longer than 4 000 characters. Split it into two messages."),
    "control": _("That has characters we cannot show. Remove them and send again."),
    "moved_on": _("Something new was written here meanwhile. Read it, then send yours or change it."),
    "blocked": _("You cannot write to each other: one of you has blocked the other."),
    "suspended": _(
        "Our office has stopped you from writing to members. Why, and how to appeal, is in your reports."
    ),
    "not_yours": _("Only who wrote a message can change it."),
    "not_words": _("That is not a message of words. Use its own buttons."),
    "gone": _("That message is deleted already."),
    "too_late": _("That message is too old to change. Write another one instead."),
    "too_late_to_undo": _("It was sent more than 10 seconds ago. You can still delete it from its menu."),
    "too_soon": _("That is now or over. Send it at once, or choose a later time."),
    "too_far": _("That is more than a year away. Choose an earlier time."),
    "too_many_later": _("20 messages wait here already. Send or drop one first."),
    "too_many_new": _(
        "You began many conversations today. Confirm your e-mail address in your account to begin more."
    ),
    "too_fast": _("That was a lot at once. Wait a few seconds and send again."),
    "no_file": _("One of the files is no longer there to send. Attach it again."),
    "too_many_files": _("Ten files fit into one message. Send the rest in another."),
    "unavailable": _("We could not store that just now. It is kept here; we are trying again."),
}


class Refused(Exception):
    """A message, or another wish in a thread, that is not granted.

    `code` is for programs, `message` for people; `retry_s` says after how many seconds it may work.
    """

    def __init__(self, code: str, *, retry_s: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.retry_s = retry_s

    @property
    def message(self) -> str:
        return str(SENTENCES[self.code])


class FileRefused(Refused):
    """A file that is not taken; `message` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__("file")
        self._sentence = sentence

    @property
    def message(self) -> str:
        return self._sentence
