"""Replies and macros that are kept ready, and what fills them."""

from django.db.models import Q, QuerySet

from saypro.accounts.models import Role, User
from saypro.helpdesk.models import CannedReply, Macro, Membership, Team, Ticket
from saypro.helpdesk.models.canned import Kept, usable_by
from saypro.helpdesk.queries.members import ads_of

MOST = 8


def canned_replies(agent: User, search: str = "") -> QuerySet[CannedReply]:
    """Those the agent may use, by name; with a search, those in which all of its words stand."""
    found = CannedReply.objects.filter(usable_by(agent)).select_related("owner", "team")
    for word in search.split()[:5]:
        found = found.filter(Q(name__icontains=word) | Q(shortcut__icontains=word) | Q(body__icontains=word))
    return found.order_by("name", "pk")


def canned_called(agent: User, typed: str) -> list[CannedReply]:
    """A few for what was typed behind the slash: by shortcut, then by name."""
    found = CannedReply.objects.filter(usable_by(agent))
    found = found.filter(Q(shortcut__istartswith=typed) | Q(name__icontains=typed))
    wanted = typed.lower()
    return sorted(found[:50], key=lambda one: (not one.shortcut.lower().startswith(wanted), one.name))[:MOST]


def macros(agent: User, search: str = "") -> QuerySet[Macro]:
    """Those the agent may run, by name."""
    found = Macro.objects.filter(usable_by(agent)).select_related("owner", "team", "agent")
    for word in search.split()[:5]:
        found = found.filter(name__icontains=word)
    return found.order_by("name", "pk")


def may_keep_for_all(agent: User) -> bool:
    return agent.role in (Role.LEAD, Role.ADMIN)


def teams_kept_by(agent: User) -> list[Team]:
    """The teams for which this agent keeps replies and macros: all for leads, else those they lead."""
    if may_keep_for_all(agent):
        return list(Team.objects.all())
    return list(Team.objects.filter(memberships__agent=agent, memberships__is_lead=True))


def may_change(agent: User, kept: Kept) -> bool:
    """One's own; those for all, and those of teams, by who leads."""
    if kept.owner_id:
        return kept.owner_id == agent.pk
    if may_keep_for_all(agent):
        return True
    leads = Membership.objects.filter(agent=agent, is_lead=True)
    return bool(kept.team_id and leads.filter(team=kept.team_id).exists())


def facts_of(ticket: Ticket, agent: User) -> dict[str, str]:
    """What variables stand for on this ticket; an ad only where there can be no doubt which."""
    member = ticket.member
    ads = ads_of(member)[:2] if member else []
    ad = ticket.conversation.listing or (ads[0] if len(ads) == 1 else None)
    return {
        "member.first_name": member.first_name if member else "",
        "member.name": member.name if member else "",
        "agent.first_name": agent.first_name,
        "agent.name": agent.name,
        "ticket.ref": ticket.ref,
        "ticket.subject": ticket.conversation.subject,
        "ticket.category": str(ticket.get_category_display()),
        "listing.title": ad.title if ad else "",
    }
