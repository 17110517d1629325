"""The last step that failed for somebody, kept in their session so that the office need not ask about it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.accounts.queries import plan_in_words
from saypro.kit.agents import browser_named

KEY = "failed step"
REMEMBERED = timedelta(hours=1)
MOST_FIELDS, LONGEST_VALUE, LONGEST_SENTENCE = 20, 500, 300
SECRETS = ("password", "code", "token", "credential", "pin")
STEPS = {
    "listings:new": _("Posting an ad"),
    "listings:edit": _("Changing an ad"),
    "listings:photos": _("Adding photos to an ad"),
    "deals:offer_on_ad": _("Making an offer"),
    "deals:new_offer": _("Making an offer"),
    "deals:counter": _("Answering an offer"),
    "deals:new_meeting": _("Arranging to meet"),
    "deals:sale": _("Marking an ad as sold"),
    "deals:review": _("Writing a review"),
    "accounts:profile": _("Changing the profile"),
    "account_email": _("Changing the e-mail address"),
    "account_change_password": _("Changing the password"),
    "account_reauthenticate": _("Signing in again"),
    "mfa_activate_totp": _("Adding a second step"),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that failed: what it was, what we said about it, and what had been filled in but for secrets.

    `plan` is what the member paid for then, in words.
    """

    step: str
    path: str
    sentences: list[str]
    filled: dict[str, str] = field(default_factory=dict)
    at: str = ""
    tries: int = 1
    browser: str = ""
    plan: str = ""

    @property
    def moment(self) -> datetime | None:
        return parse_datetime(self.at)


def note(request: HttpRequest, context: Mapping[Any, Any]) -> Failure | None:
    """Keep what failed on the page being drawn, if anything did. The same step again counts one more try."""
    found = failure_of(request, context)
    if found is None:
        return None
    before = noted(request)
    if before and (before.step, before.path) == (found.step, found.path):
        found = Failure(**{**asdict(found), "tries": before.tries + 1})
    request.session[KEY] = asdict(found)
    return found


def noted(request: HttpRequest) -> Failure | None:
    """What failed within the last hour."""
    kept = request.session.get(KEY)
    if not kept:
        return None
    failure = Failure(**kept)
    is_fresh = failure.moment is not None and timezone.now() - failure.moment < REMEMBERED
    return failure if is_fresh else None


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def failure_of(request: HttpRequest, context: Mapping[Any, Any]) -> Failure | None:
    """A form that was refused, or a page that only explains what went wrong."""
    found, now = failed_step(request, context), timezone.now()
    if found is None:
        return None
    return replace(
        found,
        at=now.isoformat(),
        browser=browser_named(request.headers.get("User-Agent", "")),
        plan=plan_in_words(request.user, now) if isinstance(request.user, User) else "",
    )


def failed_step(request: HttpRequest, context: Mapping[Any, Any]) -> Failure | None:
    forms = [form for form in forms_in(context) if form.is_bound and form.errors]
    if request.method == "POST" and forms:
        errors = [error for form in forms for errors in form.errors.values() for error in errors]
        return Failure(step_of(request), request.path, shortened(errors), filled_in(forms))
    if context.get("advice") and context.get("heading"):
        sentences = [str(context["advice"])]
        return Failure(str(context["heading"]), request.path, sentences)
    return None


def forms_in(context: Mapping[Any, Any]) -> Iterator[BaseForm]:
    """Each once, however many names it has on the page."""
    flat = context.flatten() if hasattr(context, "flatten") else context
    yield from {id(value): value for value in flat.values() if isinstance(value, BaseForm)}.values()


def step_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(STEPS.get(match.view_name if match else "", _("Filling in a form")))


def shortened(sentences: Iterable[Any]) -> list[str]:
    return [sentence[:LONGEST_SENTENCE] for sentence in dict.fromkeys(map(str, sentences))]


def filled_in(forms: list[BaseForm]) -> dict[str, str]:
    """What was typed, by label; of files their names; nothing hidden, and nothing that lets anybody in."""
    filled: dict[str, str] = {}
    for form in forms:
        for name, each in form.fields.items():
            bound = form[name]
            if bound.is_hidden or any(secret in name for secret in SECRETS):
                continue
            if value := words_of(bound.data):
                filled[str(each.label or name)] = value[:LONGEST_VALUE]
    return dict(list(filled.items())[:MOST_FIELDS])


def words_of(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(words_of, value)))
    return str(getattr(value, "name", value) or "").strip()
