"""What we send beside the card."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from saypro.helpdesk.models import Contact
from saypro.notifications.actions import send_mail, tell
from saypro.notifications.models import Notice
from saypro.surveys.links import link_path
from saypro.surveys.models import Survey

KIND = "survey"


def tell_of_survey(survey: Survey, at: datetime, *, is_reminder: bool = False) -> Notice | None:
    """By the ways the person chose, within their weekly limit; None for who has left."""
    said = survey.version.said(survey.language)
    return tell(
        survey.person_id,
        kind=KIND,
        title=said["question"],
        body=_("About “%(subject)s”. %(note)s")
        % {"subject": survey.conversation.subject, "note": said["note"]},
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
