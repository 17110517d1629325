"""What is imagined."""

import re
from collections import Counter
from datetime import timedelta

from saypro.demo.tests.conftest import AT
from saypro.demo.world.clock import HERE, Clock, is_open, talkative
from saypro.demo.world.dice import Dice
from saypro.demo.world.imagine import digest, imagine
from saypro.demo.world.shapes import World
from saypro.kit import places
from saypro.listings.models import Category

Questions = dict[str, Category]


def test_the_same_seed_gives_the_same_world_and_another_seed_another(questions: Questions) -> None:
    first, again, other = (digest(imagine(seed, AT, questions)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_it_is_as_large_as_promised(world: World) -> None:
    roles = Counter(person.role for person in world.people)
    assert (roles["member"], roles["admin"]) == (300, 1)
    assert roles["agent"] + roles["lead"] == 11
    assert 5 <= sum(person.premium_until is not None for person in world.people) <= 30, "about one in twenty"
    assert len(world.ads) == 800
    assert len(world.threads) == 3000


def test_every_category_and_province_has_ads(world: World, questions: Questions) -> None:
    leaves = {slug for slug, category in questions.items() if category.is_leaf()}
    assert {ad.category for ad in world.ads} == leaves
    assert {places.province_of(ad.town) for ad in world.ads} == set(places.PROVINCES)


def test_nobody_is_real(world: World) -> None:
    texts = [said.body for thread in world.threads for said in thread.said]
    texts += [ad.description for ad in world.ads] + [person.about for person in world.people]
    assert all(person.email.endswith("@example.com") for person in world.people)
    assert [text for text in texts if "@" in text or re.search(r"\d{3}[ -]?\d{3}[ -]?\d{4}", text)] == []


def test_names_addresses_and_references_are_unique(world: World) -> None:
    assert len({person.email for person in world.people}) == len(world.people)
    assert len({person.handle for person in world.people}) == len(world.people)
    assert len({ad.ref for ad in world.ads}) == len(world.ads)
    assert len({thread.ref for thread in world.threads}) == len(world.threads)


def test_no_sentence_has_a_hole(world: World) -> None:
    texts = [said.body for thread in world.threads for said in thread.said]
    texts += [text for ad in world.ads for text in (ad.title, ad.description)]
    texts += [thread.subject for thread in world.threads]
    assert [text for text in texts if not text.strip() or "{" in text or "}" in text] == []


def test_answers_fit_the_questions_of_the_category(world: World, questions: Questions) -> None:
    kinds = {"number": int, "yes_no": bool, "choice": str, "text": str}
    for ad in world.ads:
        for field in questions[ad.category].fields:
            answer = ad.details.get(field["key"])
            if answer is not None:
                assert isinstance(answer, kinds[field["kind"]]), (ad.title, field["key"], answer)
                assert field["kind"] != "choice" or answer in field["choices"], (ad.title, answer)


def test_talk_goes_forward_in_time_and_never_beyond_now(world: World) -> None:
    for thread in world.threads:
        times = [said.at for said in thread.said]
        assert times == sorted(times)
        assert times[-1] <= AT
        assert thread.solved_at is None or times[-1] <= thread.solved_at <= AT


def test_nobody_talks_before_the_ad_is_up_or_before_joining(world: World) -> None:
    for thread in world.threads:
        if thread.ad:
            assert thread.started_at >= thread.ad.posted_at, thread.subject
        assert thread.started_at >= thread.seats[0].person.joined_at, thread.subject


def test_only_who_has_a_seat_speaks_and_everyone_has_heard_themselves(world: World) -> None:
    for thread in world.threads:
        seated = {seat.person for seat in thread.seats}
        assert {said.sender for said in thread.said} <= seated
        for seat in thread.seats:
            own = [place for place, said in enumerate(thread.said, 1) if said.sender is seat.person]
            assert max(own, default=0) <= seat.read <= seat.received <= len(thread.said)


def test_days_look_like_days(world: World) -> None:
    said = [said.at.astimezone(HERE) for thread in world.threads for said in thread.said]
    hours = Counter(at.hour for at in said)
    assert sum(hours[hour] for hour in (0, 1, 2, 3, 4)) < len(said) / 50
    assert max(hours, key=hours.__getitem__) in range(17, 22)


def test_the_office_answers_in_its_hours(world: World) -> None:
    told = {
        "Zanele Khumalo",
        "Thabo Molefe",
    }  # their last tickets are written out, whenever the world is built
    answers = [
        said.at
        for thread in world.threads
        for said in thread.said
        if thread.kind == "support" and said.sender is thread.assignee and said.sender.name not in told
    ]
    assert answers
    assert all(is_open(at - timedelta(hours=3)) or is_open(at) for at in answers)


def test_tickets_wait_are_somebodys_or_are_solved(world: World) -> None:
    tickets = [thread for thread in world.threads if thread.kind == "support"]
    kinds = Counter((thread.assignee is not None, thread.solved_at is not None) for thread in tickets)
    assert kinds[False, False] >= 8
    assert kinds[True, False] >= 5
    assert kinds[True, True] >= 300
    assert kinds[False, True] == 0


def test_lerato_finds_her_inbox_as_it_is_drawn(world: World) -> None:
    hers = [
        (thread, seat)
        for thread in world.threads
        for seat in thread.seats
        if seat.person.name == "Lerato Mokoena"
    ]
    newest = sorted(hers, key=lambda pair: pair[0].last_at, reverse=True)
    assert [len(thread.said) - seat.read for thread, seat in newest] == [0, 1, 2, 0, 0, 0, 0]
    assert newest[0][0].subject.startswith("Trek Marlin 7")


def test_at_night_the_story_ends_the_evening_before() -> None:
    night = AT.replace(hour=1)
    assert talkative(night).astimezone(HERE).strftime("%d %H:%M") == "08 19:50"
    assert talkative(AT) == AT


def test_a_moment_lies_within_its_bounds() -> None:
    dice, clock = Dice(1, "test"), Clock(AT)
    after, before = AT - timedelta(hours=5), AT - timedelta(hours=4)
    assert all(after <= clock.moment(dice, after, before) <= before for _try in range(50))
