"""What we send beside the card."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.helpdesk.models import Contact
from saypro.notifications.actions import send_mail, tell
from saypro.notifications.models import Notice
from saypro.surveys.disclosing import why_asked
from saypro.surveys.events import ThemeClosed, ThemeFlagged
from saypro.surveys.links import link_path
from saypro.surveys.models import Survey, Theme

KIND = "survey"


def tell_of_survey(survey: Survey, at: datetime, *, is_reminder: bool = False) -> Notice | None:
    """By the ways the person chose, within their weekly limit; None for who has left."""
    said = survey.version.said(survey.language)
    return tell(
        survey.person_id,
        kind=KIND,
        title=said["question"],
        body=" ".join(
            [
                _("About “%(subject)s”. %(note)s")
                % {"subject": survey.conversation.subject, "note": said["note"]},
                why_asked(survey, survey.language),
            ]
        ).strip(),
        url=link_path(survey.pk, survey.person_id),
        event_id=None,
        at=at,
        once=f"{survey.pk}:again" if is_reminder else f"{survey.pk}",
    )


def mail_contact(survey: Survey, contact: Contact) -> None:
    """To somebody without an account, in the language they wrote."""
    said = survey.version.said(survey.language)
    address = urljoin(settings.SITE_URL, link_path(survey.pk, survey.person_id))
    send_mail(to=contact.address, subject=said["question"], text=f"{said['note']}\n\n{address}\n")


def tell_what_we_fixed(theme: Theme, survey: Survey, fact: ThemeClosed) -> None:
    """To somebody who raised it, with their own words; by mail to who has no account."""
    said = survey.improve or survey.worked
    title = _("You said it, and we did something about it")
    body = _("You wrote: “%(said)s” %(fixed)s") % {"said": shortened(said), "fixed": theme.fixed}
    if not said:
        body = _("You were not happy with: %(theme)s. %(fixed)s") % {
            "theme": theme.name,
            "fixed": theme.fixed,
        }
    contact = Contact.objects.filter(person=survey.person_id).exclude(address="").first()
    if contact:
        send_mail(to=contact.address, subject=title, text=body)
        return
    tell(
        survey.person_id,
        kind="feedback_fixed",
        title=title,
        body=body,
        url=survey.conversation.get_absolute_url(),
        event_id=fact.event_id,
        at=fact.occurred_at,
    )


def tell_of_frequent(theme: Theme, person: User, examples: list[str], fact: ThemeFlagged) -> None:
    """To the technical team: how many, what they say, and where to look."""
    words = " ".join(f"“{shortened(one, 120)}”" for one in examples)
    tell(
        person.pk,
        kind="theme_flagged",
        title=_("%(count)s people within 30 days: %(theme)s") % {"count": fact.people, "theme": theme.name},
        body=words or _("Open it for what they wrote."),
        url=theme.get_absolute_url(),
        event_id=fact.event_id,
        at=fact.occurred_at,
    )


def shortened(words: str, most: int = 200) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
