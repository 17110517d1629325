"""The people one talks with, and what one talks about, by parts of their names."""

from django.db.models import F, FloatField, Func, IntegerField, QuerySet, TextField, Value
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Participant
from saypro.conversations.queries.inbox import NEWEST, InboxRow, listed, mine, rows
from saypro.listings.models import Listing

FEW = 5
MOST_WORDS = 6
CLOSE_ENOUGH = 0.55  # "siphoo" is 0.71 of "sipho"


def people_like(person: User, words: str) -> list[User]:
    """Those of the person's counterparts whose names come closest, give or take a letter."""
    return list(
        counterparts(person)
        .annotate(likeness=likeness(words))
        .filter(likeness__gte=CLOSE_ENOUGH)
        .order_by("-likeness", "name", "pk")[:FEW]
    )


def counterpart(person: User, handle: str) -> User | None:
    """The counterpart of that handle; None for anybody else, whether there is such a person or not."""
    return counterparts(person).filter(handle=handle).first()


def counterparts(person: User) -> QuerySet[User]:
    """The members the person has a thread with."""
    threads = mine(person).filter(conversation__last_seq__gt=0).values("conversation")
    seats = Participant.objects.filter(conversation__in=threads).exclude(part=Participant.Part.AGENT)
    return User.objects.filter(pk__in=seats.values("person")).exclude(pk=person.pk)


def ad_talked_about(person: User, ref: str) -> Listing | None:
    """The ad of that reference, if the person has a thread about it."""
    return Listing.objects.filter(ref=ref, conversations__in=mine(person).values("conversation")).first()


def threads_called(person: User, words: str) -> list[InboxRow]:
    """The newest threads whose subject, mostly an ad's title, has all the words, or their beginnings."""
    called = listed(person)
    for number, word in enumerate(words.split()[:MOST_WORDS]):
        called = called.alias(**{f"at{number}": place_of(word)}).filter(**{f"at{number}__gt": 0})
    return rows(list(called.order_by(*NEWEST)[:FEW]), timezone.now())


def likeness(words: str) -> Func:
    return Func(plain(Value(words)), plain(F("name")), function="word_similarity", output_field=FloatField())


def place_of(word: str) -> Func:
    """Where the word begins in the subject; 0 for nowhere."""
    subject = plain(F("conversation__subject"))
    return Func(subject, plain(Value(word)), function="strpos", output_field=IntegerField())


def plain(expression: F | Value) -> Func:
    """In small letters without accents; the function is laid by the ads."""
    return Func(expression, function="listings_plain", output_field=TextField())
