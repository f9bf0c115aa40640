"""What is counted: found against known, in percent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True)
class Agreement:
    """How many of the things found are right or wrong, and how many there were to be found."""

    right: int
    wrong: int
    known: int

    @property
    def found(self) -> int:
        """How many things were found."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; none where nothing was found."""
        return percent(self.right, self.found)

    @property
    def recall(self) -> float | None:
        """Share of what was to be found that was found."""
        return percent(self.right, self.known)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        return percent(2 * self.right, self.found + self.known)


def percent(part: int, whole: int) -> float | None:
    """A share with two decimals, as it is printed and compared."""
    return round(100 * part / whole, 2) if whole else None


def agreement_of_accounts(found: Mapping[str, str], known: Mapping[str, str]) -> Agreement:
    """Each lead's account against the known one; an account for a lead that has none is wrong."""
    right = sum(known.get(lead) == account for lead, account in found.items())
    return Agreement(right, len(found) - right, len(known))


def agreement_of_pairs(found: Mapping[str, str], known: Mapping[str, str]) -> Agreement:
    """Two ways to say which leads are one person, compared by every pair of leads that either puts together."""
    right = pairs((found[lead], person) for lead, person in known.items() if lead in found)
    return Agreement(right, pairs(found[lead] for lead in known if lead in found) - right, pairs(known.values()))


def pairs(groups: Iterable[object]) -> int:
    """How many pairs of members have the same group."""
    return sum(comb(size, 2) for size in Counter(groups).values())


def recall_at(precision: float, candidates: Iterable[tuple[int, bool]], known: int) -> float | None:
    """The best recall of any threshold that keeps a precision, in percent, over (score, whether it is right)."""
    precise = [each for each in at_thresholds(candidates, known) if 100 * each.right >= precision * each.found]
    return percent(max((each.right for each in precise), default=0), known)


def best_f1(candidates: Iterable[tuple[int, bool]], known: int) -> float | None:
    """The F1 of the best threshold, in percent, over (score, whether it is right)."""
    return max((each.f1 for each in at_thresholds(candidates, known) if each.f1 is not None), default=None)


def at_thresholds(candidates: Iterable[tuple[int, bool]], known: int) -> Iterator[Agreement]:
    """What is found at every score that could be the threshold, from the highest; equal scores come together."""
    counts: dict[int, Counter[bool]] = {}
    for score, is_right in candidates:
        counts.setdefault(score, Counter())[is_right] += 1
    total = Counter[bool]()
    for score in sorted(counts, reverse=True):
        total += counts[score]
        yield Agreement(total[True], total[False], known)
