"""Chance that repeats itself: every subject rolls its own dice, so that one more ad changes no name."""

from random import Random
from uuid import UUID

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
REF_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Dice(Random):
    def __init__(self, seed: int, subject: str) -> None:
        super().__init__(f"{seed}/{subject}")

    def chance(self, share: float) -> bool:
        return self.random() < share

    def handle(self) -> str:
        return "".join(self.choices(ALPHABET, k=10))

    def ref(self) -> str:
        return "".join(self.choices(REF_ALPHABET, k=22))

    def client_id(self) -> UUID:
        return UUID(int=self.getrandbits(128), version=4)
