"""How a wish about one message is answered, as a page or as JSON."""

from collections.abc import Callable

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from saypro.conversations import access, actions
from saypro.conversations.views import single
from saypro.conversations.views.request import Request


def carry_out(request: Request, ref: str, seq: int, about: str, wish: Callable[[], object]) -> HttpResponse:
    """Carry it out: back to the thread, or to the message with the reason why not. Raises Http404."""
    message = access.message_for(request.user, ref, seq)
    try:
        wish()
    except actions.Refused as refused:
        if wants_json(request):
            return refusal(about, ref, seq, refused)
        return single.refused(request, message, refused, request.POST.get("body", ""))
    if wants_json(request):
        return JsonResponse({"about": about, "conversation": ref, "seq": seq})
    return redirect(f"{message.conversation.get_absolute_url()}#m-{message.client_id}")


def refusal(about: str, ref: str, seq: int, refused: actions.Refused) -> JsonResponse:
    """The inner object of the socket's `error` frame."""
    said = {"about": about, "code": refused.code, "message": refused.message, "conversation": ref, "seq": seq}
    return JsonResponse(said | ({"retry_s": refused.retry_s} if refused.retry_s else {}), status=422)


def wants_json(request: Request) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
