"""Tables for people to read."""

from __future__ import annotations

from collections.abc import Sequence


def aligned(rows: Sequence[Sequence[str]], names: int) -> str:
    """Rows of cells as lines of text: the first so many columns, the names, to the left and numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    sides = ["<"] * names + [">"] * (len(widths) - names)
    return "\n".join(
        "  ".join(f"{cell:{side}{width}}" for cell, side, width in zip(row, sides, widths, strict=True)) for row in rows
    )


def cell(value: str | int | float | None) -> str:
    """One cell; a dash where there is nothing to say."""
    if value is None:
        return "-"
    return f"{value:.1f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else value
