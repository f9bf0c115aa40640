"""A conditional logit whose weights keep the order of levels.

Each case has candidates, of which one is right or none is. A candidate scores the sum of the weights of what is seen
on it, *none* a fixed score, and the odds between any two are the exponential of the difference of their scores. Where
every case has one candidate, this is logistic regression.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.linalg import block_diag
from scipy.optimize import minimize
from scipy.sparse import csr_array

Ladder = tuple[str | None, ...]
"""Kinds of evidence from the strongest to the weakest, and None, without points, where having no evidence stands."""

POINTS = 10
"""How many points are one in the natural logarithm of the odds."""

RIDGE = 1.0
"""How strongly weights are drawn to zero: the log-likelihood pays this much for each half of a squared step."""


def fitted_points(
    ladders: Sequence[Ladder], seen: csr_array, right: np.ndarray, cases: np.ndarray, weights: np.ndarray, none: int
) -> np.ndarray:
    """Whole points of each kind of evidence, in the order of the ladders, never rising on the way down a ladder.

    Args:
        ladders: all evidence.
        seen: candidates x evidence, 1 where a candidate has it.
        right: whether a candidate is the right one; at most one of a case is.
        cases: the number of each candidate's case, never falling.
        weights: how often each candidate's case counts.
        none: points of *none*, which is right where no candidate is.
    """
    matrices, limits = zip(*map(steps_of, ladders), strict=True)
    steps, bounds = block_diag(*matrices), [limit for each in limits for limit in each]
    starts = np.flatnonzero(np.diff(cases, prepend=cases[0] - 1))
    sizes = np.diff(starts, append=len(cases))
    chosen = right.astype(float)

    def loss(heights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = seen @ (steps @ heights) - none / POINTS
        top = np.maximum(np.maximum.reduceat(scores, starts), 0)
        odds = np.exp(scores - np.repeat(top, sizes))
        total = np.add.reduceat(odds, starts) + np.exp(-top)
        likelihood = weights @ (chosen * scores) - weights[starts] @ (top + np.log(total))
        surprise = weights * (chosen - odds / np.repeat(total, sizes))
        return RIDGE / 2 * heights @ heights - likelihood, RIDGE * heights - steps.T @ (seen.T @ surprise)

    found = minimize(loss, np.zeros(steps.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.rint(POINTS * steps @ found.x).astype(int)


def steps_of(ladder: Ladder) -> tuple[np.ndarray, list[tuple[float | None, None]]]:
    """Evidence x steps, and how low and high each step may be.

    The steps lie between neighbours and never go up on the way down; a ladder without None has a foot of any height.
    """
    level, step = np.indices((len(ladder), len(ladder) - 1))
    above, rises = (level <= step).astype(float), [(0, None)] * (len(ladder) - 1)
    if None not in ladder:
        return np.column_stack([np.ones(len(ladder)), above]), [(None, None), *rises]
    ground = ladder.index(None)
    return np.delete(above - above[ground], ground, axis=0), rises
