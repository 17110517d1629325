"""Files in threads."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models.threads import Conversation, Message
from saypro.kit.pictures import Encoding
from saypro.kit.refs import new_ref

PHOTO_SIZES = (480, 1600)
ENCODINGS: tuple[Encoding, ...] = ("avif", "webp")
LONGEST_NAME = 120


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def unsent(self) -> "AttachmentQuerySet":
        """Those no message has taken in yet."""
        return self.filter(seq=None)

    def visible_to(self, person: User) -> "AttachmentQuerySet":
        """Sent ones in threads the person sees now, whose message was not deleted; and their own unsent."""
        threads = Conversation.objects.visible_to(person).values("pk")
        said = Message.objects.filter(
            conversation=models.OuterRef("conversation"), seq=models.OuterRef("seq")
        ).in_sight()
        own = Q(seq=None, uploader=person)
        return self.filter(own | models.Exists(said), conversation__in=threads)

    def of(self, message: Message) -> "AttachmentQuerySet":
        return self.filter(conversation=message.conversation_id, seq=message.seq)


class Attachment(models.Model):
    """A file somebody sends: their own until a message takes it in, from then on as visible as that message.

    Its message is named by thread and number, as messages have no foreign keys. The bytes lie in the storage
    under `key`, which nobody ever sees.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        DOCUMENT = "document", _("Document")

    class State(models.TextChoices):
        WAITING = "waiting", _("Being checked")
        DELAYED = "delayed", _("The check takes longer than usual")
        READY = "ready", _("Ready")
        REFUSED = "refused", _("Damaged")
        INFECTED = "infected", _("Has a virus")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="files", db_index=False
    )
    seq = models.PositiveBigIntegerField(null=True, blank=True, help_text="its message; none while unsent")
    position = models.PositiveSmallIntegerField(default=0)
    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    client_id = models.UUIDField(default=uuid4)
    kind = models.CharField(max_length=8, choices=Kind)
    extension = models.CharField(max_length=5, help_text="what the content says it is")
    name = models.CharField(max_length=LONGEST_NAME)
    size = models.PositiveIntegerField(help_text="bytes, as it came")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    key = models.CharField(max_length=32, default=new_ref)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0, help_text="how often somebody began to open it")
    scanned_at = models.DateTimeField(null=True, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)

    message_id: int  # there where a query joins the messages

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("conversation", "seq", "position", name="one_place_per_attachment"),
            models.UniqueConstraint("uploader", "client_id", name="uploaded_once"),
        ]
        indexes = [
            models.Index(fields=["uploader", "uploaded_at"], name="attachments_by_uploader"),
            models.Index(fields=["uploaded_at"], condition=Q(seq=None), name="unsent_attachments"),
            models.Index(
                fields=["uploaded_at"],
                condition=Q(state__in=["waiting", "delayed"]),
                name="unchecked_attachments",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_photo(self) -> bool:
        return self.kind == self.Kind.PHOTO

    @property
    def title(self) -> str:
        """What people call it; a photo's extension is ours, and tells them nothing."""
        return self.name.rsplit(".", 1)[0] if self.is_photo else self.name

    @property
    def is_sendable(self) -> bool:
        return self.state not in (self.State.REFUSED, self.State.INFECTED)

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    def path(self, part: str = "file") -> str:
        """Where its bytes lie: the "file" as it came, or a photo's "480.webp"."""
        folder = "quarantine" if self.state == self.State.INFECTED else "attachments"
        # two letters keep folders small
        return f"{folder}/{self.key[:2]}/{self.key}/{part}"

    @property
    def parts(self) -> list[str]:
        """All that may lie in the storage."""
        return ["file", *(f"{size}.{kind}" for size in PHOTO_SIZES for kind in ENCODINGS)]
