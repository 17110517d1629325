"""Away from here: other apps, hidden contacts, odd links."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from saypro.moderation.rules import contacts, links
from saypro.moderation.rules.reading import Reading
from saypro.moderation.rules.rule import Rule, Sender
from saypro.moderation.rules.said import said

OTHER_APP = Rule(
    key="other_app",
    name=_("Wants to go on in another app"),
    weight=5,
    title=_("Stay here until you have met"),
    reader=_(
        "{name} wants to go on in another app. There nobody can warn you, and our office cannot see what was"
        " agreed."
    ),
    writer=_("Going on in another app makes people wary. Here you both keep what was agreed."),
    **said("other_app"),
)

CONTACT = Rule(
    key="contact",
    name=_("Contact details in disguise"),
    weight=5,
    title=_("Why hide a number?"),
    reader=_(
        "{name} spells a number or address so that nobody notices. Ask why, and stay here until you have met."
    ),
    writer=_(
        "A number in disguise looks like a scam. Write it plainly, or better stay here until you have met."
    ),
    **said("contact"),
    finder=lambda reading, sender: contacts.hides_a_number(reading),
)


def looks_alike(reading: Reading, sender: Sender) -> bool:
    return any(links.pretends(one, settings.SITE_HOST) for one in links.addresses(reading))


def hides_where(reading: Reading, sender: Sender) -> bool:
    return any(links.hides_where(one) for one in links.addresses(reading))


def leads_away(reading: Reading, sender: Sender) -> bool:
    return any(not links.is_well_known(one, settings.SITE_HOST) for one in links.addresses(reading))


LOOK_ALIKE = Rule(
    key="look_alike",
    name=_("Link that pretends to be somebody"),
    weight=8,
    title=_("That link is not what it says"),
    reader=_("The link borrows a known name. Do not open it, and never sign in or pay there."),
    writer=_("That link looks like somebody else's. People will be warned about it."),
    finder=looks_alike,
)

HIDDEN_LINK = Rule(
    key="hidden_link",
    name=_("Link that hides where it leads"),
    weight=5,
    title=_("You cannot see where that link leads"),
    reader=_("The link hides where it leads. Do not sign in, pay or fill in anything there."),
    writer=_("A shortened link makes people wary. Use the full address."),
    finder=hides_where,
)

OUTSIDE_LINK = Rule(
    key="outside_link",
    name=_("Link to somewhere else"),
    weight=2,
    title=_("That link leads elsewhere"),
    reader=_("The link leads away from here. Never sign in, pay or fill in your bank details there."),
    writer=_("Links to unknown places make people wary. Say here what is there."),
    finder=leads_away,
)
