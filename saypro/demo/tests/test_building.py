"""What is stored."""

from collections.abc import Iterator
from threading import Event as Stop
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Count, F, Max, Min
from django.test import override_settings

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.conversations.models import Attachment, Conversation, Message, Participant
from saypro.deals.models import Deal, Meeting, ResponseFigure, Review
from saypro.deals.queries.reviewing import dealt_in
from saypro.demo import lively
from saypro.demo.actions import build_world
from saypro.demo.actions.photos import Studio
from saypro.demo.testing import keep_pictures
from saypro.demo.tests.conftest import AT
from saypro.events.models import Event
from saypro.helpdesk.models import Invitation, Ticket
from saypro.listings.actions import path_of
from saypro.listings.models import PHOTO_SIZES, Listing, Photo
from saypro.moderation.models import Report
from saypro.notifications.models import Mail, Notice
from saypro.reports.models import Fill, Interval
from saypro.surveys.models import Survey, Theme

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def built(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """One world for all tests here, gone afterwards; all pictures but one were kept from an earlier run."""
    media = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=media), django_db_blocker.unblock(), transaction.atomic():
        keep_pictures(media, but="bike")
        assert build_world(1, AT, say=lambda words: None)
        yield
        transaction.set_rollback(True)


def count(*tables: type[models.Model]) -> list[int]:
    return [table._default_manager.count() for table in tables]


def test_a_second_world_is_not_built_over_the_first() -> None:
    before = count(User, Listing, Conversation, Message, Event)
    assert not build_world(2, AT, say=lambda words: None)
    assert (
        count(User, Listing, Conversation, Message, Event) == before == [312, 800, 3000, before[3], before[4]]
    )


def test_messages_are_numbered_without_gaps() -> None:
    numbered = Message.objects.values("conversation").annotate(
        first=Min("seq"), last=Max("seq"), many=Count("seq"), end=F("conversation__last_seq")
    )
    assert len(numbered) == 3000
    assert all(row["first"] == 1 and row["last"] == row["many"] == row["end"] for row in numbered)


def test_nobody_has_read_what_was_not_said() -> None:
    assert not Participant.objects.filter(received_seq__gt=F("conversation__last_seq")).exists()
    assert Participant.objects.filter(read_seq__lt=F("conversation__last_seq")).exists(), "some is unread"


def test_the_log_tells_all_that_is_there() -> None:
    kinds = dict(Event.objects.values_list("kind").annotate(Count("pk")))
    assert kinds["accounts.member_joined"] == 312
    assert kinds["listings.listing_posted"] == 800
    assert kinds["conversations.conversation_started"] == 3000
    assert kinds["conversations.messages_posted"] == Message.objects.count()
    solved = Conversation.objects.exclude(solved_at=None).count()
    assert kinds["conversations.conversation_solved"] == solved > 0


def test_reviews_are_as_the_house_would_have_taken_them() -> None:
    threads = set(Review.objects.values_list("conversation", flat=True))
    assert dealt_in(threads) == threads
    assert Review.objects.shown(AT).count() > 300
    hidden = Review.objects.filter(shown_from__gt=AT)
    assert hidden.exists()
    both = Review.objects.values("conversation").annotate(count=Count("pk")).filter(count=2)
    assert not hidden.filter(conversation__in=both.values("conversation")).exists()
    assert not Review.objects.filter(reply__gt="", shown_from__gt=F("replied_at")).exists()


def test_who_one_signs_in_as_has_stars_and_sales() -> None:
    sipho = User.objects.get(name="Sipho Dlamini")
    assert Review.objects.shown(AT).filter(about=sipho).count() >= 3
    assert Deal.objects.filter(seller=sipho, state="sold").exists()
    assert Deal.objects.filter(state="sold").exclude(listing__state="sold").count() == 0


def test_people_said_how_it_was_and_the_log_knows_it() -> None:
    kinds = dict(Event.objects.values_list("kind").annotate(Count("pk")))
    answered = Survey.objects.answered()
    assert kinds["surveys.survey_offered"] == Survey.objects.count() > answered.count() > 40
    assert {survey.side for survey in answered} == {"office", "buyer", "seller"}
    assert not Survey.objects.filter(answered_at__gt=AT).exists()
    assert Theme.objects.exclude(fixed="").get().mentions.exists()


def test_something_of_everything_is_there() -> None:
    lerato, sipho = (User.objects.get(name=name) for name in ("Lerato Mokoena", "Sipho Dlamini"))
    meeting = Meeting.objects.get()
    assert (meeting.buyer, meeting.state_at(AT), meeting.starts_at > AT) == (lerato, "agreed", True)
    assert Message.objects.filter(card="meeting", card_id=meeting.pk).exists()
    file = Attachment.objects.get()
    assert (
        Message.objects.get(conversation=file.conversation, seq=file.seq or 0).sender
        == file.uploader
        == sipho
    )
    warned = Message.objects.filter(warnings__isnull=False)
    assert warned.filter(sender=sipho, body__contains="deposit").exists()
    assert sorted(Report.objects.values_list("state", flat=True)) == ["decided", "decided", "open"]
    assert Participant.objects.filter(person=lerato, is_starred=True).count() == 1
    assert Participant.objects.filter(person=lerato, muted_until__gt=AT).count() == 1
    assert Notice.objects.filter(person=lerato, kind="offer_countered").count() == 1


def test_our_office_was_asked_into_a_talk_with_what_stood_there() -> None:
    lerato, riana, zanele = (
        User.objects.get(name=name) for name in ("Lerato Mokoena", "Riana Botha", "Zanele Khumalo")
    )
    asked = Invitation.objects.get()
    thread = asked.ticket.conversation
    assert (asked.by, thread.assignee, thread.has_office) == (lerato, zanele, True)
    kept = [said["body"] for said in asked.evidence["messages"]]
    assert kept[-1] == "Riana? I do not know what to do now."
    for client, path in (
        (signed_in_client(zanele), f"/office/{thread.ref}/"),
        (signed_in_client(lerato), thread.get_absolute_url()),
        (signed_in_client(riana), thread.get_absolute_url()),
    ):
        page = client.get(path).content.decode()
        assert "Lerato asked our office into this conversation" in page
        assert ("Nobody came on Friday" in page) == (client.session["_auth_user_id"] == str(zanele.pk))


def test_sellers_have_the_figures_their_talk_comes_to() -> None:
    told = ResponseFigure.objects.filter(asked__gte=5)
    assert told.count() > 50
    assert told.filter(median_s__lt=3600).exists()


def test_every_event_can_be_read_again_as_its_fact() -> None:
    for kind in Event.objects.values_list("kind", flat=True).distinct():
        event = Event.objects.filter(kind=kind).order_by("pk")[0]
        assert event.fact.event_id == event.pk


def test_a_built_past_sends_no_mail_and_leaves_no_job() -> None:
    assert not Mail.objects.exists()
    assert not Participant.objects.exclude(mailed_seq=F("conversation__last_seq")).exists()


def test_the_figures_are_counted() -> None:
    assert Interval.objects.values("ticket").distinct().count() == Ticket.objects.count()
    assert Fill.objects.exists()


def test_covers_are_the_first_photo() -> None:
    ad = Listing.objects.get(title__startswith="Trek Marlin 7 mountain bike, size M, serviced")
    assert ad.photos.all()[0].key == ad.cover
    assert Photo.objects.values("key").distinct().count() < 100, "ads share the files"


def test_a_missing_picture_was_encoded_in_every_size() -> None:
    key = Studio().keys["bike"]
    for width in PHOTO_SIZES:
        for kind in ("avif", "webp"):
            assert default_storage.size(path_of(key, width, kind)) > 1000


def test_a_lively_member_writes_through_the_real_doors() -> None:
    stop, waits, before = Stop(), [], Message.objects.count()

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 6:
            stop.set()

    written = lively.run(stop, wait=wait)
    assert Message.objects.count() == before + written
    assert written == 3, "each of them typed for a while first"
    last = Message.objects.order_by("-pk")[0]
    assert last.seq == last.conversation.last_seq
    assert last.sender.handle != "lerato-mokoena"
