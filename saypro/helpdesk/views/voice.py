"""What a voice service asks us while somebody calls, signed with our secret; we answer in TwiML."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from saypro.helpdesk import actions
from saypro.helpdesk.hours import is_open, next_opening
from saypro.helpdesk.phone import menu
from saypro.helpdesk.phone.speech import Speech
from saypro.helpdesk.queries import office_time
from saypro.kit.signatures import is_signed

LONGEST_SID = 64
Answer = Callable[[HttpRequest, str], HttpResponse]


def from_the_service(view: Answer) -> Callable[[HttpRequest], HttpResponse]:
    """404 where no service is set, 403 for what it has not signed, 400 without the name of a call."""

    @csrf_exempt
    @require_POST
    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        if not settings.VOICE_SECRET:
            raise Http404
        url = settings.SITE_URL + request.get_full_path()
        fields = {name: str(value) for name, value in request.POST.items()}
        told = request.headers.get("X-Twilio-Signature", "")
        if not is_signed(told, url, fields, settings.VOICE_SECRET):
            return HttpResponse(status=403)
        sid = fields.get("CallSid", "")
        if not 0 < len(sid) <= LONGEST_SID or "\0" in sid:
            return HttpResponse(status=400)
        return view(request, sid)

    return checked


@from_the_service
def incoming(request: HttpRequest, sid: str) -> HttpResponse:
    """Somebody calls: the menu while we are open, else when we are, and a beep."""
    now, office = timezone.now(), office_time()
    actions.begin_call(sid, request.POST.get("From", ""), at=now)
    hello = Speech().say(_("Welcome to SayPro Classified."))
    if not is_open(office, now):
        opens = next_opening(office, now)
        when = date_format(timezone.localtime(opens), "l H:i") if opens else _("later")
        hello.say(_("Our office is closed. We are here again {when}.").format(when=when))
        return spoken(to_voicemail(hello))
    hello.ask_for_digit(menu.words(), reverse("helpdesk:voice_menu"))
    return spoken(to_voicemail(hello))


@from_the_service
def chosen(request: HttpRequest, sid: str) -> HttpResponse:
    """A key was pressed: ring the office, where it has a number for that; the menu again for another key."""
    category = menu.category_of(request.POST.get("Digits", ""))
    if category is None:
        again = Speech().say(_("That is none of the choices."))
        return spoken(to_voicemail(again.ask_for_digit(menu.words(), reverse("helpdesk:voice_menu"))))
    actions.choose_category(sid, category)
    if settings.VOICE_DIAL:
        ringing = Speech().say(_("One moment, please."))
        return spoken(ringing.connect(settings.VOICE_DIAL, reverse("helpdesk:voice_dialled")))
    return spoken(to_voicemail(Speech().say(_("Everybody is busy just now."))))


@from_the_service
def dialled(request: HttpRequest, sid: str) -> HttpResponse:
    """Somebody of the office spoke, or nobody took it."""
    if request.POST.get("DialCallStatus") == "completed":
        length_s = seconds(request.POST.get("DialCallDuration", ""))
        actions.end_call(sid, is_reached=True, length_s=length_s)
        return spoken(Speech().hang_up())
    return spoken(to_voicemail(Speech().say(_("Nobody could take your call."))))


@from_the_service
def recorded(request: HttpRequest, sid: str) -> HttpResponse:
    """The caller has spoken after the beep."""
    url = request.POST.get("RecordingUrl", "")
    if url:
        actions.keep_voicemail(sid, url, length_s=seconds(request.POST.get("RecordingDuration", "")))
    return spoken(Speech().say(_("Thank you. We will answer you. Goodbye.")).hang_up())


@from_the_service
def ended(request: HttpRequest, sid: str) -> HttpResponse:
    """The call is over, however it ended."""
    actions.end_call(sid, is_reached=False, length_s=seconds(request.POST.get("CallDuration", "")))
    return spoken(Speech())


def to_voicemail(speech: Speech) -> Speech:
    url = reverse("helpdesk:voice_recorded")
    speech.say(_("Please tell us after the beep what it is about. We will answer you."))
    return speech.record(done_url=url, kept_url=url).hang_up()


def spoken(speech: Speech) -> HttpResponse:
    return HttpResponse(speech.xml(), content_type="text/xml")


def seconds(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else 0
