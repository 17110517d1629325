"""Reading what a client sent: a frame, and the values in it."""

import json
from collections.abc import Mapping
from typing import Any

from saypro.kit.refs import as_ref
from saypro.realtime.topics import CommandError

LONGEST_FRAME = 32_768
LONGEST_QUOTED = 60


def parse(event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The command and its data. Raises CommandError(`malformed`)."""
    raw = event.get("text")
    if raw is None or len(raw) > LONGEST_FRAME:
        raise CommandError("malformed", "A frame is one JSON object in a text message of at most 32 KB.")
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError):
        raise CommandError("malformed", "That is not JSON.") from None
    if not isinstance(frame, dict) or len(frame) != 1:
        raise CommandError("malformed", "A frame is an object with exactly one key, its name.")
    name, data = next(iter(frame.items()))
    if name == "ping":
        return "ping", {}
    if not isinstance(data, dict):
        raise CommandError("malformed", f"What follows {quoted(name)} must be an object.")
    return name, data


def quoted(said: str) -> str:
    """What a client called something, fit to be said back: JSON can spell half a letter, a frame cannot."""
    return said[:LONGEST_QUOTED].encode("utf-8", "replace").decode()


def text(data: Mapping[str, Any], key: str) -> str:
    """The value as text. Raises CommandError(`malformed`) for anything else."""
    value = data.get(key)
    if not isinstance(value, str):
        raise CommandError("malformed", f"{key} must be text.")
    return value


def reference(data: Mapping[str, Any], key: str) -> str:
    """The value as a public reference, "" for what cannot be one. Raises CommandError for no text."""
    return as_ref(text(data, key))


def topic(data: Mapping[str, Any]) -> tuple[str, str]:
    """The topic's name and reference, ("", "") for what cannot be one. Raises CommandError(`malformed`)."""
    name, _, ref = text(data, "topic").partition(":")
    return (name, ref) if ref == as_ref(ref) else ("", "")


def number(data: Mapping[str, Any], key: str, default: int | None = None) -> int:
    """The value as a number from 0 to 2^53. Raises CommandError(`malformed`) for anything else."""
    value = data.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise CommandError("malformed", f"{key} must be a whole number, 0 or more.")
    return value
