"""Views kept by name, and what an agent chooses for the desk."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.helpdesk.models import DeskChoice, SavedView
from saypro.helpdesk.refusals import Refused

MOST_VIEWS = 20
LONGEST_QUERY = 300


@transaction.atomic
def save_view(agent: User, *, name: str, query: str, is_shared: bool) -> SavedView:
    """Keep a narrowed queue under a name. Raises Refused for no name, one twice, and too many."""
    name = " ".join(name.replace("\x00", " ").split())[:40]
    if not name:
        raise Refused(_("Give the view a name."))
    if len(query) > LONGEST_QUERY:
        raise Refused(_("These are more filters than one view can keep. Take some away."))
    User.objects.select_for_update(no_key=True).get(pk=agent.pk)
    if SavedView.objects.filter(owner=agent).count() >= MOST_VIEWS:
        raise Refused(_("You have saved 20 views. Delete one first."))
    try:
        with transaction.atomic():
            return SavedView.objects.create(owner=agent, name=name, query=query, is_shared=is_shared)
    except IntegrityError as error:
        if "one_view_of_that_name" not in str(error):
            raise
        raise Refused(_("You have a view of that name. Choose another.")) from error


@transaction.atomic
def delete_view(view: SavedView) -> None:
    view.delete()


def choose(agent: User, *, has_keys: bool, after_solving: str) -> DeskChoice:
    """Keep how the agent works. Raises Refused for a choice that there is not."""
    if after_solving not in DeskChoice.Next.values:
        raise Refused(_("Choose what happens after solving."))
    chosen = {"has_keys": has_keys, "after_solving": after_solving}
    choice, _is_new = DeskChoice.objects.update_or_create(agent=agent, defaults=chosen)
    return choice
