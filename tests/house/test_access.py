"""Every row of the access matrix is driven as everybody, and nothing is left out of it."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import File
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from saypro.accounts import photos
from saypro.accounts import testing as people
from saypro.accounts.events import MemberJoined
from saypro.accounts.models import User
from saypro.conversations import actions as threads
from saypro.conversations import passes
from saypro.conversations import queries as queries_of_threads
from saypro.conversations.models import Attachment, Message
from saypro.conversations.models.attachment import PHOTO_SIZES as ATTACHED_SIZES
from saypro.conversations.testing import a_deal, a_support_thread, a_transcript, an_upload, say
from saypro.deals import actions as deals
from saypro.deals.testing import a_meeting, a_sold_deal, an_offer
from saypro.events import actions as events
from saypro.events import queries
from saypro.events.testing import an_event, run_reactions
from saypro.helpdesk import actions as desk
from saypro.helpdesk.actions import Change, change_many, merge, save_view, send_checklist, write_note
from saypro.helpdesk.models import Closure
from saypro.helpdesk.testing import (
    a_call_back,
    a_canned_reply,
    a_checklist,
    a_held_mail,
    a_macro,
    a_team,
    a_ticket,
    a_voicemail,
    a_widget_key,
    a_widget_visitor,
)
from saypro.helpdesk.widget.tokens import history_token
from saypro.kit.refs import new_ref
from saypro.kit.testing import a_pdf
from saypro.knowledge.testing import an_article
from saypro.listings import actions as listings
from saypro.listings.models import PHOTO_SIZES, Photo
from saypro.listings.testing import a_listing
from saypro.moderation import testing as moderation
from saypro.moderation import things
from saypro.notifications import actions as mails
from saypro.notifications.proving import proof_url
from saypro.notifications.stopping import Stop, stop_url
from saypro.notifications.testing import a_browser
from saypro.project.live import COMMANDS, TOPICS
from saypro.reports.actions import (
    add_recipient,
    begin_draft,
    begin_review,
    hold_reports,
    issue,
    make_plan,
    save_report,
)
from saypro.reports.kinds import KINDS
from saypro.reports.periods import Length, period_of
from saypro.surveys.links import token_of
from saypro.surveys.testing import a_case, a_survey, a_theme
from tests.house import access_matrix as matrix

ELSEWHERE = ("account_", "mfa_", "usersessions_", "demo:")  # a library's own; there only in a demo


def test_every_address_has_a_row() -> None:
    named = {name for name in names_of(get_resolver()) if not name.startswith(ELSEWHERE)}
    assert named == matrix.PAGES.keys()


def test_every_topic_and_command_has_a_row() -> None:
    assert {kind.name for kind in TOPICS} == matrix.TOPICS.keys()
    assert COMMANDS.keys() == matrix.COMMANDS.keys()


class World:
    """Sipho sells a bicycle, talks with Lerato about it, and asked the office something."""

    def __init__(self) -> None:
        self.owner, self.buyer = people.a_person("Sipho Dlamini"), people.a_person("Lerato Mokoena")
        self.bystander, self.agent = people.a_person("Thabo Nkosi"), people.an_agent()
        self.clients = {
            "visitor": Client(),
            "stranger": people.signed_in_client(self.bystander),
            "owner": people.signed_in_client(self.owner),
            "agent": people.signed_in_client(self.agent),
            "admin": people.signed_in_client(people.an_admin()),
        }
        self.ad = a_listing(seller=self.owner)
        self.warned: Message | None = None

    def path(self, name: str) -> str:
        """The page's address, with everything it needs brought into the world."""
        return reverse(name, kwargs=self.names(name))

    def names(self, name: str) -> dict[str, str | int]:
        """What stands in the address, each thing brought into the world for it."""
        names = matrix.PAGES[name].names
        return {key: getattr(self, f"_{thing}")() for key, thing in names.items()}

    def _team(self) -> int:
        return a_team(name=f"Team {timezone.now()}").pk

    def _membership(self) -> int:
        return a_team(people.an_agent(), name=f"Team {timezone.now()}").memberships.get().pk

    def _colleague(self) -> str:
        return people.an_agent().handle

    def _closure(self) -> int:
        day = timezone.localdate() + timedelta(days=30 + Closure.objects.count())
        return desk.close_on(day, reason="Stock", by=people.an_admin(), today=timezone.localdate()).pk

    def _promise(self) -> int:
        at = timezone.now()
        wanted = desk.Promised("first", "", "", 3600, 7200, "calendar", at + timedelta(days=1))
        return desk.promise(wanted, by=people.an_admin(), at=at).pk

    def _owner(self) -> str:
        return self.owner.handle

    def _someone(self) -> str:
        return self.buyer.handle

    def _stranger(self) -> str:
        return self.bystander.handle

    def _face(self) -> str:
        return photos.store(tiny_picture())

    def _session(self) -> int:
        return sign_in_elsewhere(self.owner)

    def _listing(self) -> str:
        return self.ad.ref

    def _slug(self) -> str:
        return "trek-marlin"

    def _photo(self) -> str:
        return self._shown_photo().ref

    def _picture(self) -> str:
        return self._shown_photo().key

    def _size(self) -> int:
        return PHOTO_SIZES[0]

    def _kind(self) -> str:
        return "webp"

    def _shown_photo(self) -> Photo:
        photo = listings.add_photo(self.owner, File(BytesIO(tiny_picture()), "bicycle.png"))
        run_reactions()
        photo.refresh_from_db()
        return photo

    def _deal(self) -> str:
        return a_deal(buyer=self.buyer, listing=self.ad).ref

    def _said(self) -> int:
        return say(a_deal(buyer=self.buyer, listing=self.ad), self.owner).seq

    def _dealt_with(self) -> str:
        say(a_deal(buyer=self.buyer, listing=self.ad), self.buyer)
        return self.buyer.handle

    def _review_about_owner(self) -> str:
        thread = a_sold_deal(a_deal(buyer=self.buyer, listing=a_listing(seller=self.owner))).conversation
        for author in (self.owner, self.buyer):
            review = deals.write_review(thread, author=author, stars=5, text="", at=timezone.now())
        return review.ref

    def _saved_filter(self) -> int:
        kept = queries_of_threads.saved_filters(self.owner)
        return (kept or [threads.save_filter(self.owner, name="To answer", query="?show=unread")])[0].pk

    def _offer(self) -> str:
        thread = a_deal(buyer=self.buyer, listing=self.ad)
        earlier = thread.offers.first()
        return (earlier or an_offer(thread)).ref

    def _meeting(self) -> str:
        thread = a_deal(buyer=self.buyer, listing=self.ad)
        earlier = thread.meetings.first()
        return (earlier or a_meeting(thread, agreed=False)).ref

    def _later(self) -> str:
        thread, now = a_deal(buyer=self.buyer, listing=self.ad), timezone.now()
        later = threads.schedule_message(thread, self.owner, "Hello", send_at=now + timedelta(days=1), at=now)
        return later.ref

    def _warned(self) -> str:
        return self._warning().conversation.ref

    def _warned_seq(self) -> int:
        return self._warning().seq

    def _warning(self) -> Message:
        if self.warned is None:
            said = moderation.a_message(sender=self.buyer, reader=self.owner)
            self.warned = said
        return self.warned

    def _report(self) -> str:
        return moderation.a_report(things.of_person(self.buyer), self.owner).ref

    def _decision(self) -> str:
        return moderation.a_decision(moderation.a_report(things.of_person(self.owner), self.buyer)).ref

    def _others_listing(self) -> str:
        return a_listing(seller=self.buyer).ref

    def _rule(self) -> str:
        return "deposit"

    def _ticket(self) -> str:
        return a_ticket(self.owner).ref

    def _article(self) -> str:
        return an_article(title=f"Article {timezone.now()}").slug

    def _article_pk(self) -> int:
        return an_article(title="Sell a bicycle", slug=f"article-{new_ref()[:8]}").pk

    def _version(self) -> int:
        return 1

    def _canned(self) -> int:
        return a_canned_reply().pk

    def _macro(self) -> int:
        return a_macro(note="Look").pk

    def _checklist(self) -> int:
        return a_checklist().pk

    def _steps(self) -> str:
        ticket, checklist = a_ticket(self.owner), a_checklist()
        return send_checklist(ticket, checklist, by=people.an_agent(), at=timezone.now()).ref

    def _first_seq(self) -> int:
        return 1

    def _note(self) -> str:
        return write_note(a_ticket(self.owner), "Look", by=people.an_agent(), at=timezone.now()).ref

    def _merge(self) -> int:
        one, other = a_ticket(self.owner), a_ticket(self.owner)
        return merge(one, other, by=people.an_agent(), reason="The same", at=timezone.now()).pk

    def _call_back(self) -> str:
        return a_call_back(self.owner).ref

    def _widget(self) -> str:
        return a_widget_key().ref

    def _issue(self) -> str:
        quarter = period_of(Length.QUARTER, timezone.localdate())
        return issue(KINDS["quarterly"], quarter, by=self.agent, at=timezone.now()).ref

    def _draft(self) -> str:
        week = period_of(Length.WEEK, timezone.localdate())
        return begin_draft(KINDS["weekly"], week, by=self.agent, at=timezone.now()).ref

    def _hold(self) -> int:
        return hold_reports("weekly", 24, by=self.agent).pk

    def _recipient(self) -> int:
        return add_recipient("weekly", "board@example.com", by=self.agent).pk

    def _saved_report(self) -> str:
        return save_report("Mine", "figure=messages", is_shared=True, by=self.agent, at=timezone.now()).ref

    def _month(self) -> str:
        return period_of(Length.MONTH, timezone.localdate()).slug

    def _reviewed(self) -> str:
        begin_review(timezone.localdate(), by=self.agent, at=timezone.now())
        return self._month()

    def _review_item(self) -> int:
        review = begin_review(timezone.localdate(), by=self.agent, at=timezone.now())
        return review.items.all()[0].pk

    def _quarter(self) -> str:
        return period_of(Length.QUARTER, timezone.localdate()).slug

    def _planned(self) -> str:
        make_plan(timezone.localdate(), takes_targets=False, by=self.agent, at=timezone.now())
        return self._quarter()

    def _plan_line(self) -> int:
        plan = make_plan(timezone.localdate(), takes_targets=False, by=self.agent, at=timezone.now())
        return plan.lines.all()[0].pk

    def _figure(self) -> str:
        return "answered_24h"

    def _widget_pk(self) -> int:
        return a_widget_key().pk

    def _history(self) -> str:
        return history_token(a_widget_visitor().pk)

    def _voicemail(self) -> str:
        return a_voicemail().ref

    def _bulk(self) -> str:
        return change_many([self._ticket()], Change("solve"), by=self.agent, at=timezone.now()).bulk.ref

    def _view(self) -> int:
        return save_view(self.agent, name="Mine", query="?queue=mine", is_shared=True).pk

    def _held_mail(self) -> int:
        return a_held_mail().pk

    def _support(self) -> str:
        return a_support_thread(member=self.owner).ref

    def _attachment(self) -> str:
        return self._upload("invoice.pdf", a_pdf()).ref

    def _transcript(self) -> str:
        return a_transcript(a_deal(buyer=self.buyer, listing=self.ad), self.owner).ref

    def _sent_photo(self) -> str:
        return self._upload("bicycle.png", tiny_picture()).ref

    def _edge(self) -> int:
        return ATTACHED_SIZES[0]

    def _pass(self) -> str:
        return passes.issued(self._attachment(), "file", self.owner.handle, timezone.now())

    def _upload(self, name: str, data: bytes) -> Attachment:
        upload = an_upload(a_deal(buyer=self.buyer, listing=self.ad), self.owner, name, data)
        run_reactions()
        return upload

    def _parked(self) -> int:
        with transaction.atomic():
            events.park(an_event(MemberJoined(person_id=self.owner.pk)), "accounts.welcome", "no")
        return queries.parked()[0].pk

    def _browser(self) -> int:
        return a_browser(self.owner).pk

    def _phone(self) -> int:
        return mails.ask_for_code(self.owner, channel="sms", number="+27821234567", at=timezone.now()).pk

    def _proof(self) -> str:
        return proof_url(self.owner).split("/")[-2]

    def _stop(self) -> str:
        return stop_url(Stop(self.owner.pk, "messages")).split("/")[-2]

    def _survey(self) -> str:
        return a_survey(self.owner).ref

    def _case(self) -> str:
        return a_case(a_survey(self.owner)).ref

    def _about(self) -> str:
        return "ticket"

    def _theme(self) -> int:
        return a_theme().pk

    def _survey_token(self) -> str:
        survey = a_survey(self.owner)
        return token_of(survey.pk, survey.person_id)

    def _unsent(self) -> int:
        waiting = mails.send_mail(to="lerato@example.com", subject="Hello", text="Hello.")
        claimed = mails.claim(waiting.pk, at=timezone.now())
        assert claimed is not None
        mails.give_up(claimed, error="no")
        return waiting.pk


def tiny_picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(file, "PNG")
    return file.getvalue()


def sign_in_elsewhere(person: User) -> int:
    """The id of a session of this person on another device."""
    session = SessionStore()
    session.create()
    row = UserSession.objects.create(
        user=person, session_key=session.session_key, ip="127.0.0.1", user_agent="another device"
    )
    return int(row.pk)


@pytest.fixture(autouse=True)
def _media_of_their_own(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize("room", sorted({name.split(":")[0] for name in matrix.PAGES}))
def test_the_pages_of_a_room_let_in_whom_their_rows_name(room: str) -> None:
    world = World()
    rows = {name: row for name, row in matrix.PAGES.items() if name.split(":")[0] == room}
    entered = {
        name: {who for who, client in world.clients.items() if may_enter(ask(client, row, path))}
        for name, row in rows.items()
        for path in [world.path(name)]
    }
    assert entered == {name: row.who for name, row in rows.items()}


def ask(client: Client, row: matrix.Row, path: str) -> HttpResponseBase:
    """What this person gets; whatever it changed is undone."""
    with transaction.atomic():
        response: HttpResponseBase = getattr(client, row.method)(path)
        transaction.set_rollback(True)
    b"".join(getattr(response, "streaming_content", []))
    return response


def may_enter(response: HttpResponseBase) -> bool:
    assert response.status_code < 500
    assert response.status_code != 405, "the row names the wrong method"
    goes_to_sign_in = response.status_code == 302 and "/account/login" in response["Location"]
    return response.status_code not in (403, 404) and not goes_to_sign_in


def names_of(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield space + (pattern.name or "")
        else:
            yield from names_of(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
