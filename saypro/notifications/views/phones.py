"""The numbers texts go to: given, proved by a code, taken out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.kit import throttle
from saypro.kit.addresses import client_key
from saypro.notifications import access, actions, queries, texts
from saypro.notifications.forms import CodeForm, PhoneForm
from saypro.notifications.views.preferences import NAMES
from saypro.notifications.views.request import Request

HOUR_S = 3600
SITE_WIDE = 300


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    return create(request) if request.method == "POST" else page(request)


def create(request: Request) -> HttpResponse:
    """Send a code to a number."""
    form = PhoneForm(request.POST)
    if not form.is_valid():
        return page(request, form=form, status=422)
    if not may_ask(request, form.cleaned_data["number"]):
        form.add_error("number", _("That is enough codes for now. Try again in an hour."))
        return page(request, form=form, status=429)
    actions.ask_for_code(request.user, **form.cleaned_data, at=timezone.now())
    messages.success(request, _("We sent a code there. It works for 10 minutes."))
    return redirect("notifications:phones")


def may_ask(request: Request, number: str) -> bool:
    """Texts cost money and annoy: few an hour for one person, one number, one address, and all together."""
    limits = {
        f"phone-codes:person:{request.user.pk}": 3,
        f"phone-codes:number:{number}": 3,
        f"phone-codes:address:{client_key(request)}": 10,
        "phone-codes": SITE_WIDE,
    }
    return all(throttle.allow(key, most, HOUR_S) is None for key, most in limits.items())


@require_POST
@login_required
def prove(request: Request, pk: int) -> HttpResponse:
    phone = access.phone_for(request.user, pk)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return page(request, code_form=form, proving=pk, status=422)
    try:
        actions.prove_phone(phone, form.cleaned_data["code"], at=timezone.now())
    except actions.WrongCode as wrong:
        form.add_error("code", wrong.sentence)
        return page(request, code_form=form, proving=pk, status=422)
    messages.success(request, _("That number is yours. Choose below what goes there."))
    return redirect("notifications:preferences")


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    actions.remove_phone(access.phone_for(request.user, pk))
    messages.success(request, _("No more texts there."))
    return redirect("notifications:phones")


def page(
    request: Request,
    *,
    form: PhoneForm | None = None,
    code_form: CodeForm | None = None,
    proving: int = 0,
    status: int = 200,
) -> HttpResponse:
    """`proving`: the number that `code_form` is about; others have empty ones."""
    now = timezone.now()
    rows = [
        {
            "phone": phone,
            "channel": NAMES[phone.channel],
            "form": code_form
            if code_form and phone.pk == proving
            else CodeForm(auto_id=f"code-{phone.pk}-%s"),
            "takes_code": phone.takes_code(now) or phone.pk == proving,
        }
        for phone in queries.phones_of(request.user)
    ]
    context = {
        "rows": rows,
        "form": form or PhoneForm(),
        "offered": texts.offered(),
        "section": "notifications",
    }
    return render(request, "notifications/phones.html", context, status=status)
