"""What proves nothing alone and adds to other signs."""

from django.utils.translation import gettext_lazy as _

from saypro.moderation.rules import learned
from saypro.moderation.rules.reading import Reading
from saypro.moderation.rules.rule import Rule, Sender
from saypro.moderation.rules.said import said

NEW_DAYS = 7
MANY_THREADS = 5

HURRY = Rule(
    key="hurry",
    name=_("Hurries the reader"),
    weight=1,
    title=_("Take your time"),
    reader=_("{name} is in a hurry. An honest deal can wait a day."),
    writer=_("Hurrying people makes them wary."),
    **said("hurry"),
)

TONE = Rule(
    key="tone",
    name=_("Letter from nowhere"),
    weight=3,
    title=_("That letter goes to many"),
    reader=_("That reads like a letter sent to many people at once."),
    writer=_("Say something about this ad; then people know that you mean them."),
    **said("tone"),
)


def is_new(reading: Reading, sender: Sender) -> bool:
    return sender.days < NEW_DAYS


def goes_to_many(reading: Reading, sender: Sender) -> bool:
    return sender.same_text >= MANY_THREADS


NEW_ACCOUNT = Rule(
    key="new_account",
    name=_("New member"),
    weight=1,
    title=_("{name} is new here"),
    reader=_("{name} joined less than a week ago."),
    writer=_("You are new here, so people look twice."),
    finder=is_new,
)

SAME_TEXT = Rule(
    key="same_text",
    name=_("The same text to many"),
    weight=4,
    title=_("The same text went to many"),
    reader=_("{name} sent this same text to several people today."),
    writer=_("You have sent this same text to several people. Say something about this ad."),
    finder=goes_to_many,
)

READS_LIKE = Rule(
    key="reads_like",
    name=_("Reads like messages reported before"),
    weight=5,
    title=_("That reads like a scam"),
    reader=_("That reads like messages other members have reported. Meet, check, then pay."),
    writer=_("That reads like messages people have reported. Offer a time to meet."),
    grader=learned.grade,
)
