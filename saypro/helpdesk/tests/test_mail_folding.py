"""What is new stays, what is quoted is folded, and no line is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from saypro.helpdesk.mail.folding import fold

ANSWER = "Dankie, ek kom haal dit Saterdag.\n\nThandi"
QUOTED = "> Is the bicycle still there?\n> Regards, the office"
UNQUOTED = "Is the bicycle still there?\n\nRegards, the office"
HEAD = (
    "From: SayPro <help@example.com>\nSent: Monday, 3 November 2025 14:05\nTo: Thandi\nSubject: Your ticket"
)

HISTORIES = {
    "Gmail": f"On Mon, 3 Nov 2025 at 14:05, SayPro <help@example.com> wrote:\n\n{QUOTED}",
    "Gmail, broken": f"On Mon, 3 Nov 2025 at 14:05, SayPro Classified\n<help@example.com> wrote:\n\n{QUOTED}",
    "Gmail in Afrikaans": f"Op Ma. 3 Nov. 2025 om 14:05 het SayPro <help@example.com> geskryf:\n\n{QUOTED}",
    "Afrikaans, broken": f"Op Ma. 3 Nov. 2025 om 14:05 het SayPro <help@example.com\n> geskryf:\n\n{QUOTED}",
    "Afrikaans without marks": f"Op 3 November 2025 skryf SayPro:\n\n{UNQUOTED}",
    "Apple": f"> On 3 Nov 2025, at 14:05, SayPro <help@example.com> wrote:\n> \n{QUOTED}",
    "Yahoo": f"On Monday, 3 November 2025 at 14:05:10 SAST, SayPro <help@example.com> wrote:\n\n {UNQUOTED}",
    "Outlook": f"{HEAD}\n\n{UNQUOTED}",
    "Outlook on the web": f"________________________________\n{HEAD}\n\n{UNQUOTED}",
    "Outlook in bold": HEAD.replace("From:", "*From:*").replace("Sent:", "*Sent:*") + f"\n\n{UNQUOTED}",
    "Outlook in Afrikaans": "Van: SayPro <help@example.com>\nGestuur: Maandag 3 November 2025 14:05\n"
    f"Aan: Thandi\nOnderwerp: U kaartjie\n\n{UNQUOTED}",
    "old Outlook": f"-----Original Message-----\n{HEAD}\n\n{UNQUOTED}",
    "old Outlook in Afrikaans": f"-----Oorspronklike boodskap-----\n{UNQUOTED}",
    "Thunderbird": f"On 2025/11/03 14:05, SayPro wrote:\n{QUOTED}",
    "forwarded": f"---------- Forwarded message ---------\n{HEAD}\n\n{UNQUOTED}",
    "forwarded in Afrikaans": f"---------- Aangestuurde boodskap ----------\n{UNQUOTED}",
    "Apple, forwarded": f"Begin forwarded message:\n\n{HEAD}\n\n{UNQUOTED}",
    "a language nobody listed": f"3.11.2025 14:05 SayPro <help@example.com> zapsal jsem tohle:\n{QUOTED}",
    "no announcement": QUOTED,
    "our own line": f"Please reply above this line\n\n{UNQUOTED}",
    "iPhone": f"Sent from my iPhone\n\n> On 3 Nov 2025, at 14:05, SayPro <h@x.com> wrote:\n> \n{QUOTED}",
    "Samsung": f"Sent from my Galaxy\n\n-------- Original message --------\n{HEAD}\n\n{UNQUOTED}",
    "Outlook on Android": f"Get Outlook for Android\n________________________________\n{HEAD}\n\n{UNQUOTED}",
    "phone in Afrikaans": f"Gestuur vanaf my iPhone\n\nOp 3 Nov. 2025 om 14:05 het SayPro geskryf:\n{QUOTED}",
    "signature": "-- \nThandi Nkosi\nDurban",
    "signature below the history": f"On 2025/11/03 14:05, SayPro wrote:\n{QUOTED}\n\n-- \nThandi Nkosi",
}


@pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
def test_the_shapes_of_mail_programs_are_folded(history: str) -> None:
    folded = fold(f"{ANSWER}\n\n{history}")
    assert folded.text == ANSWER
    assert folded.folded == history


NEW = {
    "answers between quotes": "> Which day?\nSaturday.\n> Which hour?\nTen.",
    "a journey": "I shall come by bus.\nFrom: Cape Town\nTo: Durban\nDate: 3 November 2025",
    "a sentence on writing": "On Monday my neighbour wrote:\nhe wants the bicycle too.",
    "a sentence on sending": "Sent from my desk, which is easier than my phone.\n\nIt works.",
    "only something passed on": f"---------- Forwarded message ---------\n{HEAD}\n\n{UNQUOTED}",
    "only a quote": QUOTED,
    "a greater sign in it": "Price:\n> 100 rand\nplease",
    "dashes in it": "My list\n---\none -- two\n---\nthree",
    "nothing": "",
}


@pytest.mark.parametrize("text", NEW.values(), ids=NEW)
def test_what_is_new_is_not_folded(text: str) -> None:
    assert fold(text).text == text


def test_an_answer_below_the_history_is_found() -> None:
    history = f"On 2025/11/03 14:05, SayPro wrote:\n{QUOTED}"
    folded = fold(f"{history}\n\n{ANSWER}")
    assert folded.text == ANSWER
    assert folded.folded == history


PIECES = some.sampled_from(
    [
        *"\n\n".join(HISTORIES.values()).split("\n"),
        *ANSWER.split("\n"),
        "",
        "-- ",
        "> ",
        ">",
        "On 1",
        "wrote:",
    ]
)


def test_no_line_is_lost() -> None:
    @settings(max_examples=300)
    @given(some.lists(some.one_of(PIECES, some.text(max_size=30)), max_size=40))
    def check(lines: list[str]) -> None:
        text = "\n".join(lines)
        folded = fold(text)
        there = [line for line in text.split("\n") if line.strip()]
        after = [line for part in (folded.text, folded.folded) for line in part.split("\n") if line.strip()]
        assert sorted(after) == sorted(there)

    check()
