"""What is said of an optimisation: what its preview shows, where it is, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.jobs.job import JobState
from studio.specs.optimize import Start
from studio.specs.stylize import StylizeSpec
from studio.ui.numbers import pixels_text, whole_text
from studio.ui.worker.iterations import Iteration, OptimizationHistory

translate = QCoreApplication.translate  # lupdate finds texts by this name


def preview_label(spec: StylizeSpec) -> str:
    """The label of a preview of an optimisation: it is no picture of the result."""
    if spec.optimize is not None and spec.optimize.start is Start.STYLIZED:
        return translate("Iterations", "Preview of the start")
    return translate("Iterations", "Preview by the networks")


def preview_status(spec: StylizeSpec) -> str:
    """The same for the status bar."""
    text = translate("Iterations", "{preview}; iterations appear when it is rendered")
    return text.format(preview=preview_label(spec))


def iteration_text(iteration: Iteration) -> str:
    """Which iteration of which scale it is."""
    text = translate("Iterations", "Iteration {number} of {count} at {size}")
    return text.format(
        number=whole_text(iteration.number),
        count=whole_text(iteration.count),
        size=pixels_text(iteration.size.width, iteration.size.height),
    )


def state_text(history: OptimizationHistory) -> str:
    """How far it is, or how it ended."""
    latest = history.latest
    if history.is_running:
        return iteration_text(latest)
    is_whole = latest.number == latest.count and latest.scale == latest.scales
    done = translate("Iterations", "Done after {count} iterations")
    stopped = translate("Iterations", "Stopped after iteration {count}")
    texts = {
        JobState.DONE: done if is_whole else stopped,
        JobState.PAUSED: translate("Iterations", "Paused after iteration {count}"),
        JobState.FAILED: translate("Iterations", "Failed after iteration {count}"),
        JobState.CANCELLED: translate("Iterations", "Cancelled after iteration {count}"),
    }
    return texts[history.state].format(count=whole_text(history.points[-1].done))
