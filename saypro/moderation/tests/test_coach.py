"""What fires for a text, and what does not."""

import time

import pytest

from saypro.moderation.rules import RULES, Coach, Rule, Sender
from saypro.moderation.rules.rule import Phrases
from saypro.moderation.testing import DEPOSIT

COACH = Coach(RULES)


def fired(text: str, sender: Sender | None = None) -> list[str]:
    return COACH.judge(text, sender).keys


def is_risky(text: str, sender: Sender | None = None) -> bool:
    return COACH.judge(text, sender).is_risky


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("deposit", DEPOSIT),
        ("deposit", "Betaal eers die deposito dan hou ek hom vir jou"),
        ("deposit", "Khokha idiphozithi kuqala bese ngikunika ikheli"),
        ("courier", "My agent will collect, you just pay the courier fee of R350 and I refund you"),
        ("overpayment", "I paid you R8000 by mistake, please send the difference back today"),
        ("fake_payment", "Proof of payment is sent, it reflects tomorrow, my driver is at the gate"),
        ("fake_payment", "the e-wallet is pending until you confirm"),
        ("code", "I sent a 6 digit code to your phone, please tell me the code"),
        ("code", "Stuur vir my die eenmalige pin wat jy gekry het"),
        ("voucher", "pay me with a 1Voucher and send the pin"),
        ("voucher", "thenga i-airtime ungithumelele iphini"),
        ("other_app", "please whatsapp me on 0712345678 I never check this app"),
        ("job_fee", "Pay R250 registration fee to secure the job"),
        ("advance_fee", "Loan approved, blacklisted welcome, pay R300 admin fee"),
        ("crypto", "invest R500 in bitcoin and get R5000 guaranteed"),
        ("office", "This is SayPro security, your account will be suspended, send your password"),
        ("contact", "my mail is sipho dot bikes at gmail dot com"),
        ("contact", "call o eight two five five five o one nine nine"),
        ("contact", "bel nul agt twee vyf vyf vyf nul een nege nege"),
        ("contact", "0 8 2 5 5 5 0 1 9 9"),
        ("contact", "zero eight two double five five zero one double nine"),
        ("contact", "０８２ ５５５ ０１９９"),
        ("contact", "0️⃣8️⃣2️⃣5️⃣5️⃣5️⃣0️⃣1️⃣9️⃣9️⃣"),
        ("look_alike", "go to https://saypro-secure.co.za/pay"),
        ("look_alike", "sаypro.co.za has it"),
        ("look_alike", "sayрro.online/help"),
        ("look_alike", "s4ypro is not, but say-pro.xyz is"),
        ("look_alike", "log in at capitec-verify.com"),
        ("look_alike", "https://xn--sypro-4ve.com"),
        ("hidden_link", "see bit.ly/3abc"),
        ("hidden_link", "http://102.65.12.8/pay"),
        ("hidden_link", "http://[::1]/ or 41.76.110.3/x"),
        ("outside_link", "look at www.mybikes-blog.co.za"),
    ],
)
def test_a_rule_fires(rule: str, text: str) -> None:
    assert rule in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is it still available?",
        "No deposit needed, come and look",
        "I never pay a deposit before I have seen it",
        "You pay the deposit when the lease is signed, after you have seen the flat",
        "Can you send me a location pin?",
        "The gate code is 4471",
        "Call me on 082 555 0143 after five",
        "0825550143",
        "R 13 800, R 14 500, 118 000 km, 2019 model",
        "I'll pay cash when I fetch it",
        "The courier is R99 to Cape Town, you can pay it on your side",
        "https://www.google.com/maps?q=1,2 is where we meet",
        "www.capitecbank.co.za and saypro.online are theirs",
        "It has two doors, four seats and five gears; one owner, no accidents, eight years old",
        "See you at 5.30. Bring cash. Thanks.",
        "Kontant as ek hom kom haal is reg",
        "",
        "👍",
    ],
)
def test_ordinary_talk_is_left_alone(text: str) -> None:
    assert not is_risky(text), COACH.judge(text)


def test_a_firm_phrase_is_not_spared_by_a_no() -> None:
    assert is_risky("no deposit no promise, drop a deposit and it is off the market")


def test_new_people_and_many_copies_add_weight_but_do_not_warn_alone() -> None:
    fresh = Sender(days=1, same_text=9)
    assert fired("Is the bike there", fresh)[:2] == ["same_text", "new_account"]
    assert not is_risky("Is the bike there", Sender(days=1))
    assert not is_risky("Is the bike there", Sender(same_text=9))


def test_the_weights_add_up_to_the_threshold() -> None:
    def rule(key: str, word: str, weight: int) -> Rule:
        said: Phrases = {"en": (word,)}
        return Rule(key=key, name=key, weight=weight, title="", reader="", writer="", phrases=said)

    coach = Coach([rule("red", "red", 2), rule("blue", "blue", 3)], threshold=5)
    assert not coach.judge("red").is_risky
    both = coach.judge("red and blue")
    assert (both.is_risky, both.score, both.keys) == (True, 5, ["blue", "red"])


@pytest.mark.parametrize(
    "pattern",
    [
        "pay deposit ",
        "a",
        "a.a.",
        "0 8 2 ",
        "one two three ",
        "http://",
        "r1 000 ",
        "@gmail dot com ",
        "х",
        "send code ",
        "no not never ",
        "1.1.1.1 ",
        "((((",
        "\u200b",
        "don't ",
    ],
)
def test_a_hundred_kilobytes_of_anything_do_not_make_it_search_for_seconds(pattern: str) -> None:
    text = pattern * (100_000 // len(pattern) + 1)
    COACH.judge("warm")
    began = time.process_time()
    COACH.judge(text)
    assert time.process_time() - began < 1  # usually 0.03 s; a pattern that backtracks takes minutes


def test_an_ordinary_message_takes_a_fraction_of_what_vectors_take() -> None:
    """Half a millisecond of processor time; with vectors it would be sixteen and more."""

    def judged_s() -> float:
        began = time.process_time()
        COACH.judge(DEPOSIT)
        return time.process_time() - began

    assert min(judged_s() for _time in range(50)) < 0.004
