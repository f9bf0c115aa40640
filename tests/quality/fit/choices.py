"""Labelled sets as choices, and how well fitted points choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array, vstack

from quality.fit.folds import FOLDS
from quality.fit.logit import Ladder, fitted_points


class Quality(NamedTuple):
    """How well scores tell right from wrong, in percent; None where a task has no such figure."""

    f1: float | None
    best_f1: float | None
    recall_at_97: float | None


@dataclass(frozen=True)
class Choices:
    """The candidates of one set.

    Attributes:
        set: the set's name.
        cases: the number of each candidate's case, from 0, never falling.
        seen: candidates x evidence, 1 where a candidate has it.
        right: whether a candidate is the right one.
        folds: candidates x leads that they are about: the fold of each.
        judged: how good the candidates' scores are.
    """

    set: str
    cases: np.ndarray
    seen: csr_array
    right: np.ndarray
    folds: np.ndarray
    judged: Callable[[np.ndarray], Quality]

    @property
    def size(self) -> int:
        """How many cases there are."""
        return int(self.cases[-1]) + 1

    def without(self, fold: int | None) -> np.ndarray:
        """Whether a candidate is about no lead of a fold."""
        return (self.folds != fold).all(axis=1)


@dataclass(frozen=True)
class Task:
    """What is to be fitted: the points of `ladders`, where *none* has as many as the threshold, to `sets`."""

    ladders: Sequence[Ladder]
    threshold: int
    sets: Sequence[Choices]

    def fitted(self, sets: Sequence[Choices], left_out: int | None = None) -> np.ndarray:
        """The points of all evidence, fitted to some sets, or to what one fold leaves of them."""
        parts = [(each, each.without(left_out)) for each in sets]
        offsets = np.cumsum([0, *(each.size for each in sets)])
        return fitted_points(
            self.ladders,
            vstack([each.seen[kept] for each, kept in parts], format="csr"),
            np.concatenate([each.right[kept] for each, kept in parts]),
            np.concatenate([each.cases[kept] + offset for (each, kept), offset in zip(parts, offsets, strict=False)]),
            np.concatenate([np.full(kept.sum(), self.importance(each)) for each, kept in parts]),
            self.threshold,
        )

    def learned(self) -> dict[str, int]:
        """The points of evidence fitted to all sets; nothing is learned of a ladder that no set has any level of."""
        seen = sum(each.seen.sum(axis=0) for each in self.sets)
        evidence = evidence_of(self.ladders)
        known = {name for name, count in zip(evidence, seen, strict=True) if count}
        points = dict(zip(evidence, self.fitted(self.sets).tolist(), strict=True))
        return {name: points[name] for ladder in self.ladders if known & set(ladder) for name in evidence_of([ladder])}

    def importance(self, choices: Choices) -> float:
        """How often a case of a set counts: a set as the square root of its size, a case of the largest set once."""
        return (max(each.size for each in self.sets) / choices.size) ** 0.5

    def cross_validated(self) -> list[Quality]:
        """The quality of each set where every candidate is scored by points that none of its leads was fitted to."""
        by_fold = np.column_stack([self.fitted(self.sets, left_out=fold) for fold in range(FOLDS)])
        return [each.judged(np.take_along_axis(each.seen @ by_fold, each.folds[:, :1], 1)[:, 0]) for each in self.sets]

    def left_out(self, choices: Choices) -> Quality | None:
        """The quality of a set by points fitted to the others alone; None where there are no others."""
        others = [each for each in self.sets if each is not choices]
        return choices.judged(choices.seen @ self.fitted(others)) if others else None


def evidence_of(ladders: Iterable[Ladder]) -> list[str]:
    """All evidence, in the order of the ladders."""
    return [evidence for ladder in ladders for evidence in ladder if evidence is not None]


def one_hot(rows: Sequence[Sequence[str | None]], evidence: Sequence[str]) -> csr_array:
    """Candidates x evidence, from what was found of each candidate.

    Raises:
        ValueError: something was found that is not among the evidence.
    """
    column = {name: number for number, name in enumerate(evidence)}
    found = [(number, name) for number, row in enumerate(rows) for name in row if name is not None]
    if unknown := sorted({name for _, name in found} - column.keys()):
        raise ValueError(f"{unknown[0]}: was found, and is not declared as evidence")
    places = ([number for number, _ in found], [column[name] for _, name in found])
    return csr_array((np.ones(len(found)), places), shape=(len(rows), len(evidence)))
