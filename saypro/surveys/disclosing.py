"""What is said to whoever is asked because they were happy, in the languages of the card."""

from saypro.surveys.models import Origin, Survey

WHY_HAPPY = {
    "en": "We ask you because you were happy lately. We read your answer, and it is in none of our figures.",
    "af": "Ons vra jou omdat jy onlangs tevrede was. Ons lees jou antwoord, en dit tel in geen van ons syfers"
    " nie.",
    "zu": "Sikubuza ngoba ubujabulile muva nje. Siyayifunda impendulo yakho, kodwa ayingeni ezibalweni"
    " zethu.",
}


def why_asked(survey: Survey, language: str) -> str:
    """The sentence, or "" for everybody who is asked by the rule."""
    return WHY_HAPPY.get(language, WHY_HAPPY["en"]) if survey.origin == Origin.HAPPY else ""
