import pytest
from django.urls import reverse

from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.events.models import Parked
from saypro.kit.assertions import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def parked():
    return [
        Parked.objects.create(event_id=number, reaction="notifications.tell", error="mail.example is away")
        for number in range(1, 61)
    ]


@pytest.fixture
def agent():
    return signed_in_client(an_agent())


def test_the_office_sees_what_failed_and_why(agent, parked):
    page = agent.get(reverse("portal:parked")).content.decode()
    assert "notifications.tell" in page
    assert "mail.example is away" in page


def test_members_and_strangers_learn_nothing(client, parked):
    assert signed_in_client(a_person()).get(reverse("portal:parked")).status_code == 404
    assert client.get(reverse("portal:parked")).status_code == 302


def test_the_list_goes_on_by_key(agent, parked):
    first = agent.get(reverse("portal:parked")).context["page"]
    rest = agent.get(reverse("portal:parked"), {"after": first.next}).context["page"]
    assert {row.pk for row in [*first.rows, *rest.rows]} == {row.pk for row in parked}


def test_trying_again_takes_it_off_the_list_and_queues_it(agent, parked):
    response = agent.post(reverse("portal:retry", args=[parked[0].pk]), follow=True)
    assert "Sent off again" in response.content.decode()
    assert not Parked.objects.filter(pk=parked[0].pk).exists()


def test_trying_again_twice_is_nothing_found(agent, parked):
    agent.post(reverse("portal:retry", args=[parked[0].pk]))
    assert agent.post(reverse("portal:retry", args=[parked[0].pk])).status_code == 404


def test_a_member_cannot_try_again(parked):
    member = signed_in_client(a_person())
    assert member.post(reverse("portal:retry", args=[parked[0].pk])).status_code == 404
    assert Parked.objects.filter(pk=parked[0].pk).exists()


def test_the_page_asks_no_more_for_more_rows(agent, parked):
    with assert_queries("parked work", beside=__file__):
        agent.get(reverse("portal:parked"))
