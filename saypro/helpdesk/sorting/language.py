"""In which of the office's languages a message is: words that give it away, and py3langid for the rest."""

import re
from functools import cache
from typing import Any, Literal

Language = Literal["en", "af", "zu", "unknown"]
LANGUAGES: tuple[Language, ...] = ("en", "af", "zu")

FEWEST = 3  # words; below this only words that give a language away count
CLEAR = 1.5  # how much more likely than the next, as a logarithm
TELLING = 2.0  # what one such word counts, in the same measure
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")

ENGLISH = """
    the and is my you your with not have has can't cannot please thanks thank what when where why how
    this that it was were for from does don't would i'm i've hello need want still they he she
"""
AFRIKAANS = """
    ek nie het jy julle hulle asb asseblief dankie baie hoe hoekom waar wanneer wat my is dis 'n met en
    van vir kan wil moet op die nog geld iemand advertensie foon goeie môre haai jammer hy sy ons jou
    weer
"""
ISIZULU = """
    ngicela sawubona sanibonani ngiyabonga siyabonga kanjani malini yini kuphi uma futhi kodwa mina wena
    lapha manje angazi yebo cha nina umuntu abantu imali isikhangiso sami yami wami ukuthi unjani ubani
"""
WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset(ENGLISH.split()),
    "af": frozenset(AFRIKAANS.split()),
    "zu": frozenset(ISIZULU.split()),
}
SHARED = frozenset({"my", "is", "van", "was", "kan"})  # Afrikaans and English both: they give nothing away
ZULU = re.compile(r"(?:ng[aei]|ang[ai]|ung[ai]|uku|isi|aba|ama|im[iv]|uyi|uthi|kung|nisi|siya|awu|aku)\w{3,}")


def language_of(text: str) -> Language:
    """The language most of the text is in, "unknown" where it is too short or too mixed to tell."""
    words = [word.casefold() for word in WORD.findall(text)]
    told = {language: TELLING * sum(gives_away(word, language) for word in words) for language in LANGUAGES}
    if len(words) >= FEWEST:
        told = {language: told[language] + by_letters(text)[language] for language in LANGUAGES}
    first, second, _ = sorted(told.values(), reverse=True)
    return max(told, key=lambda one: told[one]) if first - second >= CLEAR else "unknown"


def gives_away(word: str, language: Language) -> bool:
    if language == "zu" and ZULU.match(word):
        return True
    return word in WORDS[language] and word not in SHARED


def by_letters(text: str) -> dict[Language, float]:
    """How likely each language is for its letters, as logarithms, the likeliest at 0."""
    import math

    shares = dict(identifier().rank(text))
    return {language: max(math.log(max(float(shares[language]), 1e-9)), -6.0) for language in LANGUAGES}


@cache
def identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(list(LANGUAGES))
    return found
