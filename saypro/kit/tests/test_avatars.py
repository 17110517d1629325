from dataclasses import dataclass

from saypro.kit.avatars import avatar, office_avatar


@dataclass
class Face:
    initials: str = "LM"
    hue: int = 8
    photo_url: str = ""


def test_without_a_photo_there_are_initials_on_a_colour():
    assert avatar(Face()) == '<span class="avatar" data-h="8" aria-hidden="true">LM</span>'


def test_a_photo_takes_their_place():
    shown = avatar(Face(photo_url="/people/photos/x.webp"), size="lg")
    assert shown.startswith('<span class="avatar lg"')
    assert '<img src="/people/photos/x.webp" alt="" loading="lazy">' in shown
    assert "LM" not in shown


def test_presence_is_written_where_style_and_tests_read_it():
    assert 'data-on="yes"' in avatar(Face(), presence="on")
    assert 'data-on="off"' in avatar(Face(), presence="off")
    assert "data-on" not in avatar(Face())


def test_a_name_cannot_break_out():
    assert "<script>" not in avatar(Face(initials="<script>"))


def test_the_office_has_its_rosette():
    assert '<span class="avatar office" aria-hidden="true"><svg class="rosette"' in office_avatar()
