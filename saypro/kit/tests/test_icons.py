import pytest

from saypro.kit.icons import UnknownIcon, icon


def test_an_icon_is_hidden_from_screen_readers_and_sized_by_its_class():
    assert icon("plus", "sm").startswith(
        '<svg class="icon sm" aria-hidden="true" viewBox="0 0 24 24"><path d="'
    )


def test_an_unknown_icon_is_named():
    with pytest.raises(UnknownIcon, match="no icon called 'unicorn-with-hat'"):
        icon("unicorn-with-hat")
