"""Cards of the deal stand in a transcript as words: how they are now, and by the reader's clock."""

import pytest
import time_machine
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.deals import actions
from saypro.deals.testing import a_meeting, an_offer, buyer_of, seller_of

pytestmark = pytest.mark.django_db


def kept(thread: Conversation, reader: User) -> str:
    client = signed_in_client(reader)
    answer = client.post(f"/messages/{thread.ref}/transcript/", {"kind": "text"})
    return b"".join(getattr(answer, "streaming_content", [])).decode().replace("\N{NO-BREAK SPACE}", " ")


def test_an_offer_says_its_sum_its_terms_and_what_became_of_it() -> None:
    thread = a_deal()
    buyer, seller = buyer_of(thread), seller_of(thread)
    offer = an_offer(thread, 13000, terms="I fetch it today, call 082 123 4567")
    assert f"{buyer.name}: {buyer.first_name}’s offer. 48 h left. R 13 000" in kept(thread, seller)
    actions.decline_offer(offer, by=seller, at=timezone.now())
    told = kept(thread, seller)
    assert f"{buyer.first_name}’s offer. Declined. R 13 000 (R" in told
    assert "I fetch it today, call [phone number left out]" in told
    assert "Accept" not in told, "what one may press is not said"
    assert "Take it back" not in told


def test_a_meeting_stands_by_the_readers_clock() -> None:
    thread = a_deal()
    seller = seller_of(thread)
    seller.time_zone = "Africa/Lagos"
    seller.save()
    with time_machine.travel("2026-11-27 10:00:00+02:00", tick=False):
        a_meeting(thread, hours=24)
        assert "You are meeting. Sat 28 November, 09:00. Police station, Observatory" in kept(thread, seller)
        assert "Sat 28 November, 10:00. Police station" in kept(thread, buyer_of(thread))
