"""Rows of text as columns of fixed width, for people."""

from __future__ import annotations

from collections.abc import Sequence

Row = tuple[str, ...]


def aligned(rows: Sequence[Row]) -> str:
    """One line for each of at least one row, the first column to the left, the others to the right.

    Short rows are filled up with empty cells.
    """
    width = max(map(len, rows))
    padded = [(*row, *[""] * (width - len(row))) for row in rows]
    widths = [max(map(len, column)) for column in zip(*padded, strict=True)]
    lines = (
        "  ".join([first.ljust(widths[0]), *(cell.rjust(wide) for cell, wide in zip(cells, widths[1:], strict=True))])
        for first, *cells in padded
    )
    return "\n".join(line.rstrip() for line in lines)
