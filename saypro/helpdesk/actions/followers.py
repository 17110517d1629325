"""Following tickets, and leaving them."""

from collections.abc import Iterable

from saypro.accounts.models import User
from saypro.helpdesk.models import Follower, Ticket


def follow(ticket: Ticket, agent: User) -> None:
    """What comes of one's own doing: whoever left by choice stays away. Safe to repeat."""
    follow_all(ticket, [agent.pk])


def follow_all(ticket: Ticket, agent_ids: Iterable[int]) -> None:
    """The same for many."""
    Follower.objects.bulk_create(
        (Follower(ticket=ticket, agent_id=pk) for pk in sorted(set(agent_ids))), ignore_conflicts=True
    )


def choose_following(ticket: Ticket, agent: User, *, is_following: bool) -> None:
    """What the agent wants, whatever they do on the ticket. Safe to repeat."""
    Follower.objects.update_or_create(ticket=ticket, agent=agent, defaults={"is_following": is_following})
