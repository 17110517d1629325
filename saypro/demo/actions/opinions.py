"""What people answered when they were asked how it was, through the real doors."""

from datetime import datetime, timedelta

from saypro.accounts.models import Role, User
from saypro.conversations.models import Conversation
from saypro.deals.models import Deal
from saypro.demo.words import opinions as words
from saypro.demo.world.dice import Dice
from saypro.helpdesk.models import Ticket
from saypro.surveys import actions
from saypro.surveys.actions import Said
from saypro.surveys.models import Survey

LATELY = timedelta(days=45)
MOST = 90
Moods = dict[str, tuple[tuple[str, str], ...]]
Scores = dict[str, dict[int, tuple[int, ...]]]
SCORES: Scores = {
    "good": {10: (8, 9, 9, 10, 10), 5: (4, 5, 5)},
    "fair": {10: (7,), 5: (3,)},
    "bad": {10: (2, 4, 5, 6), 5: (1, 2)},
}


def ask_around(seed: int, at: datetime) -> None:
    """Six in ten answer; nobody is told of cards from before the world began."""
    dice = Dice(seed, "opinions")
    for survey in [*about_tickets(at), *about_talks(at)]:
        if survey.closes_at > at:
            Survey.objects.filter(pk=survey.pk).update(requested_at=survey.offered_at)
        if dice.chance(0.6):
            say_something(dice, survey, at)
    name_themes(at)


def about_tickets(at: datetime) -> list[Survey]:
    solved = Ticket.objects.filter(state="solved", solved_at__gt=at - LATELY, solved_at__lte=at)
    found = solved.select_related("conversation__assignee", "member", "team").order_by("-solved_at", "pk")
    asked = [
        actions.offer_after_solving(ticket, event_id=None, at=ticket.solved_at)
        for ticket in found[:MOST]
        if ticket.solved_at
    ]
    return [survey for survey in asked if survey]


def about_talks(at: datetime) -> list[Survey]:
    sold = Deal.objects.filter(state=Deal.State.SOLD, sold_at__gt=at - LATELY, sold_at__lte=at)
    found = dict(sold.order_by("-sold_at", "pk").values_list("conversation", "sold_at")[:MOST])
    threads = Conversation.objects.select_related("listing__category").in_bulk(found)
    return [
        survey
        for pk, sold_at in found.items()
        if sold_at
        for survey in actions.offer_after_talk(threads[pk], at=sold_at)
    ]


def say_something(dice: Dice, survey: Survey, at: datetime) -> None:
    said_at = survey.offered_at + timedelta(minutes=dice.uniform(5, 2000))
    if said_at > at:
        return
    moods: Moods = words.ABOUT_OFFICE if survey.side == "office" else words.ABOUT_TALKS
    mood = dice.choices(("good", "fair", "bad"), (80, 9, 11))[0]
    worked, improve = dice.choice(moods[mood])
    score = dice.choice(SCORES[mood][survey.version.most])
    is_complete = bool(worked or improve) or dice.chance(0.5)
    factors = {key: score for key in survey.factors if is_complete}
    actions.answer(survey, Said(score, factors, worked, improve), at=said_at)


def name_themes(at: datetime) -> None:
    """A lead has named what comes up, and something was done about one of them."""
    lead = User.objects.filter(role__in=(Role.LEAD, Role.ADMIN)).order_by("pk").first()
    if lead is None:
        return
    for name, phrases, fixed in words.THEMES:
        theme = actions.save_theme(None, name=name, phrases=phrases, by=lead, at=at - timedelta(days=2))
        if fixed:
            actions.close_theme(theme, fixed, by=lead, at=at - timedelta(hours=3))
