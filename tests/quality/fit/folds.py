"""Folds for cross-validation: what is held out is unlike what was learned from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from quality.runs import RoutedCrm
from quality.sets import LabelledSet

FOLDS = 4


def folds_of_set(crm: RoutedCrm, each: LabelledSet) -> dict[str, int]:
    """The fold of each lead of a set; leads of one person or with a company's domain in common are in one."""
    domains = crm.workspace.rows("select lead_id, company_mail_domain, company_web_domain from normalized_leads")
    mail, web = ({row[0]: row[column] for row in domains if row[column]} for column in (1, 2))
    return folds_of([lead["lead_id"] for lead in each.leads], each.persons, mail, web)


def folds_of(leads: Sequence[str], *shared: Mapping[str, str]) -> dict[str, int]:
    """The fold of each lead by a hash of its id, or the first id of those it shares something with, even indirectly.

    Args:
        leads: ids of leads.
        shared: by lead, something that leads have in common where it is equal.
    """
    number = {lead: position for position, lead in enumerate(leads)}
    links: list[tuple[int, int]] = []
    for values in shared:
        first: dict[str, int] = {}
        links += [(number[lead], first.setdefault(values[lead], number[lead])) for lead in leads if lead in values]
    family = dict(zip(leads, components(len(leads), links), strict=True))
    head: dict[int, str] = {}
    for lead in sorted(leads):
        head.setdefault(family[lead], lead)
    return {lead: crc32(head[family[lead]].encode()) % FOLDS for lead in leads}


def components(size: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """The connected component that each of `size` nodes is in."""
    ends = np.array(list(links), dtype=int).reshape(-1, 2)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    return connected_components(graph, directed=False)[1].tolist()
