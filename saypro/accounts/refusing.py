"""Whoever asks a page for what is not theirs to see is answered as if it were not there, and noted."""

from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin

from saypro.accounts.actions.refusals import note_refusals
from saypro.kit.withheld import Withheld, way_of


class Noted(MiddlewareMixin):
    """Middleware, inside that of sign-in. Costs nothing where nothing is withheld."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, Withheld) and request.user.is_authenticated:
            note_refusals(request.user.pk, exception.things, way_of(request))
