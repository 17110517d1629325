"""Names in what is quoted."""

import pytest

from saypro.kit.names import unnamed

KNOWN = ["Nomsa Dlamini", "Pieter van der Merwe", "lerato-mokoena-7f3k"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nomsa Dlamini was kind", "_ was kind"),
        ("nomsa was kind, thanks to Nomsa's advice", "_ was kind, thanks to _'s advice"),
        ("Ngibonga uNomsa noDlamini", "Ngibonga _ _"),
        ("Van der Merwe het gou geantwoord", "Van der _ het gou geantwoord"),
        ("Dankie aan die span van SayPro", "Dankie aan die span van SayPro"),
        ("Write to @nomsa.d or lerato-mokoena-7f3k", "Write to _ or _"),
        ("Nomsanqa is somebody else", "Nomsanqa is somebody else"),
        ("We meet @ 5", "We meet @ 5"),
    ],
)
def test_names_that_are_known_and_handles_are_left_out(text: str, left: str) -> None:
    assert unnamed(text, KNOWN).replace("[name left out]", "_") == left


def test_a_person_without_a_name_hides_nothing() -> None:
    assert unnamed("As it was", ["", "  "]) == "As it was"
