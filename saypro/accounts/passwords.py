"""How hard a password is to guess, and why, in a sentence."""

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

LONGEST = 128
# The judge's time grows with the square of the length: beyond this it reads no further.
JUDGED = 72
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` is 0 (guessed at once) to 4 (not guessed); `sentence` says why and what to do."""

    score: int
    sentence: str

    @property
    def is_enough(self) -> bool:
        return self.score >= ENOUGH


def strength(password: str, *, known: tuple[str, ...] = ()) -> Strength:
    """The strength against somebody who also knows `known`: the person's own name and address."""
    if not password:
        return Strength(0, _("Three words you remember beat eight symbols you do not."))
    if len(password) > LONGEST:
        return Strength(0, _("Longer than %(longest)d characters. Shorten it.") % {"longest": LONGEST})
    verdict = zxcvbn(password[:JUDGED], user_inputs=known_words(known))
    score = int(verdict["score"])
    if score >= ENOUGH:
        return Strength(score, _("Strong."))
    return Strength(score, f"{reason(verdict)} {_('Use three or more words that do not belong together.')}")


def known_words(known: tuple[str, ...]) -> list[str]:
    """Every word an attacker would try first, also those inside an address."""
    wholes = [text[:JUDGED].lower() for text in known if text]
    parts = [part for text in wholes for part in text.replace("@", " ").replace(".", " ").split()]
    return [*wholes, *(part for part in parts if len(part) > 2), "saypro", "classified"]


def reason(verdict: dict[str, object]) -> str:
    """Why the judge found it weak, in our words: its weakest part decides."""
    sequence = verdict["sequence"]
    assert isinstance(sequence, list)
    part = max(sequence, key=lambda found: len(found["token"]), default={"pattern": ""})
    if part.get("dictionary_name") == "user_inputs":
        return _("It contains your name or address, which is tried first.")
    return {
        "dictionary": _("It is close to a common word or password."),
        "spatial": _("Keys that lie side by side are tried early."),
        "repeat": _("Repeats are easy to guess."),
        "sequence": _("Sequences such as abc or 1234 are easy to guess."),
        "date": _("Dates and years are easy to guess."),
        "regex": _("Dates and years are easy to guess."),
    }.get(str(part["pattern"]), _("It is too short."))


class StrengthValidator:
    """Django's door to the above; refuses what is not strong enough."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        known = (getattr(user, "name", ""), getattr(user, "email", ""))
        found = strength(password, known=known)
        if not found.is_enough:
            raise ValidationError(found.sentence, code="weak_password")

    def get_help_text(self) -> str:
        return strength("").sentence
