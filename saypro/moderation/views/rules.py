"""The rules of the safety coach, for those who tune them."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.moderation import access, actions, queries
from saypro.moderation.actions import Wish
from saypro.moderation.forms import RuleForm, ThresholdForm, TryForm, initial_of
from saypro.moderation.queries import Precision
from saypro.moderation.queries.tuning import THRESHOLD_KEY, Tuned
from saypro.moderation.rules import Sender
from saypro.moderation.rules.lexicon import LEXICON
from saypro.moderation.views.request import Request

LOOKED_BACK = timedelta(days=90)
GRAMMAR = (
    ("send|give code", gettext_lazy("one of these words, then the next")),
    ("pay .. first", gettext_lazy("up to five words between; . up to two, ... up to twelve")),
    ("refund*", gettext_lazy("any word that begins so")),
    ("#sum", gettext_lazy("a sum of money; #num any number")),
    ("$pay", gettext_lazy("any word of a list of ours")),
    (
        "!no deposit no",
        gettext_lazy("firm: nothing spares it, also not that the rest reads like ordinary talk"),
    ),
)


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    access.require_tuner(request.user)
    return page(request)


@require_POST
@login_required
def trial(request: Request) -> HttpResponse:
    """Which rules fire for a text, and why; nothing is kept."""
    access.require_tuner(request.user)
    form = TryForm(request.POST)
    if not form.is_valid():
        return page(request, trial_form=form, status=422)
    said = form.cleaned_data
    sender = Sender(365 if said["days"] is None else said["days"], said["same_text"] or 1)
    verdict = queries.coach().judge(said["text"], sender)
    return page(request, trial_form=form, verdict=verdict)


@require_POST
@login_required
def threshold(request: Request) -> HttpResponse:
    access.require_tuner(request.user)
    form = ThresholdForm(request.POST)
    if not form.is_valid():
        return page(request, threshold_form=form, status=422)
    actions.tune_threshold(form.cleaned_data["threshold"], by=request.user)
    messages.success(request, _("From now on we warn from this many points on."))
    return redirect("moderation:rules")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    access.require_tuner(request.user)
    tuned = rule_with(key)
    if request.method != "POST":
        return rule_page(request, tuned, RuleForm(initial=initial_of(tuned.rule, is_on=tuned.is_on)))
    form = RuleForm(request.POST)
    if not form.is_valid():
        return rule_page(request, tuned, form, status=422)
    said = form.cleaned_data
    wish = Wish(said["is_on"], said["weight"], form.phrases(), said["unless"])
    actions.tune_rule(tuned.shipped, wish, by=request.user)
    messages.success(request, _("Saved. Messages from now on are judged by it."))
    return redirect("moderation:rule", key)


@require_POST
@login_required
def reset(request: Request, key: str) -> HttpResponse:
    """As the house ships it."""
    access.require_tuner(request.user)
    shipped = rule_with(key).shipped
    wish = Wish(True, shipped.weight, dict(shipped.phrases), shipped.unless)
    actions.tune_rule(shipped, wish, by=request.user)
    messages.success(request, _("The rule is as it came again."))
    return redirect("moderation:rule", key)


def rule_with(key: str) -> Tuned:
    """Raises Http404 for a rule there is not."""
    found = next((one for one in queries.tuned_rules() if one.rule.key == key), None)
    if found is None:
        raise Http404
    return found


def page(
    request: Request,
    *,
    trial_form: TryForm | None = None,
    threshold_form: ThresholdForm | None = None,
    verdict: Any = None,
    status: int = 200,
) -> HttpResponse:
    rows = queries.tunings()
    counts = queries.precision(timezone.now() - LOOKED_BACK)
    now = queries.threshold(rows)
    context = {
        "rules": [(one, counts.get(one.rule.key, Precision())) for one in queries.tuned_rules(rows)],
        "threshold": now,
        "threshold_form": threshold_form or ThresholdForm(initial={"threshold": now}),
        "trial_form": trial_form or TryForm(),
        "verdict": verdict,
        "changes": queries.changes_of(THRESHOLD_KEY),
    }
    return render(request, "moderation/rules.html", context, status=status)


def rule_page(request: Request, tuned: Tuned, form: RuleForm, *, status: int = 200) -> HttpResponse:
    context = {
        "tuned": tuned,
        "form": form,
        "changes": queries.changes_of(tuned.rule.key),
        "lists": sorted(LEXICON),
        "grammar": GRAMMAR,
    }
    return render(request, "moderation/rule.html", context, status=status)
