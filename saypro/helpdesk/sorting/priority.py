"""How urgent a message is, by what it says and what is known, with the reason in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.models import Category, Priority


@dataclass(frozen=True, slots=True)
class Ranked:
    level: Priority
    reason: str | Promise


@dataclass(frozen=True, slots=True)
class Facts:
    """What the house knows beside the words."""

    is_locked_out: bool = False
    lost_cents: int = 0
    asked_before: int = 0  # how often about the same matter


@dataclass(frozen=True, slots=True)
class Rule:
    level: Priority
    reason: str | Promise
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def applies_to(self, text: str) -> bool:
        return bool(self.pattern.search(text)) and not (self.unless and self.unless.search(text))


def any_of(*parts: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(parts) + r")", re.IGNORECASE)


# The first rule that matches decides, so the gravest stand first.
RULES = (
    Rule(
        Priority.URGENT,
        _("Somebody is threatened or was attacked."),
        any_of(
            r"threat\w* to (?:kill|hurt|burn|harm|shoot|stab|beat|rape|come to my)",
            r"(?:going|wants?) to (?:kill|hurt|shoot|stab|beat) (?:me|us|him|her|my)",
            r"kill (?:me|us) ",
            r"(?:pulled|pointed|had) (?:a|his|her) (?:gun|knife)(?! for)",
            r"held (?:me )?at (?:gun|knife)point",
            r"(?:was|were|got|been) (?:robbed|attacked|stabbed|assaulted|hijacked)",
            r"gedreig om (?:my|ons|haar|hom)",
            r"(?:maak|skiet) my dood",
            r"ungisabisile",
            r"ba?ngibulala|uzongibulala|ungilimaze|bangiphangile|ubambe inkunzi",
        ),
        any_of(r"threat\w* to (?:give|leave|write|report)"),
    ),
    Rule(
        Priority.URGENT,
        _("A child may be in danger."),
        any_of(
            r"groom(?:ing|ed) (?:my|a|her|him|children|kids)",
            r"(?:my|a) \d{1,2}[- ]?(?:year|yr)[- ]old to meet",
            r"(?:child|kid|minor|girl|boy|niece|nephew)\w*\b.{0,40}(?:nud|naked|sexual)",
            r"(?:child|kid|minor|girl|boy|niece|nephew)\w*\b.{0,40}without (?:her|his) clothes",
            r"(?:nud|naked|sexual)\w*.{0,40}\b(?:child|kid|minor)",
            r"looks? (?:under ?age|twelve|like a child)",
            r"traffick",
        ),
    ),
    Rule(
        Priority.URGENT,
        _("Somebody else is in the account."),
        any_of(
            r"(?:hacked|hijacked|jacked)",
            r"(?:some(?:one|body)|he|she|they) (?:else )?(?:is |are |got )?(?:in|into) my (?:acc|profile)",
            r"(?:some(?:one|body)|he|she|they) (?:has |have )?changed my (?:acc|profile|e-?mail|password)",
            r"some1 else is in",
            r"rekening (?:is )?gekaap",
            r"ungene ku-?akhawunti",
        ),
        any_of(r"hacked (?:dstv|netflix|decoder)"),
    ),
    Rule(
        Priority.URGENT,
        _("A fraud is under way."),
        any_of(
            r"still (?:active|collecting|taking|paying|doing|asking)\b.{0,40}(?:deposit|money|people)?",
            r"(?:more|other|still) people (?:are )?(?:still )?(?:paying|losing|today)",
            r"before (?:some|any)(?:body|one) (?:else|loses|pays)",
            r"before (?:others|it happens|they) (?:lose|again|pay)",
            r"people are (?:losing|paying|being asked)",
            r"(?:gave|sent|told|typed)\b.{0,30}\b(?:otp|pin|cvv|card number|password)\b",
            r"bank(?:ing)? app(?:'s| is)? (?:now )?empty",
            r"right now.{0,20}(?:scam|fraud)|(?:scam|fraud)\w*.{0,30}right now",
        ),
        any_of(r"still (?:active|doing|asking) (?:well|fine|for sale)", r"i didn'?t"),
    ),
    Rule(
        Priority.HIGH,
        _("Money was lost or taken wrongly."),
        any_of(
            r"(?:charged|debited|paid|billed|went off) (?:twice|double|two times|three times)",
            r"refund|money back|reverse (?:it|one|the)|where(?:'s| is) my money",
            r"(?:took|stole|ate|lost|gone with)\b.{0,15}\b(?:my|her|our) (?:money|deposit|cash|pension)",
            r"lost r ?\d|r ?\d[\d ]*(?:[.,]\d+)?\b.{0,12}\b(?:gone|stolen|lost)\b",
            r"(?:scammed|scamed|defrauded|conned)",
            r"(?:paid|sent|gave)\b.{0,40}\b(?:deposit|e-?wallet)\b.{0,60}\b(?:gone|vanish|block)",
            r"bedrieg|my geld (?:is )?(?:weg|gevat)|terugbetaal|geld is twee keer",
            r"udle imali|imali iphume|ngibuyisele|ngikhohlisiwe",
        ),
        any_of(r"thank\w*.{0,30}refund", r"refund (?:arrived|came|received)", r"not asking for my money"),
    ),
    Rule(
        Priority.HIGH,
        _("Somebody cannot get into their account."),
        any_of(
            r"locked out|(?:account|profile|acc) (?:is |has been |was )?(?:locked|blocked|suspended)",
            r"(?:can'?t|cannot|cant|unable to|couldn'?t) (?:log|sign|get) ?(?:in|into|on)\b",
            r"(?:lost|forgot)\b.{0,20}\b(?:password|2fa|recovery codes?|authenticator)",
            r"no access|unable to access",
            r"kan nie inteken|rekening is gesluit|sit vas by die kode",
            r"angikwazi ukungena|ivaliwe",
        ),
    ),
    Rule(
        Priority.HIGH,
        _("There is little time."),
        any_of(
            r"urgent(?:ly)?|asap\b|dringend|ngokushesha",
            r"(?:expires?|ends?|sale|auction|interviews?|buyer)\b.{0,30}\b(?:today|tonight|tomorrow)",
            r"(?:verval|veiling|koper|iphela)\b.{0,30}\b(?:môre|vandag|kusasa)",
            r"(?:today|vandag)\b.{0,12}\bplease|before (?:the weekend|tomorrow|tonight|saturday)",
        ),
        any_of(r"no(?:t| that)? urgent", r"no rush|not? hurry"),
    ),
    Rule(
        Priority.HIGH,
        _("Stolen goods, weapons or something else forbidden."),
        any_of(
            r"stolen|gesteel|entshontshiwe",
            r"(?:illegal|unlicen[sc]ed|unregistered) (?:fire)?(?:arms?|guns?)|vuurwapen sonder|isibhamu",
            r"rhino horn|pangolin|perlemoen|abalone|ivory",
            r"case number|saaknommer|inombolo yecala",
        ),
    ),
)


def priority_of(text: str, category: str = "", facts: Facts = Facts()) -> Ranked:
    """What the gravest of words and facts say; low for thanks and suggestions, otherwise normal."""
    return next(found(text, facts), None) or by_category(category)


def found(text: str, facts: Facts) -> Iterator[Ranked]:
    levels = [rule for rule in RULES if rule.applies_to(text)]
    if levels and levels[0].level == Priority.URGENT:
        yield Ranked(levels[0].level, levels[0].reason)
    if facts.lost_cents > 0:
        yield Ranked(Priority.HIGH, _("Money was lost or taken wrongly."))
    if facts.is_locked_out:
        yield Ranked(Priority.HIGH, _("Somebody cannot get into their account."))
    if levels:
        yield Ranked(levels[0].level, levels[0].reason)
    if facts.asked_before >= 2:
        yield Ranked(Priority.HIGH, _("It was asked more than once before."))


def by_category(category: str) -> Ranked:
    if category == Category.MISC:
        return Ranked(Priority.LOW, _("Thanks, a suggestion or something in passing."))
    if category == Category.VIOLATION:
        return Ranked(Priority.HIGH, _("A rule may have been broken, and others may be harmed."))
    return Ranked(Priority.NORMAL, _("Nothing in it says that it cannot wait its turn."))
