"""Answers of the office as mails."""

from collections.abc import Sequence
from dataclasses import dataclass
from mimetypes import guess_type

from django.utils import timezone

from saypro.conversations.models import Attachment, Message
from saypro.helpdesk.mail import read
from saypro.helpdesk.mail.phrases import Phrases, phrases
from saypro.helpdesk.mail.threading import answer_fields, answer_subject
from saypro.helpdesk.queries import Reader, last_words
from saypro.kit.letters import Letter
from saypro.notifications.models import SentFile
from saypro.notifications.queries import root_of

MOST_BYTES = 10 * 1024 * 1024
LONGEST_QUOTE = 2_000


@dataclass(frozen=True, slots=True)
class AnswerMail:
    subject: str
    letter: Letter
    headers: dict[str, str]
    files: list[SentFile]


def answer_by_mail(message: Message, reader: Reader, files: Sequence[Attachment]) -> AnswerMail:
    """The answer as their mail program files it: below their last mail, in its language."""
    asked = last_words(message.conversation, reader.person)
    around = phrases(language_of(asked.body if asked else message.body))
    fitting, left_out = divided(files)
    subject = (reader.last.subject if reader.last else "") or message.conversation.subject
    letter = Letter(
        heading=around.heading.format(name=message.sender.first_name),
        preheader=message.body,
        said=message.body,
        paragraphs=[around.left_out.format(name=file.title) for file in left_out],
        note=around.note,
        reason=around.reason,
        quoted=asked.body[:LONGEST_QUOTE] if asked else "",
        quoted_by=wrote(asked, reader, around) if asked else "",
        language=around.tag,
    )
    fields, along = thread_fields(message, reader), [sent(file) for file in fitting]
    return AnswerMail(answer_subject(subject), letter, fields, along)


def wrote(asked: Message, reader: Reader, around: Phrases) -> str:
    day = timezone.localtime(asked.sent_at).strftime("%d/%m/%Y %H:%M")
    return around.wrote.format(day=day, who=reader.name)


def thread_fields(message: Message, reader: Reader) -> dict[str, str]:
    root = root_of(message.conversation_id, reader.person.pk)
    if reader.last is None:
        return answer_fields("", (), root)
    return answer_fields(reader.last.message_id, read(bytes(reader.last.raw)).references, root)


def divided(files: Sequence[Attachment]) -> tuple[list[Attachment], list[Attachment]]:
    """Those that fit into one mail together, in their order, and the rest."""
    fitting: list[Attachment] = []
    rest: list[Attachment] = []
    room = MOST_BYTES
    for file in files:
        is_small = file.size <= room
        room -= file.size if is_small else 0
        (fitting if is_small else rest).append(file)
    return fitting, rest


def sent(file: Attachment) -> SentFile:
    """A photo goes as the house shows it, without the place it was taken at."""
    if file.is_photo:
        return SentFile(f"{file.title}.webp", "image/webp", file.path("1600.webp"))
    return SentFile(file.name, guess_type(file.name)[0] or "application/octet-stream", file.path())


def language_of(words: str) -> str:
    from saypro.helpdesk.sorting.language import language_of as judge  # heavy, and for workers alone

    return judge(words)
