"""Duplicates as choices: each pair of leads in `person_comparisons` is one person, or is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from quality.fit.choices import Choices, Quality, Task, evidence_of, one_hot
from quality.fit.folds import components, folds_of_set
from quality.fit.logit import Ladder
from quality.measures import agreement_of_pairs
from quality.runs import RoutedCrm, of_set
from quality.sets import LabelledSet


def identity_task(crms: Sequence[RoutedCrm], evidence: Sequence[str]) -> Task:
    """What person_weights.csv could be fitted to: every set with persons.

    Raises:
        ValueError: a set has nothing to learn from, or shows evidence that isn't given.
    """
    threshold = crms[0].workspace.jinja("var('person_threshold')")
    ladders = [(each,) for each in evidence]
    labelled = [(crm, each) for crm in crms for each in crm.sets if each.persons]
    return Task(ladders, threshold, [pairs_of(*each, ladders, threshold) for each in labelled])


def pairs_of(crm: RoutedCrm, each: LabelledSet, ladders: Sequence[Ladder], threshold: int) -> Choices:
    """The pairs of a set's leads whose persons are known, each a case with a single candidate.

    Raises:
        ValueError: there is none.
    """
    rows = crm.workspace.rows("select * from person_comparisons order by lead_id, other_lead_id")
    pairs = [row for row in of_set(each, rows) if row[0] in each.persons and row[1] in each.persons]
    if not pairs:
        raise ValueError(f"{each.name}: no two leads have anything in common, so there is nothing to learn")
    folds = folds_of_set(crm, each)
    return Choices(
        each.name,
        cases=np.arange(len(pairs)),
        seen=one_hot([found for _, _, *found in pairs], evidence_of(ladders)),
        right=np.array([each.persons[lead] == each.persons[other] for lead, other, *_ in pairs]),
        folds=np.array([[folds[lead], folds[other]] for lead, other, *_ in pairs]),
        judged=partial(judged, [(lead, other) for lead, other, *_ in pairs], each.persons, threshold),
    )


def judged(
    pairs: Sequence[tuple[str, str]], persons: Mapping[str, str], threshold: int, scores: Sequence[int]
) -> Quality:
    """How good the groups are that pairs with enough points join, by pairs of leads, linked directly or not."""
    number = {lead: position for position, lead in enumerate(persons)}
    ends = np.array([(number[lead], number[other]) for lead, other in pairs])

    def f1(points: int) -> float | None:
        groups = components(len(persons), ends[np.asarray(scores) >= points])
        return agreement_of_pairs(dict(zip(persons, groups, strict=True)), persons).f1

    best = max((share for points in set(scores) if (share := f1(points)) is not None), default=None)
    return Quality(f1(threshold), best, None)
