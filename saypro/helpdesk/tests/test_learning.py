"""Corrections, learning from them, and going back."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Message
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.events.testing import run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.actions.sorting import is_held_out
from saypro.helpdesk.models import Correction, SorterVersion
from saypro.helpdesk.models.tickets import Category
from saypro.helpdesk.queries import corrected_messages
from saypro.helpdesk.sorting import current
from saypro.helpdesk.sorting.examples import to_learn_from
from saypro.helpdesk.sorting.pipeline import Sorter
from saypro.helpdesk.sorting.verdict import judge
from saypro.helpdesk.testing import a_ticket

pytestmark = pytest.mark.django_db
Write = Callable[[str], Message]


@pytest.fixture(autouse=True)
def without_vectors(settings: LazySettings) -> None:
    """They would take a minute, and learning is the same without."""
    settings.SENTENCE_VECTORS = False
    current.of_version.cache_clear()


@pytest.fixture
def write(member: User) -> Write:
    thread = a_support_thread(member)

    def written(words: str) -> Message:
        say(thread, member, words)
        return thread.messages.latest("seq")

    return written


def keep(sorter: Sorter, score: float = 0.5) -> SorterVersion:
    return actions.keep_sorter(sorter, learned=600, score=score, at=timezone.now())


def correct(message: Message, after: Category, agent: User) -> Correction:
    return actions.correct_category(message, before="", after=after, agent=agent, at=timezone.now())


def test_a_message_is_learned_as_it_was_last_corrected(write: Write, agent: User) -> None:
    message = write("where is it now")
    correct(message, Category.SUPPORT, agent)
    correct(message, Category.RENEWAL, agent)
    [one] = corrected_messages()
    assert (one.example.text, one.example.label) == ("where is it now", "renewal")


def test_what_its_writer_deleted_is_not_learned(write: Write, agent: User) -> None:
    message = write("my number is 072")
    correct(message, Category.SUPPORT, agent)
    Message.objects.filter(pk=message.pk).update(deleted_at=timezone.now())
    assert corrected_messages() == []


def test_members_correct_nothing(write: Write, member: User) -> None:
    with pytest.raises(actions.NotForTheOffice):
        correct(write("hello"), Category.SUPPORT, member)
    assert not Correction.objects.exists()


def test_what_members_write_to_each_other_is_not_sorted(agent: User) -> None:
    deal = a_deal()
    say(deal, deal.participants.get(part="buyer").person)
    with pytest.raises(actions.NotForTheOffice):
        correct(deal.messages.get(), Category.SUPPORT, agent)


def test_a_message_is_uncategorised_while_nothing_was_learned() -> None:
    found = judge("I was charged twice and want a refund")
    assert (found.category, found.confidence, found.priority.level, found.language) == ("", 0, "high", "en")


def test_a_message_is_judged_by_the_current_sorter(small_sorter: Sorter) -> None:
    keep(small_sorter)
    found = judge("My ad expired, please renew my ad for another month, how do I renew it")
    assert found.category == "renewal"
    assert found.confidence >= small_sorter.threshold


def test_a_forged_sorter_sorts_nothing(small_sorter: Sorter) -> None:
    kept = keep(small_sorter)
    SorterVersion.objects.filter(pk=kept.pk).update(payload=b"forged" * 20)
    assert judge("My ad expired, please renew it").category == ""


def test_the_first_sorter_is_kept_and_the_same_again_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    some, at = to_learn_from()[::8], timezone.now()
    monkeypatch.setattr("saypro.helpdesk.actions.sorting.to_learn_from", lambda: some)
    first, second = actions.train_sorter(at), actions.train_sorter(at)
    assert first.is_kept
    assert not second.is_kept, "it is no better"
    assert second.score == second.before == first.score > 0.5
    assert SorterVersion.objects.get().examples == len(some) > 600


def test_a_better_sorter_takes_the_place_of_a_worse_one_which_can_be_restored(
    small_sorter: Sorter, monkeypatch: pytest.MonkeyPatch
) -> None:
    some, worse = to_learn_from()[::2], keep(small_sorter)
    monkeypatch.setattr("saypro.helpdesk.actions.sorting.to_learn_from", lambda: some)
    outcome = actions.train_sorter(timezone.now())
    assert outcome.is_kept, "it has three times as many examples"
    assert SorterVersion.objects.get(is_current=True).version == worse.version + 1
    actions.restore_sorter(worse.version)
    assert SorterVersion.objects.get(is_current=True) == worse


def test_only_the_last_few_are_kept(small_sorter: Sorter) -> None:
    versions = [keep(small_sorter).version for _ in range(7)]
    assert list(SorterVersion.objects.order_by("version").values_list("version", flat=True)) == versions[-5:]
    with pytest.raises(actions.NoSuchSorter, match="no version 1"):
        actions.restore_sorter(1)
    assert SorterVersion.objects.get(is_current=True).version == versions[-1]


def test_a_fifth_of_the_corrections_judges_and_is_never_learned(write: Write, agent: User) -> None:
    for number in range(40):
        correct(write(f"message number {number}"), Category.GENERAL, agent)
    first, second = corrected_messages(), corrected_messages()
    judging = [one for one in first if is_held_out(one)]
    assert 0 < len(judging) < 20
    assert [is_held_out(one) for one in first] == [is_held_out(one) for one in second]


def test_what_an_agent_files_teaches_the_sorter(member: User, agent: User) -> None:
    ticket = a_ticket(member, body="it ran out, again please")
    say(ticket.conversation, member, "and thanks")
    actions.sort(ticket, "renewal", by=agent)
    run_reactions()
    [one] = corrected_messages()
    assert (one.example.text, one.example.label) == ("it ran out, again please", "renewal")
    assert Correction.objects.get().by == agent


def test_what_nobody_filed_teaches_nothing(member: User, agent: User) -> None:
    ticket = a_ticket(member)
    actions.sort(ticket, "renewal", by=None)
    actions.sort(ticket, "", by=agent)
    run_reactions()
    assert not Correction.objects.exists()
