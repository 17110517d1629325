"""Browsers that take pushes, and pushes on their way to them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from saypro.accounts.models import User
from saypro.notifications.models import Browser, Push, State
from saypro.notifications.notices import Pushed

DELIVER_PUSH, PUSH_QUEUE = "notifications.deliver_push", "push"
LONGEST = timedelta(minutes=5)
MOST_BROWSERS = 10


@transaction.atomic
def add_browser(
    person: User, *, endpoint: str, p256dh: str, auth: str, name: str, session_key: str
) -> Browser:
    """Let this browser take the person's pushes from now on, and nobody else's that used it before.

    Safe to repeat. Of more than ten the oldest is forgotten.
    """
    keys = {"person": person, "p256dh": p256dh, "auth": auth, "name": name, "session_key": session_key}
    browser, _is_new = Browser.objects.update_or_create(endpoint=endpoint, defaults=keys)
    surplus = Browser.objects.filter(person=person).order_by("-pk").values_list("pk", flat=True)
    Browser.objects.filter(pk__in=list(surplus[MOST_BROWSERS:])).delete()
    return browser


def remove_browser(browser: Browser) -> None:
    Browser.objects.filter(pk=browser.pk).delete()


def forget_signed_out(person_id: int) -> int:
    """Drop the browsers whose session is over, so that a lost telephone shows no more; returns how many.

    A session of an earlier password is over as well, though it lies there until its next request.
    """
    browsers = Browser.objects.filter(person=person_id)
    sessions = Session.objects.filter(session_key__in=browsers.values("session_key"))
    person = User.objects.get(pk=person_id)
    alive = [session.session_key for session in sessions if opens(session, person)]
    gone = browsers.exclude(session_key__in=alive)
    count = gone.count()
    gone.delete()
    return count


def opens(session: Session, person: User) -> bool:
    """Whether the session still lets this person in."""
    kept = session.get_decoded()
    is_theirs = kept.get(SESSION_KEY) == str(person.pk)
    return is_theirs and constant_time_compare(kept.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())


def push_to(person: User, words: Pushed) -> Sequence[Push]:
    """Keep one push for each of the person's browsers, with the job that delivers it."""
    pushes = Push.objects.bulk_create(
        Push(browser=browser, title=words.title, body=words.body, url=words.url, tag=words.tag)
        for browser in Browser.objects.filter(person=person)
    )
    for push in pushes:
        app.configure_task(DELIVER_PUSH, queue=PUSH_QUEUE).defer(push_id=push.pk)
    return pushes


@transaction.atomic
def try_push(browser: Browser) -> None:
    """One push to see that it arrives."""
    push = Push.objects.create(
        browser=browser,
        title=_("This is how we tell you"),
        body=_("Pushes arrive in this browser."),
        url=reverse("notifications:preferences"),
        tag="try",
    )
    app.configure_task(DELIVER_PUSH, queue=PUSH_QUEUE).defer(push_id=push.pk)


def claim_push(push_id: int, *, at: datetime) -> Push | None:
    """The push, if it waits and nobody else has it; from now on nobody but the caller may send it."""
    waiting = Push.objects.filter(pk=push_id, state=State.WAITING)
    if waiting.update(state=State.SENDING, claimed_at=at):
        return Push.objects.select_related("browser").get(pk=push_id)
    return None


def end_push(push: Push, state: State, *, error: str = "") -> None:
    Push.objects.filter(pk=push.pk).update(state=state, error=error[:300])


def confirm_push(push: Push, *, at: datetime) -> None:
    end_push(push, State.SENT)
    Browser.objects.filter(pk=push.browser_id).update(reached_at=at)


def give_up_interrupted_pushes(at: datetime) -> int:
    """Put aside what a dead worker held: whether it left is not known, and a second would be worse."""
    held = Push.objects.filter(state=State.SENDING, claimed_at__lt=at - LONGEST)
    return held.update(state=State.FAILED, error="The worker died while sending it.")


def forget_pushes(*, before: datetime) -> int:
    """Drop pushes queued before then; returns how many."""
    return Push.objects.filter(queued_at__lt=before).delete()[0]
