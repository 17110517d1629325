"""Talk between members and the office."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from saypro.demo.words.office import CASES, LATE, Case
from saypro.demo.words.phrases import GREETINGS
from saypro.demo.world.clock import Clock, answered_at, office_answers_at
from saypro.demo.world.deals import read_by_both
from saypro.demo.world.dice import Dice
from saypro.demo.world.shapes import Ad, Person, Said, Seat, Thread
from saypro.kit import places

WAITING = 12  # fresh threads that nobody has taken yet
OFFICE_PACE_MIN = 55.0


def support(
    seed: int, clock: Clock, members: list[Person], agents: list[Person], ads: list[Ad], count: int
) -> list[Thread]:
    """`count` threads with the office; the last day's may still be open or wait for an agent."""
    dice = Dice(seed, "support")
    short = {ad.seller.handle: ad.short for ad in ads}
    members = [person for person in members if person.handle in short]
    fresh = [clock.moment(dice, after=clock.at - timedelta(hours=20)) for _ in range(WAITING + 8)]
    begins = sorted([clock.moment(dice) for _ in range(count - len(fresh))]) + sorted(fresh)
    threads = []
    for place, at in enumerate(begins):
        member = dice.choice([person for person in members if person.joined_at < at])
        agent = None if place % 2 and at >= min(fresh) else dice.choice(agents)
        threads.append(ticket(dice, clock, member, agent, short[member.handle], at))
    return threads


def ticket(
    dice: Dice, clock: Clock, member: Person, agent: Person | None, short: str, at: datetime
) -> Thread:
    case = dice.choices(CASES, [case.share for case in CASES])[0]
    words = {
        "name": member.first_name,
        "short": short,
        "town": places.town_name(member.town),
        "hour": f"{dice.randint(7, 19):02}:{dice.randrange(0, 60, 5):02}",
    }
    said = list(turns(dice, clock.at, case, words, member, agent, at))
    thread = Thread(
        ref=dice.ref(),
        kind="support",
        ad=None,
        subject=dice.choice(case.subjects).format_map(words),
        seats=[Seat(member, "member", said[0].at)],
        said=said,
        category=case.category,
    )
    if agent and len(said) > 1:
        taken(dice, thread, agent)
    read_by_both(dice, clock.at, thread)
    if len(said) >= len(case.turns) - 1 and thread.assignee and clock.at - said[-1].at > timedelta(hours=3):
        thread.solved_at = said[-1].at + timedelta(minutes=dice.uniform(1, 40))
    return thread


def turns(
    dice: Dice,
    until: datetime,
    case: Case,
    words: dict[str, str],
    member: Person,
    agent: Person | None,
    at: datetime,
) -> Iterator[Said]:
    """Member and agent by turns until the case is told, or `until`."""
    length = len(case.turns) - (1 if dice.chance(0.25) else 0)
    for place, choices in enumerate(case.turns[:length]):
        speaker = agent if place % 2 else member
        if speaker is None or at > until:
            return
        text = dice.choice(choices).format_map(words)
        if place == 0 and dice.chance(0.4):
            text = f"{dice.choice(GREETINGS[member.language]).format(name='').strip()}. {text}"
        if place == 1 and dice.chance(0.12):
            text = f"{dice.choice(LATE).format_map(words)} {text}"
        yield Said(speaker, text, at, dice.client_id())
        following = agent if not place % 2 else member
        if following is agent:
            at = office_answers_at(dice, at, OFFICE_PACE_MIN if place == 0 else 12)
        else:
            at = answered_at(dice, at, member.pace_min)


def taken(dice: Dice, thread: Thread, agent: Person) -> None:
    """The agent takes the thread shortly before the first answer."""
    first = next(said.at for said in thread.said if said.sender is agent)
    thread.assignee = agent
    thread.taken_at = max(thread.started_at, first - timedelta(minutes=dice.uniform(1, 9)))
    thread.seats.append(Seat(agent, "agent", thread.taken_at))
