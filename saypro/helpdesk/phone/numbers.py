"""Telephone numbers in one form (E.164)."""

import phonenumbers

REGION = "ZA"


def e164(words: str) -> str:
    """The number as +27821234567, "" for what is none; without a country it is a South African one."""
    try:
        found = phonenumbers.parse(words[:40], REGION)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(found):
        return ""
    return str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164))


def readable(number: str) -> str:
    """The number as people read it, +27 82 123 4567."""
    try:
        found = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return number
    return str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
