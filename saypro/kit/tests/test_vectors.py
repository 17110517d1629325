"""Sentence vectors, where this machine can compute them."""

import pytest
from django.conf import LazySettings

from saypro.kit.vectors import embedding


def test_sentence_vectors_see_the_same_meaning_in_other_words_and_languages() -> None:
    embed = embedding()
    if embed is None:
        pytest.skip("this machine computes no sentence vectors")
    lost, same, zulu, other = embed(
        [
            "I forgot my password and cannot sign in",
            "no way to get into my profile anymore, the secret word slipped my mind",
            "Ngikhohlwe i-password yami, angikwazi ukungena",
            "The puppies are eight weeks old and vaccinated",
        ]
    )
    assert lost @ same > lost @ other
    assert lost @ zulu > lost @ other


def test_vectors_can_be_switched_off(settings: LazySettings) -> None:
    settings.SENTENCE_VECTORS = False
    assert embedding() is None
