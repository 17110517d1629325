"""Voicemails: fetched from the voice service, and from nowhere else."""

import base64
import secrets
import urllib.request
from http.client import HTTPMessage
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from saypro.helpdesk.models import Call

MOST_BYTES = 10 * 1024 * 1024
TIMEOUT_S = 20
KINDS = {b"RIFF": "wav", b"ID3\x03": "mp3", b"ID3\x04": "mp3"}


class NotFetched(Exception):
    """Try again later."""


class StayHere(urllib.request.HTTPRedirectHandler):
    """Whoever sends us elsewhere is not followed: our password would go along."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        return None


def fetch_recording(call_id: int) -> None:
    """Keep the voicemail of this call. Safe to repeat. Raises NotFetched while it cannot be had."""
    call = Call.objects.filter(pk=call_id).exclude(recording_url="").first()
    if call is None or call.recording or not is_theirs(call.recording_url):
        return
    data = fetched(call.recording_url)
    kind = kind_of(data)
    if kind is None:
        raise NotFetched("What came is no recording.")
    path = default_storage.save(f"recordings/{secrets.token_urlsafe(24)}.{kind}", ContentFile(data))
    if not Call.objects.filter(pk=call.pk, recording="").update(recording=path):
        default_storage.delete(path)  # another run was faster


def is_theirs(url: str) -> bool:
    """Whether it lies with the voice service: nobody makes us fetch from anywhere else."""
    wanted, ours = urlsplit(url), urlsplit(settings.VOICE_MEDIA)
    return bool(ours.netloc) and (wanted.scheme, wanted.netloc) == (ours.scheme, ours.netloc)


def fetched(url: str) -> bytes:
    request = urllib.request.Request(url)  # noqa: S310  # is_theirs has looked at it
    if settings.VOICE_ACCOUNT:
        password = base64.b64encode(f"{settings.VOICE_ACCOUNT}:{settings.VOICE_SECRET}".encode()).decode()
        request.add_header("Authorization", f"Basic {password}")
    opener = urllib.request.build_opener(StayHere, urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=TIMEOUT_S) as answer:
            data: bytes = answer.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise NotFetched(f"The recording cannot be fetched: {error}") from error
    if len(data) > MOST_BYTES:
        raise NotFetched("The recording is longer than we keep.")
    return data


def kind_of(data: bytes) -> str | None:
    """Known by its content: what is neither is not kept."""
    if data[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "mp3"
    return KINDS.get(data[:4])
