"""The check that finds words nobody could translate."""

import pytest

from saypro.project.checks.translations import bare_words


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hello</p>", [(1, "Hello")]),
        ("<p>\n{{ name }} writes\n</p>", [(2, "writes")]),
        ('<img alt="A bike">', [(1, "A bike")]),
        ('<p>{% translate "Hello" %}</p>', []),
        ("{% blocktranslate %}Hello\nthere{% endblocktranslate %}<b>you</b>", [(2, "you")]),
        ('{% block main_attrs %}class="wide"{% endblock %}', []),
        ("<p>SayPro Classified</p> · 1 400 &nbsp; {# a remark #}", []),
        ('<input placeholder="{% translate "Town" %}">', []),
    ],
)
def test_bare_words_are_found_where_they_stand(template: str, found: list[tuple[int, str]]) -> None:
    assert list(bare_words(template)) == found
