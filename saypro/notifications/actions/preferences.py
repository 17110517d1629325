"""How a person wants to be told, as they change it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from saypro.accounts.models import User
from saypro.events.actions import record
from saypro.notifications import kinds
from saypro.notifications.events import PreferencesChanged
from saypro.notifications.kinds import Channel
from saypro.notifications.models import Preferences

Chosen = Mapping[str, frozenset[Channel]]


@transaction.atomic
def change_preferences(person: User, *, chosen: Chosen, by_mail: bool = False, **others: Any) -> Preferences:
    """Set the channels of the groups in `chosen`, and other wishes by their names.

    Says nothing when nothing differs.
    """
    kept = kept_for(person)
    before = chosen_now(kept)
    after = {**before, **chosen}
    changed = [name for name, value in others.items() if getattr(kept, name) != value]
    if after == before and not changed:
        return kept
    for name in changed:
        setattr(kept, name, others[name])
    kept.chosen = {
        group: sorted(channels) for group, channels in after.items() if channels != kinds.defaults(group)
    }
    kept.save()
    record(
        PreferencesChanged(
            actor_id=person.pk,
            person_id=person.pk,
            turned_on=pairs(after, but=before),
            turned_off=pairs(before, but=after),
            others=changed,
            by_mail=by_mail,
        )
    )
    return kept


def kept_for(person: User) -> Preferences:
    """The person's row, made when missing, and theirs alone until the transaction ends."""
    Preferences.objects.bulk_create([Preferences(person=person)], ignore_conflicts=True)
    return Preferences.objects.select_for_update().get(person=person)


def chosen_now(kept: Preferences) -> dict[str, frozenset[Channel]]:
    return {
        group: frozenset(kept.chosen[group]) if group in kept.chosen else kinds.defaults(group)
        for group in kinds.groups()
    }


def pairs(these: Chosen, *, but: Chosen) -> list[str]:
    return [
        f"{group}:{channel}"
        for group, channels in sorted(these.items())
        for channel in sorted(channels - but.get(group, frozenset()))
    ]


def switch_mails(person: User, groups: Collection[str], *, is_on: bool) -> list[str]:
    """Turn e-mail of these groups on or off, by the link in a mail; returns those that changed by it.

    Safe to repeat.
    """
    with transaction.atomic():
        now = chosen_now(kept_for(person))
        mail: frozenset[Channel] = frozenset({"email"})
        wanted = {group: now[group] | mail if is_on else now[group] - mail for group in groups}
        change_preferences(person, chosen=wanted, by_mail=True)
        return [group for group in groups if wanted[group] != now[group]]
