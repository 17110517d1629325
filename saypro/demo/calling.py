"""A telephone without a network: it calls the office as a voice service would, signed and step by step."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.http import HttpResponseBase
from django.test import RequestFactory
from django.urls import resolve, reverse

from saypro.kit.signatures import voice_signature

LONGEST_CALL = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was heard or done."""

    who: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who calls from `number`, presses `digit`, "" for none, and speaks after the beep or hangs up."""

    number: str
    digit: str = ""
    speaks: bool = True


def call(caller: Caller) -> Iterator[Line]:
    """The whole call, as it is heard; afterwards the office has what came of it."""
    sid, path = f"CA{secrets.token_hex(16)}", reverse("helpdesk:voice")
    fields: dict[str, str] = {"From": caller.number}
    for _step in range(LONGEST_CALL):
        page = ElementTree.fromstring(ask(path, {"CallSid": sid, **fields}))  # noqa: S314  # our own answer
        path, fields = "", {}
        for verb in page:
            yield from heard(verb)
            path, fields = next_step(verb, caller)
            if path or verb.tag == "Hangup":
                break
        if not path:
            break
    ask(reverse("helpdesk:voice_ended"), {"CallSid": sid, "CallDuration": "25"})


def heard(verb: ElementTree.Element) -> Iterator[Line]:
    for said in verb.iter("Say"):
        yield Line("office", said.text or "")
    if verb.tag == "Hangup":
        yield Line("line", "The office hangs up.")


def next_step(verb: ElementTree.Element, caller: Caller) -> tuple[str, dict[str, str]]:
    """Where the call goes from here, "" to hear on."""
    url = verb.get("action", "")
    if verb.tag == "Gather" and caller.digit:
        return url, {"Digits": caller.digit}
    if verb.tag == "Dial":
        return url, {"DialCallStatus": "no-answer"}
    if verb.tag == "Record" and caller.speaks:
        return url, {"RecordingUrl": tone_url(), "RecordingDuration": "2"}
    return "", {}


def tone_url() -> str:
    return settings.SITE_URL + reverse("demo:tone")


def ask(path: str, fields: dict[str, str]) -> bytes:
    """What the office answers to a signed request, asked in this process."""
    parts = urlsplit(settings.SITE_URL)
    mark = voice_signature(settings.SITE_URL + path, fields, settings.VOICE_SECRET)
    request = RequestFactory().post(
        path, fields, headers={"X-Twilio-Signature": mark}, SERVER_NAME=parts.hostname or "localhost"
    )
    match = resolve(path)
    answer: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return getattr(answer, "content", b"")
