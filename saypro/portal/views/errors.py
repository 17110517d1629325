"""The pages for when something is wrong: they say what happened, then what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request,
        400,
        _("That address or form did not reach us whole"),
        _("Go back, check what you entered and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request,
        403,
        _("This page is for other people"),
        _("You are signed in, but this part belongs to our office or to another member."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its proof that it came from our own page."""
    return page(
        request,
        403,
        _("That form was open too long"),
        _("Nothing was changed. Go back, reload the page and send it again; cookies must be on."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request,
        404,
        _("There is nothing at this address"),
        _("The ad may be sold and gone, or the link is missing a letter. Search for it instead."),
    )


def not_allowed(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        405,
        _("This address is for a button, not for a visit"),
        _("Go back and use the button on the page."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Asks neither the database nor the session: whatever is broken may be one of them."""
    return calm(500, _("Something broke on our side"), _("Sorry, this one is ours. Try again in a minute."))


def away(request: HttpRequest) -> HttpResponse:
    """The database does not answer, for now."""
    response = calm(
        503, _("We are away for a moment"), _("Your messages and ads are safe. Try again in a minute.")
    )
    response["Retry-After"] = "10"
    return response


def calm(status: int, heading: object, advice: object) -> HttpResponse:
    return render(None, "portal/broken.html", {"heading": heading, "advice": advice}, status=status)


def page(request: HttpRequest, status: int, heading: object, advice: object) -> HttpResponse:
    return render(request, "portal/error.html", {"heading": heading, "advice": advice}, status=status)
