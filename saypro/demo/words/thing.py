"""The pattern an ad is cut from."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of ad.

    `kinds` are names with the usual price in rand of each (0: ask); `{what}` stands for the name in all texts,
    every key of `choices` for one of its values, `{year}` `{km}` `{size}` and so on likewise. `details` answer
    the category's questions, `asks` are questions of buyers with the seller's answer.
    """

    category: str
    pictures: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    short: str = "{what}"
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, int] | None = None
    km: tuple[int, int] | None = None
    details: dict[str, str] = field(default_factory=dict)
    asks: tuple[tuple[str, str], ...] = ()
    weight: int = 1
    told: dict[str, dict[str, str]] = field(
        default_factory=dict
    )  # by a part of the kind's name: what it settles
    where: str = ""  # "coast" or "country": where its sellers live; anywhere else
    states: str = "goods"  # "goods", "new", "place", "work", "service" or "animal": how people talk about it
