"""Values nobody honest sends, for hypothesis to draw from."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

KNOWN = UUID("4b6c4de8-51ac-4a2f-a57e-5ab4b2f0f3de")
DEEP = 10_000

odd_texts = st.sampled_from(
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "a\udfff",
        "\u202e",
        "thread:",
        "thread:\ud83d",
        "x" * 5000,
        "1e400",
        "__proto__",
    ]
) | st.text(st.characters(codec=None, categories=None), max_size=40)
odd_numbers = (
    st.sampled_from(
        [-1, 0, 2**31, 2**53 - 1, 2**53, 2**63 - 1, 2**63, 10**400, 1.5, float("inf"), float("nan"), -0.0]
    )
    | st.integers()
)
odd_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | odd_numbers | odd_texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(odd_texts, inner, max_size=4),
    max_leaves=8,
)


def nested(depth: int) -> str:
    """JSON as deep as that."""
    return "[" * depth + "]" * depth


odd_frames = (
    st.sampled_from(
        [
            nested(DEEP),
            '{"post":' + nested(DEEP) + "}",
            '{"a":' * DEEP + "1" + "}" * DEEP,
            "9" * 20_000,
            '{"read":{"conversation":"x","seq":' + "9" * 5000 + "}}",
            '{"read":{"conversation":"x","seq":1e400}}',
            "{}",
            "[]",
            "null",
            '{"ping":1,"ping":2}',
            '{"post":{},"read":{}}',
        ]
    )
    | st.text(st.characters(codec="utf-8"), max_size=60)
    | odd_values.map(json.dumps)
)


def codes() -> set[str]:
    """The codes of errors that docs/protocol.md promises."""
    page = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text()
    named = page.partition("## Error codes")[2].split("`")[1::2]
    return {name for name in named if name != "retry_s"}
