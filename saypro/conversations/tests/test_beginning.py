"""How many conversations one may begin without a confirmed e-mail address."""

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.actions import Refused, start_deal
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.kit.testing import a_pdf
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db
MOST = 6


@pytest.fixture
def unconfirmed() -> User:
    person = a_person(name="Lerato Mokoena")
    EmailAddress.objects.filter(user=person).update(verified=False)
    return person


def test_who_confirmed_no_address_begins_six_and_goes_on_in_those(unconfirmed: User) -> None:
    ads = [a_listing() for _ad in range(MOST)]
    begun = [start_deal(buyer=unconfirmed, listing=ad) for ad in ads]
    with pytest.raises(Refused) as refused:
        a_deal(buyer=unconfirmed)
    assert refused.value.code == "too_many_new"
    assert start_deal(buyer=unconfirmed, listing=ads[0]) == begun[0]


def test_who_confirmed_it_begins_as_many_as_they_like(unconfirmed: User) -> None:
    for _thread in range(MOST):
        a_deal(buyer=unconfirmed)
    EmailAddress.objects.filter(user=unconfirmed).update(verified=True)
    assert a_deal(buyer=unconfirmed)


def test_the_page_says_what_to_do_and_that_files_are_not_kept(unconfirmed: User) -> None:
    for _thread in range(MOST):
        a_deal(buyer=unconfirmed)
    client, listing = signed_in_client(unconfirmed), a_listing()
    for address, more in [
        (f"/messages/about/{listing.ref}/", {}),
        ("/messages/office/new/", {"subject": "Help"}),
    ]:
        said = {"body": "Is it still there?", **more}
        for files in ({}, {"files": SimpleUploadedFile("like_this.pdf", a_pdf())}):
            answer = client.post(address, {**said, **files})
            words = answer.content.decode()
            assert answer.status_code == 422
            assert "Confirm your e-mail address" in words
            assert "Is it still there?" in words
            assert ("Choose your files again" in words) == bool(files)
    assert Conversation.objects.count() == MOST
