"""Matching as a choice: the candidates of a lead in `compared_pairs`, and its account in the truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from quality.fit.choices import Choices, Quality, Task, evidence_of, one_hot
from quality.fit.folds import folds_of_set
from quality.fit.logit import Ladder
from quality.measures import agreement_of_accounts, best_f1, recall_at
from quality.runs import RoutedCrm, of_set
from quality.sets import LabelledSet

DECLARED = "{'levels': match_levels(), 'apart': match_levels_apart(), 'threshold': var('match_threshold')}"


def matching_task(crms: Sequence[RoutedCrm]) -> Task:
    """What match_weights.csv is fitted to: every set with accounts.

    Raises:
        ValueError: a set has nothing to learn from.
    """
    declared = crms[0].workspace.jinja(DECLARED)
    levels, threshold = declared["levels"], declared["threshold"]
    ladders = list(ladders_of(levels, declared["apart"]))
    labelled = [(crm, each) for crm in crms for each in crm.sets if each.accounts]
    return Task(ladders, threshold, [choices_of(*each, list(levels), ladders, threshold) for each in labelled])


def ladders_of(levels: Mapping[str, Sequence[str | None]], apart: Sequence[str]) -> Iterator[Ladder]:
    """One ladder for each feature, with its levels in their order, and one for each level that stands apart."""
    for feature, names in levels.items():
        evidence = [name and f"{feature} {name}" for name in names]
        apart_here = [each for each in evidence if each in apart]
        yield from ((each,) for each in apart_here)
        if ordered := tuple(each for each in evidence if each not in apart_here):
            yield ordered


def choices_of(
    crm: RoutedCrm, each: LabelledSet, features: Sequence[str], ladders: Sequence[Ladder], threshold: int
) -> Choices:
    """The candidates of a set's leads, by lead and account.

    Raises:
        ValueError: none of its leads has a candidate.
    """
    query = f"select lead_id, account_id, {', '.join(features)} from compared_pairs order by lead_id, account_id"
    rows = of_set(each, crm.workspace.rows(query))
    if not rows:
        raise ValueError(f"{each.name}: no lead has anything in common with an account, so there is nothing to learn")
    leads, accounts, *_ = zip(*rows, strict=True)
    found = [[name and f"{feature} {name}" for feature, name in zip(features, row[2:], strict=True)] for row in rows]
    folds = folds_of_set(crm, each)
    return Choices(
        each.name,
        cases=np.unique(leads, return_inverse=True)[1],
        seen=one_hot(found, evidence_of(ladders)),
        right=np.array([each.truth.get(lead) == account for lead, account in zip(leads, accounts, strict=True)]),
        folds=np.array([[folds[lead]] for lead in leads]),
        judged=partial(judged, leads, accounts, each.truth, threshold),
    )


def judged(
    leads: Sequence[str], accounts: Sequence[str], truth: Mapping[str, str], threshold: int, scores: Sequence[int]
) -> Quality:
    """How good the best candidate of each lead is; of equal ones the first."""
    best: dict[str, tuple[int, str]] = {}
    for lead, account, score in zip(leads, accounts, scores, strict=True):
        if lead not in best or score > best[lead][0]:
            best[lead] = (score, account)
    found = {lead: account for lead, (score, account) in best.items() if score >= threshold}
    scored = [(score, truth.get(lead) == account) for lead, (score, account) in best.items()]
    known = len(truth)
    return Quality(agreement_of_accounts(found, truth).f1, best_f1(scored, known), recall_at(97, scored, known))
