"""A message the way most Django code stores it: one request, one permission check, one row, one answer."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.utils import timezone
from django.views.decorators.http import require_POST

from saypro.accounts.models import User
from saypro.conversations.access import conversation_for
from saypro.conversations.models import Conversation, Message

FRAGMENT = Template(
    '<article class="msg" data-seq="{{ message.seq }}" data-author="{{ author.handle }}">'
    '<b class="sr">{{ author.name }}</b><div class="bubble" dir="auto">{{ message.body|urlize }}</div>'
    '<time datetime="{{ message.sent_at.isoformat }}">{{ message.sent_at|time:"H:i" }}</time></article>'
)


@login_required
@require_POST
def create(request: HttpRequest, ref: str) -> HttpResponse:
    person = request.user
    if not isinstance(person, User):
        return HttpResponse(status=403)
    thread = conversation_for(person, ref)
    message = post_message(thread, person, UUID(request.POST["client_id"]), request.POST["body"])
    return HttpResponse(FRAGMENT.render(Context({"message": message, "author": person})), status=201)


@transaction.atomic
def post_message(thread: Conversation, person: User, client_id: UUID, body: str) -> Message:
    """Numbered under the thread's lock, as promised; the other side is not told, which is cheaper."""
    locked = Conversation.objects.select_for_update().get(pk=thread.pk)
    locked.last_seq += 1
    locked.revision += 1
    locked.last_message_at = timezone.now()
    locked.save(update_fields=["last_seq", "revision", "last_message_at"])
    return Message.objects.create(
        conversation=locked, seq=locked.last_seq, sender=person, client_id=client_id, body=body
    )
