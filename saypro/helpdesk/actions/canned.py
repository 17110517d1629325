"""Keeping replies and macros ready."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.helpdesk.filling import fault_in
from saypro.helpdesk.models import CannedReply, Macro, Team
from saypro.helpdesk.models.canned import Kept
from saypro.helpdesk.queries import may_change, may_keep_for_all, teams_kept_by
from saypro.helpdesk.refusals import Refused

K = TypeVar("K", bound=Kept)
ALL = "all"
TAKEN = {"one_canned_reply_a_shortcut", "one_macro_of_a_name"}


def save_canned(
    reply: CannedReply | None, fields: Mapping[str, Any], *, audience: str | Team, by: User
) -> CannedReply:
    """Keep a reply under a shortcut: for "me", for "all", or for a team.

    Raises Refused for a variable there is none of, a taken shortcut, and an audience that is not theirs.
    """
    if fault := fault_in(fields["body"]):
        raise Refused(fault)
    kept = reply or CannedReply()
    return save(kept, fields, audience, by, _("There is a reply with this shortcut. Choose another."))


def save_macro(macro: Macro | None, fields: Mapping[str, Any], *, audience: str | Team, by: User) -> Macro:
    """Keep a macro. Raises Refused likewise, and for one that does nothing or ranks without a reason."""
    for text in (fields["reply"], fields["note"]):
        if fault := fault_in(text):
            raise Refused(fault)
    if fields["priority"] and not fields["priority_reason"]:
        raise Refused(_("Say in a few words why the priority changes."))
    if fields["assigns"] == Macro.Assigns.AGENT and not fields["agent"]:
        raise Refused(_("Choose the colleague it goes to."))
    if not any(fields[name] for name in ("reply", "note", "category", "priority", "ends", "assigns")):
        raise Refused(_("This macro does nothing yet."))
    kept = macro or Macro()
    return save(kept, fields, audience, by, _("There is a macro of this name. Choose another."))


@transaction.atomic
def drop_kept(kept: Kept, *, by: User) -> None:
    """Keep it no longer. Raises Refused for what is not theirs."""
    require_own(kept, by)
    kept.delete()


def save(kept: K, fields: Mapping[str, Any], audience: str | Team, by: User, taken: str) -> K:
    if kept.pk:
        require_own(kept, by)
    address(kept, audience, by)
    for name, value in fields.items():
        setattr(kept, name, value)
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as error:
        # An index over expressions is violated without the database naming it as a constraint.
        if not any(name in str(error) for name in TAKEN):
            raise
        raise Refused(taken) from error
    return kept


def require_own(kept: Kept, by: User) -> None:
    if not may_change(by, kept):
        raise Refused(_("Only leads change what others use, too."))


def address(kept: Kept, audience: str | Team, by: User) -> None:
    if audience == ALL and not may_keep_for_all(by):
        raise Refused(_("Only leads keep something for all."))
    if isinstance(audience, Team) and audience not in teams_kept_by(by):
        raise Refused(_("Only who leads a team keeps something for it."))
    kept.team = audience if isinstance(audience, Team) else None
    kept.owner = by if audience != ALL and kept.team is None else None
