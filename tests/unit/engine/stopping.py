"""A progress that stops the work it is told of."""

from __future__ import annotations

from studio.progress import Cancellation, Progress, ProgressReport


def stopped_after(reports: int) -> Progress:
    """One whose cancellation is requested with so many reports."""
    cancellation = Cancellation()
    seen: list[ProgressReport] = []

    def note(report: ProgressReport) -> None:
        seen.append(report)
        if len(seen) == reports:
            cancellation.request()

    return Progress(on_report=note, cancellation=cancellation)
