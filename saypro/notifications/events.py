"""What happens to how people want to be told."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesChanged(Fact):
    """A person changed what we may send them and when; the record of what they agreed to.

    `turned_on` and `turned_off` hold pairs such as "offers:email", `others` the names of other wishes.
    `by_mail`: it was done by the link in a mail, without signing in.
    """

    person_id: int
    turned_on: list[str]
    turned_off: list[str]
    others: list[str]
    by_mail: bool = False
