"""A telephone for the demo: call the office without a network."""

import io
import math
import wave

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from saypro.demo.access import only_in_demo
from saypro.demo.calling import Caller, call

RATE, SECONDS, PITCH_HZ = 8000, 2, 440
KEYS = [("", _("none")), *((key, key) for key in "123459")]


class PhoneForm(forms.Form):
    number = forms.CharField(
        label=_("Calls from"),
        max_length=30,
        initial="082 555 0101",
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    digit = forms.ChoiceField(label=_("Presses"), choices=KEYS, required=False)
    speaks = forms.BooleanField(label=_("Speaks after the beep"), required=False, initial=True)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@only_in_demo
def index(request: HttpRequest) -> HttpResponse:
    """Call, and read what was heard."""
    form = PhoneForm(request.POST or None)
    if request.method != "POST":
        return render(request, "demo/phone.html", {"form": PhoneForm()})
    if not form.is_valid():
        return render(request, "demo/phone.html", {"form": form}, status=422)
    lines = list(call(Caller(**form.cleaned_data)))
    return render(request, "demo/phone.html", {"form": form, "lines": lines})


@require_safe
@only_in_demo
def tone(request: HttpRequest) -> HttpResponse:
    """What the telephone says after the beep: two seconds of one tone."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(bytes(sample(at) for at in range(RATE * SECONDS)))
    return HttpResponse(file.getvalue(), content_type="audio/wav")


def sample(at: int) -> int:
    return int(128 + 40 * math.sin(2 * math.pi * PITCH_HZ * at / RATE))
