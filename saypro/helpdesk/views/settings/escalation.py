"""When tickets are raised, and to whom."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.escalations import Key, Level, Rule
from saypro.helpdesk.plan_forms import EscalationForm
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.words import rule_words

UNITS = {
    Key.EARLY: gettext_lazy("per cent of the aim"),
    Key.BREACH: gettext_lazy("per cent of what breaks the promise"),
    Key.DOUBLE: gettext_lazy("per cent of what breaks the promise"),
    Key.COMPLAINT: gettext_lazy("hours after it was brought to us"),
    Key.THIRD: gettext_lazy("contacts within 30 days"),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    """All rules; a POST changes the one that `key` names."""
    access.require_lead(request.user)
    if request.method != "POST":
        return page(request)
    rule = access.rule_for(request.user, request.POST.get("key", ""))
    form = EscalationForm(request.POST, prefix=rule.key.value)
    form.fields["amount"].required = rule.key in UNITS
    if not form.is_valid():
        return page(request, wrong=(rule, form), status=422)
    given = form.cleaned_data
    wanted = Rule(rule.key, Level(given["level"]), given["amount"] or 0, given["is_on"])
    actions.change_escalation(wanted, by=request.user)
    messages.success(request, _("Saved. Open tickets are measured again."))
    return redirect("helpdesk:escalation")


def page(
    request: Request, *, wrong: tuple[Rule, EscalationForm] | None = None, status: int = 200
) -> HttpResponse:
    rows = [
        (rule, rule_words(rule.key), UNITS.get(rule.key, ""), form_of(rule, wrong))
        for rule in queries.escalation_rules()
    ]
    return render(request, "helpdesk/settings/escalation.html", {"rows": rows}, status=status)


def form_of(rule: Rule, wrong: tuple[Rule, EscalationForm] | None) -> EscalationForm:
    if wrong and wrong[0].key == rule.key:
        return wrong[1]
    initial = {"is_on": rule.is_on, "level": int(rule.level), "amount": rule.amount}
    return EscalationForm(initial=initial, prefix=rule.key.value)
