"""States, figures and loss terms of runs in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.jobs.training.record import RunRecord, RunState
from studio.ui.numbers import duration_text, fixed_text, general_text, locale, percent_text, whole_text
from studio.ui.training.preparation_texts import preparing_text
from studio.ui.translation import translated

translate = QCoreApplication.translate  # lupdate finds texts by this name

UNKNOWN = "–"


def state_text(state: RunState) -> str:
    """The state in one word."""
    return _state_words()[state]


def kind_text(record: RunRecord) -> str:
    """What the run does, in a word or two."""
    return translate("Runs", "Distillation") if record.kind == "distill" else translate("Runs", "Pruning")


def fraction(record: RunRecord) -> float:
    """How much of the planned steps is done, or of a part of the preparation, 0 to 1; 0 while nothing is settled."""
    if record.state is RunState.FINISHED:
        return 1.0
    if record.preparing is not None:
        return record.preparing.fraction
    return min(1.0, record.step / record.steps) if record.steps else 0.0


def steps_text(record: RunRecord) -> str:
    """Steps done of steps planned."""
    if not record.steps:
        return translate("Runs", "step {step}").format(step=whole_text(record.step)) if record.step else ""
    return translate("Runs", "step {step} of {steps}").format(
        step=whole_text(record.step), steps=whole_text(record.steps)
    )


def score_text(score: float | None) -> str:
    """A held-out score; lower is better."""
    return UNKNOWN if score is None else general_text(score, 4)


def scores_text(record: RunRecord) -> str:
    """The best score, and the one that training began with."""
    best, first = record.best_score, record.first_score
    if best is None or first is None:
        return score_text(best if best is not None else first)
    return translate("Runs", "{best}, at first {first}").format(best=score_text(best), first=score_text(first))


def rate_text(rate: float | None) -> str:
    """A learning rate as people write it."""
    return UNKNOWN if rate is None else f"{rate:.2e}".replace("e-0", "e-").replace(".", locale().decimalPoint())


def speed_text(steps_per_s: float | None) -> str:
    """Steps per second, or seconds per step where one takes longer than a second."""
    if not steps_per_s:
        return UNKNOWN
    if steps_per_s >= 1:
        return translate("Runs", "{count} steps/s").format(count=fixed_text(steps_per_s, 1))
    return translate("Runs", "{seconds} s/step").format(seconds=fixed_text(1 / steps_per_s, 1))


def second_line(record: RunRecord) -> str:
    """The line under the title in the list: what went wrong, what it waits for, or how far it is."""
    if record.state is RunState.FAILED and record.message:
        return translated(record.message)
    if record.state is RunState.PREPARING:
        if record.preparing is not None:
            return f"{kind_text(record)} · {preparing_text(record.preparing)}"
        return translate("Runs", "{kind} · starting").format(kind=kind_text(record))
    return " · ".join(part for part in (kind_text(record), steps_text(record)) if part)


def summary_text(record: RunRecord) -> str:
    """The text at the right of the second line: time left, or the best score."""
    if record.state is RunState.RUNNING and record.eta_s is not None:
        return translate("Runs", "{time} left").format(time=duration_text(record.eta_s))
    if record.best_score is not None:
        return translate("Runs", "best (lowest) {score}").format(score=score_text(record.best_score))
    return ""


def described(record: RunRecord) -> str:
    """One run read aloud."""
    parts = [record.title, kind_text(record), state_text(record.state)]
    if record.state.is_live and record.steps:
        parts.append(percent_text(fraction(record)))
    parts += [part for part in (summary_text(record), translated(record.message)) if part]
    return ", ".join(parts)


def term_text(name: str) -> str:
    """A loss term as people read it; one that is not known keeps its own name."""
    return _term_words().get(name, name.replace("_", " "))


def term_tip(name: str) -> str:
    """What a loss term compares, in one sentence; empty for one that is not known."""
    return _term_tips().get(name, "")


def phase_text(name: str) -> str:
    """The part of a run that a log line belongs to."""
    words = {
        "pruning": translate("Runs", "pruning"),
        "retraining": translate("Runs", "retraining"),
        "distillation": translate("Runs", "distillation"),
        "encoders": translate("Runs", "encoders"),
        "decoders": translate("Runs", "decoders"),
    }
    return words.get(name, name)


def _state_words() -> dict[RunState, str]:
    return {
        RunState.PREPARING: translate("Runs", "Preparing"),
        RunState.RUNNING: translate("Runs", "Training"),
        RunState.STOPPING: translate("Runs", "Stopping …"),
        RunState.STOPPED: translate("Runs", "Stopped"),
        RunState.FINISHED: translate("Runs", "Finished"),
        RunState.FAILED: translate("Runs", "Failed"),
    }


def _term_words() -> dict[str, str]:
    return {
        "embedding": translate("Runs", "Embedding"),
        "teacher_pixel": translate("Runs", "Teacher's picture"),
        "teacher_perceptual": translate("Runs", "Teacher's features"),
        "pixel": translate("Runs", "Picture"),
        "perceptual": translate("Runs", "Features"),
        "gram": translate("Runs", "Style (Gram)"),
        "content": translate("Runs", "Content"),
        "style": translate("Runs", "Style"),
        "smoothness": translate("Runs", "Smoothness"),
        "reconstruction": translate("Runs", "Reconstruction"),
        "lattice": translate("Runs", "Lattice"),
        "direction": translate("Runs", "Direction"),
    }


def _term_tips() -> dict[str, str]:
    return {
        "embedding": translate("Runs", "The small encoder's features, mapped linearly, against the teacher's."),
        "teacher_pixel": translate("Runs", "What the teacher's decoder makes of the small encoder's features."),
        "teacher_perceptual": translate("Runs", "The same, compared in the teacher's features."),
        "pixel": translate("Runs", "The small pair's own reconstruction against the photograph."),
        "perceptual": translate("Runs", "The same, compared in the teacher's features."),
        "gram": translate("Runs", "How far the painted picture's textures are from the style's."),
        "content": translate("Runs", "Whether the painted picture still shows what the photograph shows."),
        "style": translate("Runs", "Whether the painted picture has the style's means and spreads."),
        "smoothness": translate("Runs", "Keeps the painted picture from flickering between neighbouring pixels."),
        "reconstruction": translate("Runs", "How much of a picture is lost where nothing is painted."),
        "lattice": translate("Runs", "A pattern of small squares that the photograph does not have."),
    }
