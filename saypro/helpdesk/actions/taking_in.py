"""Mail becomes messages: once, however often the job runs."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.conversations.actions import MOST_FILES, FileRefused, Post, Refused, attach, post_messages
from saypro.helpdesk.actions.braking import note_brake
from saypro.helpdesk.actions.placing import NotPosted, Place, place_of
from saypro.helpdesk.mail import Enclosure, Letter, read
from saypro.helpdesk.mail.marks import file_mark, message_mark
from saypro.helpdesk.mail.verdicts import trusted_host
from saypro.helpdesk.models import InboundMail

State = InboundMail.State
LONGEST = 4_000
MOST_WORDS = 5 * LONGEST


def take_in(mail_id: int, *, at: datetime) -> None:
    """Post what the mail says into its thread. Safe to repeat, wherever it was broken off.

    The thread is chosen, and begun, in one transaction; files and messages bear marks made of the mail's
    key, so that a second run finds the first one's.
    """
    mail, letter = place(mail_id, at=at)
    if mail and mail.person and mail.conversation:
        say(mail, letter, Place(mail.person, mail.conversation), at=at)


@transaction.atomic
def place(mail_id: int, *, at: datetime) -> tuple[InboundMail | None, Letter]:
    """The mail with its person and thread; None when nothing is left to do."""
    mail = InboundMail.objects.select_for_update(of=("self",)).filter(pk=mail_id, state=State.WAITING).first()
    if mail is None:
        return None, Letter(digest="")
    letter = read(bytes(mail.raw), trusted_host=trusted_host(mail.door))
    if mail.conversation_id is None:
        try:
            found = place_of(letter, at=at)
        except NotPosted as end:
            settle(mail, end.state, end.why)
            note_brake(mail, end, at=at)
            return None, letter
        mail.person, mail.conversation = found.person, found.thread
        mail.save(update_fields=["person", "conversation"])
    return mail, letter


def say(mail: InboundMail, letter: Letter, place: Place, *, at: datetime) -> None:
    refs, notes = kept(mail, letter, place, at=at)
    batch = [
        Post(place.thread.ref, place.person.pk, message_mark(mail.pk, number), body, attachments=files)
        for number, (body, files) in enumerate(messages(letter, refs, notes))
    ]
    refused = next((each for each in post_messages(batch) if isinstance(each, Refused)), None)
    settle(mail, State.HELD if refused else State.POSTED, refused.message if refused else "")


def kept(mail: InboundMail, letter: Letter, place: Place, *, at: datetime) -> tuple[list[str], list[str]]:
    """The files that were taken, by their refs, and a line about each that was not."""
    refs, notes = [], []
    for number, file in enumerate(letter.enclosures):
        try:
            refs.append(attached(mail, file, place, number, at=at))
        except FileRefused as refusal:
            notes.append(_("%(name)s was not taken. %(why)s") % {"name": file.name, "why": refusal.message})
    return refs, notes


def attached(mail: InboundMail, file: Enclosure, place: Place, number: int, *, at: datetime) -> str:
    key = file_mark(mail.pk, number)
    return attach(place.person, place.thread, BytesIO(file.data), name=file.name, client_id=key, at=at).ref


def messages(letter: Letter, refs: list[str], notes: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words and files as messages: as few as hold them all."""
    words = letter.text[:MOST_WORDS]
    if len(letter.text) > MOST_WORDS:
        notes = [*notes, _("The rest of this mail is with the office.")]
    said = list(pieces("\n\n".join(filter(None, [words, *notes]))))
    files = [tuple(refs[at : at + MOST_FILES]) for at in range(0, len(refs), MOST_FILES)]
    if not (said or files):
        said = [letter.subject or _("(A mail without words.)")]
    for number in range(max(len(said), len(files))):
        yield said[number] if number < len(said) else "", files[number] if number < len(files) else ()


def pieces(text: str) -> Iterator[str]:
    """The text in pieces that fit into a message, cut at the ends of lines where there are any."""
    while text := text.strip():
        end = len(text) if len(text) <= LONGEST else text.rfind("\n", 1, LONGEST)
        end = end if end > 0 else LONGEST
        yield text[:end].strip()
        text = text[end:]


def park_mail(mail_id: int, why: str) -> None:
    """Put aside a mail that nobody could take in; it is kept, and the others go on."""
    InboundMail.objects.filter(pk=mail_id, state=State.WAITING).update(state=State.PARKED, why=why[:500])


def settle(mail: InboundMail, state: str, why: str) -> None:
    InboundMail.objects.filter(pk=mail.pk, state=State.WAITING).update(state=state, why=why[:500])
