"""Calls: written down, asked for, and coming in by signed webhooks."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.events.testing import clear_jobs
from saypro.helpdesk import queries
from saypro.helpdesk.actions import NotFetched, fetch_recording, follow_solving
from saypro.helpdesk.clocks import What
from saypro.helpdesk.first_plans import WINDOWS, ZONE
from saypro.helpdesk.hours import Week
from saypro.helpdesk.models import Call, CallBack, OfficeHours, OpenWindow, Ticket
from saypro.helpdesk.phone.numbers import e164
from saypro.helpdesk.phone.speech import Speech
from saypro.helpdesk.phone.windows import windows
from saypro.helpdesk.testing import a_call_back, a_ticket, a_voicemail
from saypro.kit.signatures import is_signed, voice_signature
from saypro.notifications.testing import a_phone

pytestmark = pytest.mark.django_db
SITE, SECRET = "https://saypro.example", "secret"


@pytest.fixture(autouse=True)
def _voice(settings: Any, tmp_path: Any) -> None:
    settings.SITE_URL, settings.VOICE_SECRET, settings.VOICE_DIAL = SITE, SECRET, ""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office(agent: User) -> Client:
    return signed_in_client(agent)


def opened(*, all_day: bool) -> None:
    plan = OfficeHours.objects.create(valid_from=timezone.now() - timedelta(days=1), keeps_holidays=False)
    if all_day:
        days = (OpenWindow(hours=plan, weekday=day, opens=0, closes=1440) for day in range(7))
        OpenWindow.objects.bulk_create(days)


def asked(step: str = "", secret: str = SECRET, **fields: str) -> Any:
    path = f"/hooks/voice/{step}"
    told = {"CallSid": "CA1", "From": "+27825550101"} | fields
    mark = voice_signature(SITE + path, told, secret)
    return Client().post(path, told, headers={"X-Twilio-Signature": mark})


def verbs(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return [verb.tag for verb in ElementTree.fromstring(answer.content)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("082 123 4567", "+27821234567"),
        ("+44 20 7946 0958", "+442079460958"),
        ("0027 82 123 4567", "+27821234567"),
        ("anonymous", ""),
        ("12", ""),
        ("", ""),
    ],
)
def test_numbers_have_one_form(words: str, number: str) -> None:
    assert e164(words) == number


def test_a_known_signature_is_made() -> None:
    """The example in the documentation of the service whose form this is."""
    fields = {
        "CallSid": "CA1234567890ABCDE",
        "From": "+12349013030",
        "To": "+18005551212",
        "Caller": "+12349013030",
        "Digits": "1234",
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert voice_signature(url, fields, "12345") == "0/KCTR6DLpKmkAf8muzZqo1nDgQ="
    assert not is_signed("0/KCTR6DLpKmkAf8muzZqo1nDgQ=", url, fields, ""), "no secret signs nothing"


def test_no_word_becomes_a_command() -> None:
    page = ElementTree.fromstring(Speech().say('</Say><Dial>+27</Dial>&<![CDATA["').xml())
    assert [verb.tag for verb in page] == ["Say"]


def test_times_to_be_called_lie_within_office_hours() -> None:
    office = Week(ZoneInfo(ZONE), WINDOWS)
    for hour in range(0, 24 * 7, 5):
        now = datetime(2026, 11, 23, 0, 7, tzinfo=ZoneInfo(ZONE)) + timedelta(hours=hour)
        found = windows(office, now)
        assert found
        for window in found:
            assert now < window.start < window.end
            assert list(office.spans(window.start, window.end)) == [(window.start, window.end)]


def test_a_wish_to_be_called_is_a_ticket_with_a_due_time(member: User) -> None:
    opened(all_day=True)
    client = signed_in_client(member)
    offered = windows(queries.office_time(), timezone.now())
    form = {"number": "082 123 4567", "window": offered[0].key, "reason": "My ad is gone"}
    assert client.post("/call-me/", form | {"number": "12"}).status_code == 422
    assert client.post("/call-me/", form | {"window": "2020-01-01"}).status_code == 422
    answer = client.post("/call-me/", form)
    wish = CallBack.objects.get()
    assert (answer.status_code, wish.number, wish.due_at) == (302, "+27821234567", offered[0].end)
    assert Ticket.objects.get(conversation=wish.conversation).member == member
    again = client.post("/call-me/", form)
    assert "You have asked us to call you already." in again.content.decode()
    assert CallBack.objects.count() == Ticket.objects.count() == 1


def test_the_office_sees_whom_to_call_first(office: Client) -> None:
    late = a_call_back(a_person("Lerato Mokoena"))
    a_call_back(a_person("Sipho Dlamini"))
    before = timezone.now() - timedelta(days=1)
    CallBack.objects.filter(pk=late.pk).update(starts_at=before, due_at=before + timedelta(hours=1))
    page = office.get("/office/calls/").content.decode()
    assert page.index("Lerato Mokoena") < page.index("Sipho Dlamini")
    assert "Late" in page
    assert 'href="tel:+27821234567"' in page


def test_a_wish_is_dropped_by_its_member_alone(office: Client) -> None:
    wish = a_call_back(a_person())
    assert signed_in_client(a_person()).post(f"/call-me/{wish.ref}/end/").status_code == 404
    signed_in_client(wish.person).post(f"/call-me/{wish.ref}/end/")
    wish.refresh_from_db()
    assert wish.ended_at is not None


def test_speaking_with_somebody_is_an_answer(office: Client, member: User) -> None:
    wish = a_call_back(member)
    ticket = Ticket.objects.get()
    assert ticket.answer_due_at is not None
    told = {"direction": "out", "number": wish.number, "minutes": "3", "note": "Explained it"}
    office.post(f"/office/tickets/{ticket.ref}/calls/", told | {"is_reached": "0"})
    ticket.refresh_from_db()
    assert ticket.answer_due_at is not None, "nobody answered: they still wait"
    office.post(f"/office/tickets/{ticket.ref}/calls/", told | {"is_reached": "1"})
    ticket.refresh_from_db()
    wish.refresh_from_db()
    assert ticket.answer_due_at is None
    assert wish.ended_at is not None
    assert [step.what for step in ticket.steps.order_by("pk")][-1] == What.ANSWERED
    page = office.get(f"/office/{ticket.conversation.ref}/").content.decode()
    assert "Explained it" in page
    assert "3:00" in page


@pytest.mark.parametrize(
    "wrong", [{"note": " "}, {"number": "12"}, {"minutes": "2000"}, {"minutes": "x"}, {"direction": "up"}]
)
def test_a_call_that_makes_no_sense_is_not_written_down(office: Client, wrong: dict[str, str]) -> None:
    ticket = a_ticket()
    told = {"direction": "in", "is_reached": "1", "number": "", "minutes": "3", "note": "Spoke"}
    answer = office.post(f"/office/tickets/{ticket.ref}/calls/", told | wrong, follow=True)
    assert answer.status_code == 200
    assert not Call.objects.exists()


@pytest.mark.parametrize("step", ["", "menu/", "dialled/", "recorded/", "ended/"])
def test_nobody_but_the_service_is_answered(step: str, settings: Any) -> None:
    assert asked(step, secret="wrong").status_code == 403
    assert Client().post(f"/hooks/voice/{step}", {"CallSid": "CA1"}).status_code == 403
    assert asked(step, CallSid="").status_code == 400
    assert asked(step, CallSid="x" * 65).status_code == 400
    settings.VOICE_SECRET = ""
    assert asked(step, secret="").status_code == 404
    assert not Call.objects.exists()


def test_the_menu_leads_to_a_voicemail_and_that_to_a_ticket() -> None:
    opened(all_day=True)
    assert verbs(asked()) == ["Say", "Gather", "Say", "Record", "Hangup"]
    assert verbs(asked("menu/", Digits="9"))[:2] == ["Say", "Gather"]
    assert verbs(asked("menu/", Digits="4")) == ["Say", "Say", "Record", "Hangup"]
    kept = {"RecordingUrl": "https://api.twilio.com/r.wav", "RecordingDuration": "32"}
    for _twice in range(2):
        assert verbs(asked("recorded/", **kept)) == ["Say", "Hangup"]
        asked("ended/", CallDuration="50")
    call, ticket = Call.objects.get(), Ticket.objects.get()
    assert (call.outcome, call.length_s) == ("voicemail", 50)
    assert (ticket.category, ticket.channel) == ("complaint", "phone")
    assert ticket.member is not None
    assert ticket.member.contact.number == "+27825550101"
    clear_jobs()


def test_outside_our_hours_callers_hear_when_we_are_here() -> None:
    opened(all_day=False)
    answer = asked()
    assert verbs(answer) == ["Say", "Say", "Say", "Record", "Hangup"]
    assert b"Our office is closed" in answer.content


def test_a_missed_call_is_a_ticket_of_whoever_proved_the_number(member: User, settings: Any) -> None:
    opened(all_day=True)
    settings.VOICE_DIAL = "+27110000000"
    a_phone(member, number="+27825550101")
    asked()
    assert verbs(asked("menu/", Digits="1")) == ["Say", "Dial"]
    assert "Record" in verbs(asked("dialled/", DialCallStatus="no-answer"))
    asked("ended/")
    asked("ended/")
    ticket = Ticket.objects.get()
    assert (ticket.member, ticket.category) == (member, "support")


def test_a_call_somebody_took_needs_no_ticket(settings: Any) -> None:
    opened(all_day=True)
    settings.VOICE_DIAL = "+27110000000"
    asked()
    asked("dialled/", DialCallStatus="completed", DialCallDuration="75")
    asked("ended/", CallDuration="80")
    call = Call.objects.get()
    assert (call.outcome, call.length_s, call.conversation) == ("reached", 80, None)


def test_a_number_that_was_not_proved_is_nobodys(member: User) -> None:
    opened(all_day=True)
    a_phone(member, number="+27825550101", is_proved=False)
    asked(From="+27825550101")
    asked("ended/")
    assert Ticket.objects.get().member != member


def test_events_in_any_order_and_of_unknown_calls_do_no_harm() -> None:
    asked("ended/", CallDuration="999999999999")
    asked("recorded/", RecordingUrl="https://x.example/r.wav")
    asked("menu/", Digits="1")
    assert not Call.objects.exists()
    asked(From="anonymous\r\nX: y")
    asked("ended/", CallDuration="-5")
    assert Call.objects.get().number == ""
    assert "Unknown caller" in str(Ticket.objects.get().member)


class Recordings(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away.wav":
            self.send_response(302)
            self.send_header("Location", "/r.wav")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"RIFF\0\0\0\0WAVEwords" if self.path == "/r.wav" else b"<html>")

    def log_message(self, *_args: Any) -> None:
        pass


@pytest.fixture
def media(settings: Any) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Recordings)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.VOICE_MEDIA = f"http://127.0.0.1:{server.server_address[1]}"
    yield settings.VOICE_MEDIA
    server.shutdown()
    server.server_close()
    thread.join()


def a_call(url: str) -> Call:
    return Call.objects.create(
        sid="CA1", direction="in", outcome="voicemail", at=timezone.now(), recording_url=url
    )


def test_a_voicemail_is_fetched_and_played_to_the_office_alone(media: str, office: Client) -> None:
    call = a_call(f"{media}/r.wav")
    fetch_recording(call.pk)
    fetch_recording(call.pk)
    answer = office.get(f"/office/calls/{call.ref}/recording/")
    assert b"".join(answer.streaming_content) == b"RIFF\0\0\0\0WAVEwords"  # type: ignore[attr-defined]
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("audio/wav", "nosniff")
    assert signed_in_client(a_person()).get(f"/office/calls/{call.ref}/recording/").status_code == 404


@pytest.mark.parametrize("path", ["/page.html", "/away.wav"])
def test_what_is_no_recording_is_not_kept(media: str, path: str) -> None:
    call = a_call(media + path)
    with pytest.raises(NotFetched):
        fetch_recording(call.pk)


@pytest.mark.parametrize("url", ["http://169.254.169.254/r.wav", "file:///etc/passwd", "//x/r.wav", "x"])
def test_nobody_makes_us_fetch_from_elsewhere(media: str, url: str) -> None:
    call = a_call(url)
    fetch_recording(call.pk)
    call.refresh_from_db()
    assert call.recording == ""


def test_the_page_of_a_solved_ticket_shows_its_calls(office: Client) -> None:
    ticket = a_ticket()
    Call.objects.filter(pk=a_voicemail().pk).update(conversation=ticket.conversation)
    follow_solving(ticket.conversation_id, What.SOLVED, timezone.now(), None)
    assert "<audio" in office.get(f"/office/{ticket.conversation.ref}/").content.decode()
