"""Where people live."""

from saypro.kit import places


def test_every_town_lies_in_one_of_nine_provinces() -> None:
    assert len(places.PROVINCES) == 9
    assert {town.province for town in places.TOWNS.values()} == set(places.PROVINCES)
    assert len(places.TOWNS) >= 100


def test_no_two_towns_share_a_slug() -> None:
    assert len(places.TOWNS) == sum(len(names) for names in places.NAMES_BY_PROVINCE.values())


def test_an_unknown_town_is_nowhere() -> None:
    assert places.town_name("atlantis") == places.province_of("atlantis") == places.province_name("") == ""


def test_some_provinces_have_an_article() -> None:
    assert places.province_in_a_sentence("wc") == "the Western Cape"
    assert places.province_in_a_sentence("gp") == "Gauteng"
