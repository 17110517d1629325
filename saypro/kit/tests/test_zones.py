from zoneinfo import ZoneInfo

from saypro.kit import zones


def test_places_have_words_and_abbreviations_are_left_out() -> None:
    africa = dict(dict(zones.choices())["Africa"])
    assert africa["Africa/Johannesburg"] == "Johannesburg"
    assert (
        dict(dict(zones.choices())["America"])["America/Argentina/Buenos_Aires"] == "Argentina, Buenos Aires"
    )
    assert not {"UTC", "EST", "Etc/GMT+2", "posixrules"} & zones.names()


def test_what_is_no_zone_is_the_houses_own() -> None:
    assert zones.zone_named("") == zones.zone_named("Mars/Olympus") == ZoneInfo("Africa/Johannesburg")
    assert zones.zone_named("Europe/Berlin") == ZoneInfo("Europe/Berlin")
