"""The words of every pair of tokens can be read (WCAG 2.2: 4.5 for text, 3 for edges and marks)."""

import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).parents[1] / "static/kit/tokens.css").read_text()
TOKENS = dict(re.findall(r"--([\w-]+)\s*:\s*([^;]+);", SHEET.split("[data-theme")[0]))
LIGHT, DARK = 0, 1

TEXT = [
    *[("text", on) for on in ("bg", "surface", "raised", "sunken", "bubble-them", "bubble-note")],
    *[
        ("text-2", on)
        for on in ("bg", "surface", "hover", "brand-soft", "spark-soft", "ok-soft", "warn-soft", "bad-soft")
    ],
    *[("text-3", on) for on in ("bg", "surface", "sunken", "raised", "selected")],
    *[("brand-text", on) for on in ("bg", "surface", "brand-soft", "selected", "bubble-note")],
    *[(f"{tone}-text", on) for tone in ("ok", "warn", "bad", "spark") for on in ("surface", f"{tone}-soft")],
    ("on-brand", "brand"),
    ("on-brand", "brand-hover"),
    ("on-spark", "spark"),
    ("on-bad", "bad"),
    ("on-bubble-me", "bubble-me"),
]
MARKS = [(mark, on) for mark in ("line-firm", "focus") for on in ("bg", "surface")]
MARKS += [(mark, "surface") for mark in ("brand", "ok", "bad", "c1", "c2", "c3", "c4", "c5", "c6")]


def colour(value: str, mode: int) -> str:
    if both := re.fullmatch(r"light-dark\(((?:[^(),]|\([^)]*\))+),((?:[^(),]|\([^)]*\))+)\)", value):
        return colour(both[mode + 1].strip(), mode)
    if token := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return colour(TOKENS[token[1]], mode)
    return value


def luminance(hexed: str) -> float:
    parts = [int(hexed[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str, mode: int) -> float:
    dark, light = sorted(luminance(colour(TOKENS[name], mode)) for name in (ink, ground))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read(ink, ground, mode):
    assert contrast(ink, ground, mode) >= 4.5


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_edges_and_marks_can_be_seen(mark, ground, mode):
    assert contrast(mark, ground, mode) >= 3
