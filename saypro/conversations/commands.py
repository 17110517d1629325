"""What a browser may ask over the socket about threads."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import Http404

from saypro.accounts.actions.refusals import refusals_noted
from saypro.accounts.models import User
from saypro.conversations import access, live, postbox, wishes
from saypro.conversations.actions import Outcome, Pointer, Post, Refused, join_support
from saypro.conversations.models import Conversation
from saypro.conversations.tails import NEVER
from saypro.kit.refs import as_ref
from saypro.realtime.frames import number, reference, text
from saypro.realtime.hub import hub
from saypro.realtime.threads import in_thread
from saypro.realtime.topics import Command, CommandError, Wire
from saypro.realtime.wire import encode

TYPING_S = 2
MOST_LISTED = 50
NO_FILES: list[str] = []
Wish = Callable[[User, str, int], None]


def post(wire: Wire, data: dict[str, Any]) -> None:
    """Say something. Answered by `posted` once it is stored, or by an `error` with the `client_id`.

    An agent's is refused when somebody else has written after the number in `seen`.
    """
    ref, client_id = reference(data, "conversation"), uuid(data, "client_id")
    quote, files = number(data, "quote", 0), attachments(data)
    seen = number(data, "seen") if wire.listener.is_office and "seen" in data else None
    wish = Post(ref, wire.listener.person_id, client_id, text(data, "body"), quote, files, seen=seen)
    try:
        postbox.submit(wish, lambda outcome: _answer(wire, wish, outcome))
    except Refused as refused:
        wire.push(_refusal(client_id, refused))


def _answer(wire: Wire, wish: Post, outcome: Outcome) -> None:
    if not isinstance(outcome, Refused):
        wire.push(
            f'{{"posted":{{"client_id":"{outcome.client_id}","conversation":"{outcome.conversation}",'
            f'"seq":{outcome.seq},"at":"{outcome.sent_at.isoformat()}"}}}}'
        )
    elif outcome.code == "not_found" and wire.listener.is_office:
        _spawn(_sit_and_post(wire, wish))
    else:
        wire.push(_refusal(wish.client_id, outcome))
        if outcome.code == "not_found":
            _spawn(_look_why(wish))


async def _look_why(wish: Post) -> None:
    """The answer has left: now there is time to note whose thread it was."""
    with suppress(Http404, User.DoesNotExist):
        await in_thread(_seen, wish.sender_id, wish.conversation, "post")


def _seen(person_id: int, ref: str, command: str) -> Conversation:
    """The thread, if the person may see it. Raises Http404 and User.DoesNotExist."""
    person = User.objects.get(pk=person_id)
    with refusals_noted(person.pk, way_of(command)):
        return access.conversation_for(person, ref)


def way_of(command: str) -> str:
    return f"socket {command}"


async def _sit_and_post(wire: Wire, wish: Post) -> None:
    """An agent's first words in a support thread: take a seat, then post again."""
    try:
        await in_thread(_sit, wire.listener.person_id, wish.conversation)
        postbox.submit(wish, lambda outcome: _answer_seated(wire, wish, outcome))
    except (Http404, User.DoesNotExist):
        wire.push(_refusal(wish.client_id, Refused("not_found")))
    except Refused as refused:
        wire.push(_refusal(wish.client_id, refused))


def _sit(person_id: int, ref: str) -> None:
    agent = User.objects.get(pk=person_id)
    with refusals_noted(agent.pk, way_of("post")):
        thread = access.support_conversation_for(agent, ref)
    join_support(thread, agent)


def _answer_seated(wire: Wire, wish: Post, outcome: Outcome) -> None:
    if isinstance(outcome, Refused):
        wire.push(_refusal(wish.client_id, outcome))
    else:
        _answer(wire, wish, outcome)


def _spawn(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.get_running_loop().create_task(work)
    _running.add(task)
    task.add_done_callback(_running.discard)


_running: set[asyncio.Task[None]] = set()


def _refusal(client_id: UUID, refused: Refused) -> str:
    error = {"about": "post", "code": refused.code, "message": refused.message, "client_id": str(client_id)}
    return encode({"error": error | ({"retry_s": refused.retry_s} if refused.retry_s else {})})


async def changes(wire: Wire, data: dict[str, Any]) -> None:
    """The catch-up question."""
    ref, after = reference(data, "conversation"), number(data, "after", 0)
    since = number(data, "since", NEVER)
    wire.push(await in_thread(_changes, wire.listener.person_id, ref, after, since))


def _changes(person_id: int, ref: str, after: int, since: int) -> str:
    """The frame, ready to leave: a long one takes longer to encode than others should wait."""
    try:
        thread = _seen(person_id, ref, "changes")
    except (Http404, User.DoesNotExist):
        raise CommandError("not_found", Refused("not_found").message) from None
    return encode({"changes": live.changes(thread, after, since)})


async def edit(wire: Wire, data: dict[str, Any]) -> None:
    """Other words for one's own message. Answered by `done` or an `error` with its number."""
    body = text(data, "body")
    await _wish(wire, data, "edit", lambda person, ref, seq: wishes.edit(person, ref, seq, body))


async def delete(wire: Wire, data: dict[str, Any]) -> None:
    """No words any more; answered likewise."""
    await _wish(wire, data, "delete", wishes.remove)


async def _wish(wire: Wire, data: dict[str, Any], about: str, wish: Wish) -> None:
    ref, seq = reference(data, "conversation"), number(data, "seq")
    try:
        await in_thread(_wished, wire.listener.person_id, ref, seq, about, wish)
    except (Http404, User.DoesNotExist):
        raise CommandError("not_found", Refused("not_found").message, conversation=ref, seq=seq) from None
    except Refused as refused:
        more = {"retry_s": refused.retry_s} if refused.retry_s else {}
        raise CommandError(refused.code, refused.message, conversation=ref, seq=seq, **more) from None
    wire.push({"done": {"about": about, "conversation": ref, "seq": seq}})


def _wished(person_id: int, ref: str, seq: int, about: str, wish: Wish) -> None:
    person = User.objects.get(pk=person_id)
    with refusals_noted(person.pk, way_of(about)):
        wish(person, ref, seq)


def received(wire: Wire, data: dict[str, Any]) -> None:
    """Everything up to `seq` is on this device."""
    _move(wire, data, is_read=False)


def read(wire: Wire, data: dict[str, Any]) -> None:
    """The person has seen everything up to `seq`."""
    _move(wire, data, is_read=True)


def _move(wire: Wire, data: dict[str, Any], *, is_read: bool) -> None:
    ref, seq = reference(data, "conversation"), number(data, "seq")
    postbox.move(Pointer(ref, wire.listener.person_id, seq, seq if is_read else 0))


def typing(wire: Wire, data: dict[str, Any]) -> None:
    """The text is changing; shown to the others who listen to the same thread."""
    ref, key = _joined(wire, data)
    if wire.may_tell_typing(key, every_s=TYPING_S):
        person = wire.listener
        frame = {"typing": {"conversation": ref, "person": person.handle, "name": person.name.split(" ")[0]}}
        hub().signal("thread", key, frame, but=person.person_id)


def paused(wire: Wire, data: dict[str, Any]) -> None:
    """The text is empty again, or sent: what `typing` told is over."""
    ref, key = _joined(wire, data)
    if wire.may_tell_pause(key):
        frame = {"paused": {"conversation": ref, "person": wire.listener.handle}}
        hub().signal("thread", key, frame, but=wire.listener.person_id)


def _joined(wire: Wire, data: dict[str, Any]) -> tuple[str, int]:
    """The reference and key of a thread this socket listens to. Raises CommandError(`not_found`)."""
    ref = reference(data, "conversation")
    key = wire.listens_to("thread", ref)
    if key is None:
        raise CommandError("not_found", "Join the conversation before typing in it.")
    return ref, key


def attachments(data: dict[str, Any]) -> tuple[str, ...]:
    """The refs of a post's files. Raises CommandError(`malformed`) for anything but a short list of them."""
    refs = data.get("attachments", NO_FILES)
    if refs is NO_FILES:
        return ()
    if not isinstance(refs, list) or len(refs) > MOST_LISTED or not all(isinstance(ref, str) for ref in refs):
        raise CommandError("malformed", "attachments must be a list of references.")
    return tuple(dict.fromkeys(as_ref(ref) for ref in refs))


def uuid(data: dict[str, Any], key: str) -> UUID:
    """The value as a UUID. Raises CommandError(`malformed`) for anything else."""
    try:
        return UUID(text(data, key))
    except ValueError:
        raise CommandError("malformed", f"{key} must be a UUID.") from None


COMMANDS: dict[str, Command] = {
    "post": post,
    "edit": edit,
    "delete": delete,
    "changes": changes,
    "received": received,
    "read": read,
    "typing": typing,
    "paused": paused,
}
