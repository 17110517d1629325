"""Teams, and who is in them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.actions import Matters
from saypro.helpdesk.models import Team
from saypro.helpdesk.plan_forms import MemberForm, TeamForm
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request

PAGES = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(PAGES)
def index(request: Request) -> HttpResponse:
    """All teams; a POST makes a new one."""
    access.require_lead(request.user)
    form = TeamForm(request.POST or None)
    if request.method == "POST" and (team := saved(request, form, None)):
        return redirect("helpdesk:team", team.pk)
    context = {"teams": queries.teams_with_sizes(), "form": form}
    return render(request, "helpdesk/settings/teams.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(PAGES)
def edit(request: Request, pk: int) -> HttpResponse:
    team = access.team_for(request.user, pk)
    if request.method != "POST":
        return page(request, team)
    form = TeamForm(request.POST)
    if saved(request, form, team):
        messages.success(request, _("Saved. New tickets follow it from now on."))
        return redirect("helpdesk:team", pk)
    return page(request, team, form=form, status=422)


def saved(request: Request, form: TeamForm, team: Team | None) -> Team | None:
    """None where something is wrong; the form says what."""
    if not form.is_valid():
        return None
    given = form.cleaned_data
    matters = Matters(given["categories"], given["segments"], given["languages"], given["is_private"])
    try:
        return actions.save_team(team, name=given["name"], matters=matters, by=request.user)
    except Refused as refused:
        form.add_error("name", str(refused))
        return None


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    team = access.team_for(request.user, pk)
    actions.drop_team(team, by=request.user)
    messages.success(request, _("The team is gone. Who has one of its tickets keeps it."))
    return redirect("helpdesk:teams")


@require_POST
@login_required
def take_in(request: Request, pk: int) -> HttpResponse:
    """Take somebody into the team, or change what they take."""
    team = access.team_for(request.user, pk)
    form = MemberForm(queries.office_people(), request.POST)
    if not form.is_valid():
        return page(request, team, member_form=form, status=422)
    given = form.cleaned_data
    actions.change_member(
        team,
        given["agent"],
        capacity=given["capacity"],
        languages=given["languages"],
        is_lead=given["is_lead"],
        by=request.user,
    )
    messages.success(request, _("%(name)s is in the team.") % {"name": given["agent"].name})
    return redirect("helpdesk:team", pk)


@require_POST
@login_required
def let_go(request: Request, pk: int) -> HttpResponse:
    membership = access.membership_for(request.user, pk)
    actions.drop_member(membership, by=request.user)
    messages.success(request, _("%(name)s is no longer in the team.") % {"name": membership.agent.name})
    return redirect("helpdesk:team", membership.team_id)


def page(
    request: Request,
    team: Team,
    *,
    form: TeamForm | None = None,
    member_form: MemberForm | None = None,
    status: int = 200,
) -> HttpResponse:
    takes = {
        "categories": team.categories,
        "segments": team.segments,
        "languages": team.languages,
        "is_private": team.is_private,
    }
    context = {
        "team": team,
        "form": form or TeamForm(initial={"name": team.name, **takes}),
        "member_form": member_form or MemberForm(queries.office_people()),
        "members": queries.members_of_team(team),
    }
    return render(request, "helpdesk/settings/team.html", context, status=status)
