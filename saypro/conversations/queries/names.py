"""The people one talks with, and what one talks about, by parts of their names."""

from django.db import connection, transaction
from django.db.models import BooleanField, F, FloatField, Func, QuerySet, TextField, Value
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Participant
from saypro.conversations.queries.inbox import NEWEST, InboxRow, listed, mine, rows
from saypro.listings.models import Listing

FEW = 5
MOST_WORDS = 6
CLOSE_ENOUGH = 0.55  # "siphoo" is 0.71 of "sipho"


def people_like(person: User, words: str) -> list[User]:
    """Those of the person's counterparts whose names come closest, give or take a letter.

    Names are looked up before threads: most words are nobody's name, and then that is all.
    """
    alike = counterparts(person).filter(is_like(words)).annotate(likeness=likeness(words))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", [CLOSE_ENOUGH])
        return list(alike.order_by("-likeness", "name", "pk")[:FEW])


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
    called = called.alias(title=plain(F("conversation__subject")))
    for word in words.split()[:MOST_WORDS]:
        called = called.filter(title__contains=plain(Value(word)))
    return rows(list(called.order_by(*NEWEST)[:FEW]), timezone.now())


def likeness(words: str) -> Func:
    return Func(plain(Value(words)), plain(F("name")), function="word_similarity", output_field=FloatField())


def is_like(words: str) -> Func:
    """Is the likeness at least pg_trgm.word_similarity_threshold? Found by index."""
    names = plain(Value(words)), plain(F("name"))
    return Func(*names, template="(%(expressions)s)", arg_joiner=" <%% ", output_field=BooleanField())


def plain(expression: F | Value) -> Func:
    """In small letters without accents; the function is laid by the ads."""
    return Func(expression, function="listings_plain", output_field=TextField())
