"""Words and stems that say how something is meant, where there are too few examples to learn them."""

import re

AFRIKAANS_GOOD = """
    goed goeie dankie vinnig maklik vriendelik tevrede uitstekend wonderlik puik lekker eerlik
    duidelik behulpsaam beleef beter beste bly waardeer gaaf netjies betyds dadelik opgelos gehelp
    reg mooi fantasties perfek
"""
AFRIKAANS_BAD = """
    swak sleg stadig moeilik onbeskof teleurgesteld kwaad stukkend nooit niemand nie wag probleem
    verkeerd onduidelik laat weg hang sukkel frustr bedrog vals lank geen foute duur verloor sonder
    automaties outomaties
"""
ZULU_GOOD = """
    bonga hle jabul sizile siza sizi shesh lula themb nelis cacile cace musa masinyane xazulul
    ngesikhathi ezingeni kahle silalela gilalela
"""
ZULU_BAD = """
    embi mbi phoxek thukuthel lahlek nzima phuk bhajw linde kancane phuz akekho aku aka angi abana
    anilal engaphandle ngaphandle angisoze suse thathe kanin alisebenz inkinga
"""


def pattern(words: str, *, is_start: bool) -> re.Pattern[str]:
    """Of the beginnings of words, or of what may stand anywhere in them, as isiZulu builds its words."""
    return re.compile((r"\b" if is_start else "") + f"(?:{'|'.join(words.split())})")


CUES = {
    "af": (pattern(AFRIKAANS_GOOD, is_start=True), pattern(AFRIKAANS_BAD, is_start=True)),
    "zu": (pattern(ZULU_GOOD, is_start=False), pattern(ZULU_BAD, is_start=False)),
}


def cues_in(text: str, language: str) -> list[float]:
    """How many good and bad ones there are."""
    good, bad = CUES[language]
    folded = text.casefold()
    return [float(len(good.findall(folded))), float(len(bad.findall(folded)))]
