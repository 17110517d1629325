"""What we do about facts of people: word on what guards an account, and no pushes to where they left."""

from saypro.accounts import events as accounts
from saypro.accounts.models import User
from saypro.events.facts import Fact
from saypro.notifications import actions, security
from saypro.notifications.kinds import CHANNELS, Channel

ALL: frozenset[Channel] = frozenset(CHANNELS)
MAIL: frozenset[Channel] = frozenset({"email"})


def tell_of_guard(fact: accounts.GuardChanged | accounts.PasswordChanged) -> None:
    """In the app, by push and by text: the library of sign-in mails it in the moment it happens."""
    what = fact.what if isinstance(fact, accounts.GuardChanged) else "password"
    tell_at_once(fact.person_id, security.of_guard(what), fact, ALL - MAIL)


def tell_of_new_device(fact: accounts.SignedInAnew) -> None:
    if person := User.objects.filter(pk=fact.person_id).first():
        word = security.of_new_device(person, fact.browser, fact.occurred_at)
        tell_at_once(person.pk, word, fact, ALL)


def forget_signed_out(
    fact: accounts.PersonSignedOut | accounts.SessionEnded | accounts.PasswordChanged,
) -> None:
    """Where the person is signed out, no push shows any more what is theirs."""
    actions.forget_signed_out(fact.person_id)


def tell_at_once(person_id: int, word: security.Word, fact: Fact, via: frozenset[Channel]) -> None:
    actions.tell(
        person_id,
        kind="security",
        title=word.title,
        body=word.body,
        url=word.url,
        event_id=fact.event_id,
        at=fact.occurred_at,
        via=via,
    )
