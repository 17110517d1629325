"""The help button on other sites: only there, and nobody reads what another said."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.core import signing
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, signed_in_client
from saypro.conversations.actions import join_support
from saypro.conversations.models import Message
from saypro.conversations.testing import say
from saypro.events.testing import clear_jobs, run_reactions
from saypro.helpdesk.actions import leave_address, mail_answer, read_through_widget
from saypro.helpdesk.models import Contact, OfficeHours, Ticket, WidgetKey, WidgetVisitor
from saypro.helpdesk.testing import a_widget_key, a_widget_visitor
from saypro.helpdesk.widget.origins import origin_of
from saypro.helpdesk.widget.tokens import history_token
from saypro.notifications.models import Mail

pytestmark = pytest.mark.django_db
SHOP = "https://shop.example"


@pytest.fixture
def key() -> WidgetKey:
    return a_widget_key(SHOP)


def ask(
    key: WidgetKey, path: str, told: object = None, *, token: str = "", origin: str = SHOP, **more: Any
) -> Any:
    headers = {"Origin": origin} | ({"Authorization": f"Bearer {token}"} if token else {})
    address = f"/widget/{key.ref}/{path}"
    if told is None:
        return Client().get(address, headers=headers)
    return Client().post(address, json.dumps(told), content_type="application/json", headers=headers)


def said(key: WidgetKey, body: str = "Are you there?", token: str = "") -> Any:
    return ask(key, "messages/", {"body": body, "client_id": str(uuid4())}, token=token)


def read(key: WidgetKey, token: str, after: int = 0) -> list[str]:
    answer = ask(key, f"messages/?after={after}", token=token)
    return [one["body"] for one in answer.json()["messages"]]


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("https://Shop.Example/", SHOP),
        ("https://shop.example:443", SHOP),
        ("https://shop.example:8443", "https://shop.example:8443"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://shop.example", ""),
        ("https://*.example", ""),
        ("https://shop.example/path", ""),
        ("https://u@shop.example", ""),
        ("https://shop.example:x", ""),
        ("null", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_an_origin_has_one_form(words: str, origin: str) -> None:
    assert origin_of(words) == origin


def test_first_words_make_a_contact_and_a_ticket(key: WidgetKey, agent: User) -> None:
    answer = said(key, "Where is my parcel?\nIt is late")
    token = answer.json()["token"]
    assert answer.status_code == 201
    run_reactions()
    ticket, visitor = Ticket.objects.get(), WidgetVisitor.objects.get()
    assert (ticket.channel, ticket.conversation) == ("widget", visitor.conversation)
    assert token not in visitor.token_hash
    join_support(ticket.conversation, agent)
    say(ticket.conversation, agent, "On its way")
    assert read(key, token) == ["Where is my parcel?\nIt is late", "On its way"]
    assert read(key, token, after=1) == ["On its way"]
    assert said(key, "Thank you", token).json()["token"] == ""
    assert WidgetVisitor.objects.count() == 1


def test_a_visitor_sees_of_the_office_only_first_names_and_never_notes(key: WidgetKey, agent: User) -> None:
    visitor = a_widget_visitor(key)
    join_support(visitor.conversation, agent)
    deleted = say(visitor.conversation, agent, "Wrong thread")
    Message.objects.filter(pk=deleted.message_id).update(deleted_at=timezone.now(), body="")
    say(visitor.conversation, agent, "Hello")
    link = Client().get(f"/widget/history/{history_token(visitor.pk)}/")
    page = link.content.decode()
    assert "Hello" in page
    assert "Wrong thread" not in page
    assert agent.name.split()[-1] not in page
    assert agent.email not in page


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "https://evil.example",
        "https://shop.example.evil.example",
        "http://shop.example",
        "https://SHOP.example",
    ],
)
def test_a_foreign_page_gets_nothing(key: WidgetKey, origin: str) -> None:
    for answer in (ask(key, "status/", origin=origin), ask(key, "messages/", {"body": "x"}, origin=origin)):
        assert answer.status_code == 403
        assert "Access-Control-Allow-Origin" not in answer
    assert not Contact.objects.exists()


def test_a_page_of_ours_need_not_name_itself_to_read() -> None:
    ours = a_widget_key("http://localhost")
    for site, status in (("same-origin", 200), ("cross-site", 403)):
        answer = Client().get(
            f"/widget/{ours.ref}/status/", headers={"Sec-Fetch-Site": site}, SERVER_NAME="localhost"
        )
        assert answer.status_code == status


def test_a_key_that_is_off_or_unknown_gets_nothing(key: WidgetKey) -> None:
    token = said(key).json()["token"]
    visitor = WidgetVisitor.objects.get()
    WidgetKey.objects.update(is_on=False)
    assert ask(key, "status/").status_code == 403
    assert ask(key, "messages/", token=token).status_code == 403
    assert Client().get(f"/widget/history/{history_token(visitor.pk)}/").status_code == 404
    assert ask(WidgetKey(ref="nobody"), "status/").status_code == 403


def test_only_its_own_page_may_read_the_answer(key: WidgetKey) -> None:
    answer = ask(key, "status/")
    assert answer["Access-Control-Allow-Origin"] == SHOP
    assert "Access-Control-Allow-Credentials" not in answer, "no cookie counts here"
    assert "Origin" in answer["Vary"]
    before = Client().options(f"/widget/{key.ref}/messages/", headers={"Origin": SHOP})
    assert (before.status_code, before["Access-Control-Allow-Headers"]) == (
        204,
        "authorization, content-type",
    )


def test_nobody_reads_what_another_said(key: WidgetKey) -> None:
    mine, theirs = said(key, "Mine").json()["token"], said(key, "Theirs").json()["token"]
    assert read(key, mine) == ["Mine"]
    for forged in ("x", mine[:-1] + ("A" if mine[-1] != "A" else "B"), mine + theirs, "0" * 5000):
        answer = ask(key, "messages/", token=forged)
        assert (answer.status_code, answer.json()["code"]) == (403, "forgotten")
    elsewhere = a_widget_key(SHOP)
    assert ask(elsewhere, "messages/", token=mine).status_code == 403, "a token counts on its own site alone"
    assert ask(key, "messages/").json()["messages"] == [], "without a token there is no history"


def test_a_signed_in_members_cookie_counts_nothing(key: WidgetKey) -> None:
    member = a_person()
    client = signed_in_client(member)
    told = json.dumps({"body": "Hi", "client_id": str(uuid4())})
    client.post(
        f"/widget/{key.ref}/messages/", told, content_type="application/json", headers={"Origin": SHOP}
    )
    assert WidgetVisitor.objects.get().contact.person != member


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"body": ""}, 422),
        ({"body": "x" * 4001}, 422),
        ({"body": "x", "client_id": "nonsense"}, 422),
        ({"body": ["x"], "client_id": {"$ne": None}}, 422),
        ([1, 2], 400),
        ("x", 400),
        (None, 200),
    ],
)
def test_nonsense_is_answered_with_a_sentence(key: WidgetKey, told: object, status: int) -> None:
    assert ask(key, "messages/", told).status_code == status
    assert not Contact.objects.exists()


def test_broken_bodies_do_no_harm(key: WidgetKey) -> None:
    for body in (b"{", b"[" * 10_000, b"\xff", b'{"body": "' + b"x" * 30_000 + b'"}'):
        answer = Client().post(
            f"/widget/{key.ref}/messages/", body, content_type="application/json", headers={"Origin": SHOP}
        )
        assert answer.status_code == 400
    form = Client().post(f"/widget/{key.ref}/messages/", {"body": "x"}, headers={"Origin": SHOP})
    assert form.status_code == 400, "a form of another site cannot speak here"


def test_a_repeated_message_is_one(key: WidgetKey) -> None:
    token = said(key).json()["token"]
    told = {"body": "Once", "client_id": str(uuid4())}
    answers = [ask(key, "messages/", told, token=token).json()["seq"] for _twice in range(2)]
    assert answers == [2, 2]


def test_whoever_is_too_fast_waits(key: WidgetKey) -> None:
    answers = [said(key, f"Visitor {number}") for number in range(11)]
    assert [answer.status_code for answer in answers] == [201] * 10 + [429]
    assert answers[-1].json()["message"].startswith("That was a lot at once.")
    assert WidgetVisitor.objects.count() == 10


def test_one_visitor_says_twenty_things_a_minute(key: WidgetKey) -> None:
    token = said(key).json()["token"]
    answers = [said(key, f"Line {number}", token) for number in range(21)]
    assert [answer.status_code for answer in answers] == [201] * 20 + [429]
    assert answers[-1].json()["message"].startswith("That was a lot at once.")


def test_answers_find_who_has_left_and_nobody_who_is_there(key: WidgetKey, agent: User) -> None:
    token = said(key).json()["token"]
    run_reactions()
    visitor = WidgetVisitor.objects.get()
    assert ask(key, "address/", {"email": "no address"}, token=token).status_code == 422
    left = {"email": "thandi@example.com", "name": "Thandi"}
    assert ask(key, "address/", left, token=token).status_code == 200
    join_support(visitor.conversation, agent)
    seen = say(visitor.conversation, agent, "Are you still there?")
    read_through_widget(visitor, seen.seq)
    assert mail_answer(seen.message_id) is None
    unseen = say(visitor.conversation, agent, "It is on its way")
    mail = mail_answer(unseen.message_id)
    assert mail is not None
    assert mail.to == "thandi@example.com"
    clear_jobs()


def test_a_link_is_mailed_in_our_words_and_not_often(key: WidgetKey) -> None:
    token = said(key, "BUY PILLS").json()["token"]
    assert ask(key, "link/", {}, token=token).status_code == 422, "no address yet"
    leave_address(WidgetVisitor.objects.get(), name="BUY PILLS", address="victim@example.com")
    answers = [ask(key, "link/", {}, token=token) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].json()["message"].startswith("We have sent you that link already.")
    mail = Mail.objects.filter(reason="history").latest("pk")
    assert "PILLS" not in mail.text + mail.html + mail.subject
    path = re.search(r"/widget/history/\S+/", mail.text)
    assert path
    assert "BUY PILLS" in Client().get(path[0]).content.decode()


def test_a_link_of_another_kind_or_time_opens_nothing(key: WidgetKey) -> None:
    visitor = a_widget_visitor(key)
    token = history_token(visitor.pk)
    for forged in (
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        signing.dumps(visitor.pk),
        str(visitor.pk),
        "x",
    ):
        assert Client().get(f"/widget/history/{forged}/").status_code == 404
    answer = Client().get(f"/widget/history/{token}/")
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex")


def test_the_button_says_when_we_are_there_and_by_when_we_answer(key: WidgetKey) -> None:
    OfficeHours.objects.create(valid_from=timezone.now(), keeps_holidays=False)
    told = ask(key, "status/").json()
    assert not told["is_open"]
    assert "we answer by e-mail" in told["words"]["away"]
    assert "You hear from us by" in told["words"]["there"]


def test_the_script_is_small_and_puts_nothing_inline() -> None:
    path = finders.find("helpdesk/widget.js")
    assert isinstance(path, str)
    answer = Client().get("/widget.js")
    script = answer.content.decode()
    assert len(answer.content) < 30_000
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    for word in ("innerHTML", "outerHTML", "insertAdjacent", "eval(", ".style", "<style", "document.cookie"):
        assert word not in script


def test_leads_add_sites_and_switch_them_off() -> None:
    lead = signed_in_client(a_lead())
    wrong = lead.post("/office/settings/widgets/", {"name": "Shop", "origins": "http://shop.example"})
    assert wrong.status_code == 422
    assert "is no address like" in wrong.content.decode()
    lead.post("/office/settings/widgets/", {"name": "Shop", "origins": f"{SHOP}\nhttps://www.shop.example/"})
    key = WidgetKey.objects.get()
    assert key.origins == [SHOP, "https://www.shop.example"]
    page = lead.get(f"/office/settings/widgets/{key.pk}/").content.decode()
    assert f"data-key=&quot;{key.ref}&quot;" in page or f'data-key="{key.ref}"' in page
    lead.post(f"/office/settings/widgets/{key.pk}/", {"name": "Shop", "origins": SHOP})
    key.refresh_from_db()
    assert (key.is_on, key.origins) == (False, [SHOP])
