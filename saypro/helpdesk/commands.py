"""What agents' pages say over the socket: that somebody looks at a ticket. It is stored nowhere."""

from typing import Any

from saypro.realtime.frames import reference
from saypro.realtime.hub import hub
from saypro.realtime.topics import Command, CommandError, Wire


def viewing(wire: Wire, data: dict[str, Any]) -> None:
    """The agent looks at the ticket; `asks` to be told by the others, `left` that they look no more.

    Told on the topic of the notes, to which only the office listens.
    """
    ref = reference(data, "conversation")
    key = wire.listens_to("notes", ref)
    if key is None:
        raise CommandError("not_found", "Join the notes of the conversation first.")
    person = wire.listener
    seen = {
        "conversation": ref,
        "person": person.handle,
        "name": person.name,
        "asks": data.get("asks") is True,
        "left": data.get("left") is True,
    }
    hub().signal("notes", key, {"viewing": seen}, but=person.person_id)


COMMANDS: dict[str, Command] = {"viewing": viewing}
