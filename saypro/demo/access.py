"""Who may see the demo's pages: everybody in a demo, nobody anywhere else."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404

from saypro.accounts.models import User
from saypro.notifications.models import Mail

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def only_in_demo(view: View) -> View:
    """A second lock beside the addresses, which are not even there without DEMO."""

    @wraps(view)
    def locked(*args: Any, **kwargs: Any) -> HttpResponseBase:
        require_demo()
        return view(*args, **kwargs)

    return cast(View, locked)


def require_demo() -> None:
    if not settings.DEMO:
        raise Http404


def person_for_visitor(handle: str) -> User:
    """The person a visitor wants to be. Raises Http404 for nobody, and outside a demo."""
    require_demo()
    return get_object_or_404(User, handle=handle, is_active=True)


def mail_for_visitor(pk: int) -> Mail:
    """Raises Http404 for none, and outside a demo."""
    require_demo()
    return get_object_or_404(Mail, pk=pk)
