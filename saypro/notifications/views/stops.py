"""Stopping mails by the link in them, signed in or not.

Programs that look through mails follow links: only a POST changes anything. It needs no token against
forgery, since the address itself is the secret.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from saypro.accounts.models import User
from saypro.notifications import actions, kinds, queries
from saypro.notifications.stopping import EVERYTHING, Stop, read_stop, read_undo, write_undo


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, token: str) -> HttpResponse:
    stop = read_stop(token)
    if stop is None or not (stop.group == EVERYTHING or stop.group in kinds.groups()):
        raise Http404
    person = get_object_or_404(User, pk=stop.person_id, is_active=True)
    context: dict[str, object] = {
        "what": "" if stop.group == EVERYTHING else kinds.groups()[stop.group].label
    }
    if request.method != "POST":
        context["is_off"] = not queries.mailed_groups(person) & set(groups_of(stop))
    elif undone := read_undo(request.POST.get("undo", "")) & set(groups_of(stop)):
        actions.switch_mails(person, undone, is_on=True)
        context["is_undone"] = True
    else:
        context["undo"] = write_undo(actions.switch_mails(person, groups_of(stop), is_on=False))
    return render(request, "notifications/stop.html", context)


def groups_of(stop: Stop) -> list[str]:
    if stop.group != EVERYTHING:
        return [stop.group]
    return [key for key, group in kinds.groups().items() if "email" not in group.always]
