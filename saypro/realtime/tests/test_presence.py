"""Who is here is believed for a while, and never for more than a minute."""

from saypro.realtime.presence import BELIEVED_S, DOUBTED_S, REPEATED_S, Presence

LERATO = 1


def test_nobody_looks_present_for_a_minute_after_the_last_word_of_them() -> None:
    assert BELIEVED_S + DOUBTED_S <= 60
    presence = Presence()
    presence.heard(LERATO, True, at=0)
    assert presence.is_on(LERATO, at=BELIEVED_S - 1)
    assert presence.expired(at=BELIEVED_S - 1) == []
    assert presence.expired(at=BELIEVED_S) == [LERATO]
    assert not presence.is_on(LERATO, at=BELIEVED_S)


def test_one_lost_word_makes_nobody_flicker() -> None:
    assert 2 * REPEATED_S < BELIEVED_S


def test_who_is_here_still_is_on_though_another_process_says_goodbye() -> None:
    presence = Presence()
    presence.came(LERATO)
    presence.heard(LERATO, True, at=0)
    assert not presence.heard(LERATO, False, at=1)
    assert presence.is_on(LERATO, at=1)
    presence.went(LERATO)
    assert presence.heard(LERATO, False, at=2)
    assert not presence.is_on(LERATO, at=2)
