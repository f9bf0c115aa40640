"""Chance that is the same on every Python: all of it is made of Random.random()."""

from __future__ import annotations

import random
import string
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
VOWELS = frozenset("aeiouy")


class Chance:
    """Throws that depend on the name alone."""

    def __init__(self, name: str) -> None:
        self.random = random.Random(int.from_bytes(name.encode(), "big")).random

    def below(self, stop: int) -> int:
        """A whole number from 0 to stop - 1."""
        return int(self.random() * stop)

    def of(self, share: float) -> bool:
        """True in this share of all throws."""
        return self.random() < share

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, all equally likely."""
        return items[int(self.random() * len(items))]

    def skewed(self, items: Sequence[T]) -> T:
        """One of the items, those at the front much more often."""
        return items[int(self.random() ** 2 * len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        return [item for _, _, item in sorted((self.random(), place, item) for place, item in enumerate(items))]

    def digits(self, count: int) -> str:
        """So many digits."""
        return f"{self.below(10**count):0{count}d}"

    def typo(self, text: str) -> str:
        """The text with two letters swapped, one left out, one doubled, or a wrong one; short words stay."""
        if len(text) < 4:
            return text
        at, kind = 1 + self.below(len(text) - 2), self.below(4)
        middle = (text[at + 1] + text[at], text[at + 1], text[at] * 2 + text[at + 1])
        letter = string.ascii_lowercase[self.below(26)] + text[at + 1]
        return text[:at] + (*middle, letter)[kind] + text[at + 2 :]


class Vocabulary:
    """Words as a language has them: Simon's process, in which a word is drawn as often as it was drawn before.

    A few words become common and most stay rare, by Zipf's law, however many are drawn. It starts with real words; a
    share of all draws coins a new one from the beginning of one word and the end of another.
    """

    def __init__(self, chance: Chance, words: Sequence[str], coined: float) -> None:
        self.chance, self.drawn, self.coined = chance, list(words), coined

    def draw(self) -> str:
        """The next word."""
        word = self.chance.pick(self.drawn)
        if self.chance.of(self.coined):
            word = blend(word, self.chance.pick(self.drawn))
        self.drawn.append(word)
        return word


def blend(first: str, last: str) -> str:
    """The beginning of one word, up to a vowel, and the end of another, from a consonant on: Stripe, Adobe: Stribe."""
    head = next((at for at in range(2, len(first)) if first[at].lower() in VOWELS), len(first) - 1)
    tail = next((at for at in range(len(last) // 2, len(last)) if last[at].lower() not in VOWELS), 0)
    return first[: min(head, 6) + 1] + last[tail : tail + 6].lower()
