"""Threads, who takes part in them, and what they say."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.hidden import hidden_from
from saypro.kit.refs import new_ref
from saypro.listings.models import Listing

WITH_OFFICE = Q(kind="support") | Q(office_since__isnull=False)
"""Our office takes part: always in support threads, in deals for as long as it is asked to."""


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def joined_by(self, person: User) -> "ConversationQuerySet":
        return self.filter(participants__person=person, participants__left_at=None)

    def visible_to(self, person: User) -> "ConversationQuerySet":
        """Those the person takes part in; the office also sees every thread it is in and may see.

        A seat for the office opens nothing by itself: whoever has it sees what the office sees.
        """
        seats = Participant.objects.filter(person=person, left_at=None).exclude(part=Participant.Part.AGENT)
        joined = Q(pk__in=seats.values("conversation"))
        if not person.is_office:
            return self.filter(joined)
        return self.filter(joined | (WITH_OFFICE & ~Q(pk__in=hidden_from(person))))

    def for_office(self, agent: User) -> "ConversationQuerySet":
        """The threads in which the office is and that are not hidden from this agent."""
        return self.filter(WITH_OFFICE).exclude(pk__in=hidden_from(agent))


class Conversation(models.Model):
    """A thread: `last_seq` numbers its messages without gaps, `revision` moves with all that people see."""

    class Kind(models.TextChoices):
        DEAL = "deal", _("Deal")
        SUPPORT = "support", _("Support")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    kind = models.CharField(max_length=8, choices=Kind)
    listing = models.ForeignKey(
        Listing, on_delete=models.SET_NULL, null=True, blank=True, related_name="conversations"
    )
    subject = models.CharField(max_length=120, blank=True)
    last_seq = models.PositiveBigIntegerField(default=0)
    revision = models.PositiveBigIntegerField(default=0)
    changed = models.PositiveBigIntegerField(
        default=0, db_default=0, help_text="the revision at which a message in it last changed"
    )
    emptied_seq = models.PositiveBigIntegerField(
        default=0, db_default=0, help_text="up to this number everything was taken back"
    )
    started_at = models.DateTimeField(default=timezone.now)
    last_message_at = models.DateTimeField(default=timezone.now)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="assigned"
    )
    solved_at = models.DateTimeField(null=True, blank=True)
    office_since = models.DateTimeField(
        null=True, blank=True, help_text="in a deal: since when our office is here; None while it is not"
    )

    objects = ConversationQuerySet.as_manager()

    class Meta:
        # No index may name what every message changes (`last_seq`, `revision`, `last_message_at`): the rows
        # then change in place, without touching any index.
        indexes = [
            models.Index(
                fields=["assignee"], name="open_support", condition=Q(kind="support", solved_at=None)
            ),
            models.Index(fields=["-id"], name="support_newest", condition=Q(kind="support")),
            models.Index(
                fields=["office_since"], name="deals_with_office", condition=Q(office_since__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.ref

    def get_absolute_url(self) -> str:
        return reverse("conversations:thread", args=[self.ref])

    @property
    def is_support(self) -> bool:
        return self.kind == self.Kind.SUPPORT

    @property
    def has_office(self) -> bool:
        """Whether our office takes part."""
        return self.is_support or self.office_since is not None


class Participant(models.Model):
    """A person's place in a thread: what they have received and read, and the draft they left.

    Below that is how they file the thread for themselves, which nobody else sees. A thread is archived up to
    `archived_seq`, so that the next message brings it back without anything being written.
    """

    class Part(models.TextChoices):
        BUYER = "buyer", _("Buying")
        SELLER = "seller", _("Selling")
        MEMBER = "member", _("Member")
        AGENT = "agent", _("Office")

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="participants", db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations"
    )
    part = models.CharField(max_length=8, choices=Part)
    received_seq = models.PositiveBigIntegerField(default=0)
    read_seq = models.PositiveBigIntegerField(default=0)
    mailed_seq = models.PositiveBigIntegerField(default=0, help_text="the last message a mail told of")
    draft = models.TextField(blank=True, max_length=4000)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    marked_seq = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="put back as unread: what follows is new again until it is read"
    )
    archived_seq = models.PositiveBigIntegerField(null=True, blank=True)
    muted_until = models.DateTimeField(null=True, blank=True)
    is_starred = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("conversation", "person", name="one_place_per_person"),
            models.CheckConstraint(condition=Q(read_seq__lte=F("received_seq")), name="read_was_received"),
        ]
        indexes = [
            models.Index(fields=["person"], name="deals_of_people", condition=Q(part__in=["buyer", "seller"]))
        ]

    @property
    def seen_seq(self) -> int:
        """How far they have read by their own account; the other side is told `read_seq`."""
        return self.read_seq if self.marked_seq is None else self.marked_seq

    def is_muted(self, at: datetime) -> bool:
        return self.muted_until is not None and self.muted_until > at

    def is_archived(self, at: datetime) -> bool:
        """Needs the thread; the same for many is asked of `places`."""
        if self.archived_seq is None:
            return False
        return self.archived_seq >= self.conversation.last_seq or self.is_muted(at)


class MessageQuerySet(models.QuerySet["Message"]):
    def in_sight(self) -> "MessageQuerySet":
        """Those that still say what they said: neither deleted nor taken back."""
        return self.filter(deleted_at=None).exclude(kind=Message.Kind.UNDONE)


class Message(models.Model):
    """One thing said. Written by the postbox's batch statement, whose joins vouch for thread and sender: a
    foreign key's check a row would cost as much as the row. Cards of rooms above are put in by `post_card`.

    Where there is nothing but files, the body says in plain words what they are, and the kind that it does.
    What only some messages have is left to the database's defaults, so that the batch need not name it.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        CARD = "card", _("Card")
        FILES = "files", _("Files")
        UNDONE = "undone", _("Taken back")
        REMOVED = "removed", _("Removed by our office")

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False, db_constraint=False
    )
    seq = models.PositiveBigIntegerField()
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    client_id = models.UUIDField()
    body = models.TextField(max_length=4000)
    sent_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TEXT, db_default="text")
    card = models.CharField(max_length=30, blank=True, default="", db_default="", help_text="who draws it")
    card_id = models.BigIntegerField(null=True, blank=True, help_text="the row of the room that draws it")
    quote_seq = models.PositiveBigIntegerField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveBigIntegerField(
        default=0, db_default=0, help_text="the thread's when this last changed; 0 for never"
    )
    warnings = models.JSONField(null=True, blank=True)
    attachments = models.SmallIntegerField(default=0, db_default=0, help_text="how many files it has")

    objects = MessageQuerySet.as_manager()

    class Meta:
        # All but the first two are partial or tiny: a plain message pays for none of them.
        constraints = [
            models.UniqueConstraint("conversation", "seq", name="no_gap_twice"),
            models.UniqueConstraint("sender", "client_id", name="sent_once"),
            models.UniqueConstraint(
                fields=["card", "card_id"], condition=Q(card_id__isnull=False), name="card_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["conversation", "revision"], condition=Q(revision__gt=0), name="changed_messages"
            ),
            models.Index(
                fields=["conversation", "quote_seq"],
                condition=Q(quote_seq__isnull=False),
                name="quoting_messages",
            ),
            models.Index(fields=["conversation", "seq"], condition=Q(kind="undone"), name="undone_messages"),
            # A few bytes for every 32 pages: written in order, the messages of a day lie together.
            BrinIndex(fields=["sent_at"], name="messages_by_day", pages_per_range=32, autosummarize=True),
        ]


class Wording(models.Model):
    """What a message said before it was edited, deleted or taken back: evidence for our office alone."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="wordings")
    body = models.TextField(max_length=4000)
    until = models.DateTimeField()


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    def standing(self, at: datetime) -> "SuspensionQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=at))


class Suspension(models.Model):
    """Our office lets this person say nothing new to other members, until then or for good.

    They still read, and still write to our office.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = SuspensionQuerySet.as_manager()


class BlockQuerySet(models.QuerySet["Block"]):
    def between(self, one: User, other: User) -> "BlockQuerySet":
        return self.filter(Q(blocker=one, blocked=other) | Q(blocker=other, blocked=one))


class Block(models.Model):
    """`blocker` hears nothing new from `blocked`, and the other way round; what was said stays."""

    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("blocker", "blocked", name="blocked_once")]


class SavedFilter(models.Model):
    """A way of narrowing the inbox that its owner gave a name; `query` is its part of the address."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters", db_index=False
    )
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("person", Lower("name"), name="one_filter_of_that_name")]

    def __str__(self) -> str:
        return self.name


class MessageWords(models.Model):
    """The words of one message for the search, and the keys of those who may find it.

    The worker writes it a moment after the message, whose own table is written too often to be searched.
    """

    message_id = models.BigIntegerField(primary_key=True)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    sent_at = models.DateTimeField()
    revision = models.PositiveBigIntegerField(help_text="that of the message when its words were taken")
    words = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="messages_by_words"),
            models.Index(fields=["sent_at"], name="words_by_time"),
        ]
