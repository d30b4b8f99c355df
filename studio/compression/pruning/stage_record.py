"""What a pruning run in stages has tried so far and came to: ``search.json`` of its folder. Torch-free.

It is written whole after each stage, and all that a resumed run decides by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from studio.codec import read_record, write_record
from studio.compression.pruning.ratio_search import Attempt, RatioSearch, SearchEnding
from studio.errors import JobError, RecordError, SpaceError, SpecError
from studio.specs.pruning import PruneSpec
from studio.specs.ratio_search import Floor, RatioSteps
from studio.system_errors import system_reason

SEARCH_NAME = "search.json"


@dataclass(frozen=True, slots=True)
class StageScores:
    """On held-out pictures: the score (less is better), and the similarity to what the unpruned pairs paint."""

    score: float | None
    ssim: float | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One ratio, the folder in which it was trained, and what came of it.

    Without ``is_trained`` it would have removed what that folder's stage removed.
    """

    ratio: float
    folder: str
    scores: StageScores
    is_accepted: bool
    is_trained: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StagesRecord:
    """``ratios`` are fixed beforehand, or follow from a ``floor`` by ``steps``; ``base`` are the unpruned pairs."""

    base: StageScores
    floor: Floor | None = None
    steps: RatioSteps = field(default_factory=RatioSteps)
    ratios: tuple[float, ...] = ()
    stages: tuple[Stage, ...] = ()
    ending: SearchEnding | None = None

    @property
    def next_ratio(self) -> float | None:
        """The ratio of the next stage; None where there is none."""
        if self.floor is not None:
            return self._search(self.floor).next_ratio
        return self.ratios[len(self.stages)] if len(self.stages) < len(self.ratios) else None

    @property
    def accepted(self) -> Stage | None:
        """The stage with the largest ratio that was accepted."""
        return max((each for each in self.stages if each.is_accepted), key=lambda each: each.ratio, default=None)

    @property
    def next_folder(self) -> str:
        """The name of the folder that the next stage is trained in."""
        return stage_folder_name(1 + len({each.folder for each in self.stages}))

    def judged(self, scores: StageScores, *, folder: str, is_trained: bool = True) -> StagesRecord:
        """After the next stage came to ``scores``."""
        ratio = self.next_ratio
        assert ratio is not None, "there was a next stage"
        margin = _margin(self.floor, scores) if self.floor is not None else 0.0
        stage = Stage(ratio, folder, scores, margin is not None and margin >= 0, is_trained)
        told = replace(self, stages=(*self.stages, stage))
        return replace(told, ending=self._search(self.floor, told.stages).ending) if self.floor is not None else told

    def text(self) -> str:
        """For a person: a row for each stage."""
        rows = [f"{'ratio':>7}{'score':>10}{'SSIM':>9}  "]
        rows.append(_row(0.0, self.base, "unpruned"))
        rows += [_row(each.ratio, each.scores, _said(each, is_free=self.floor is None)) for each in self.stages]
        return "\n".join(row.rstrip() for row in rows) + "\n"

    def _search(self, floor: Floor, stages: Sequence[Stage] | None = None) -> RatioSearch:
        margin = _margin(floor, self.base)
        assert margin is not None, "a base without scores is refused"
        seen = self.stages if stages is None else stages
        attempts = tuple(Attempt(each.ratio, _margin(floor, each.scores), each.is_trained) for each in seen)
        return RatioSearch(margin, self.steps, attempts)


def begun_record(spec: PruneSpec, base: StageScores) -> StagesRecord:
    """The record of a run of ``spec`` before its first stage; SpecError where the unpruned pairs miss its floor."""
    margin = _margin(spec.floor, base) if spec.floor is not None else 0.0
    if margin is None or not margin >= 0:
        raise SpecError(
            "the unpruned pairs miss this floor: their held-out score is {score:.4g} and their similarity {ssim:.4g}; "
            "choose one that they reach",
            score=base.score,
            ssim=base.ssim,
        )
    return StagesRecord(base=base, floor=spec.floor, steps=spec.search, ratios=spec.ratio_stages or ())


def stage_folder_name(number: int) -> str:
    """The folder of the ``number``-th stage that is trained, from 1."""
    return f"stage-{number:02d}"


def read_stages(run: Path) -> StagesRecord:
    """What `write_stages` wrote into the folder ``run``; raises JobError where it cannot be read."""
    path = run / SEARCH_NAME
    try:
        return read_record(path, StagesRecord)
    except OSError as error:
        raise JobError("{path} cannot be read: {error}", path=path, error=system_reason(error)) from error
    except RecordError as error:
        raise JobError("{path} cannot be used: {error}", path=path, error=error) from error


def write_stages(run: Path, record: StagesRecord) -> None:
    """Write ``record`` whole; raises SpaceError where that fails, and the one before stays."""
    try:
        run.mkdir(parents=True, exist_ok=True)
        write_record(run / SEARCH_NAME, record)
    except OSError as error:
        raise SpaceError(
            "cannot write {path}: {error}; the one before is kept", path=run / SEARCH_NAME, error=system_reason(error)
        ) from error


def found_stages(run: Path) -> StagesRecord | None:
    """The record of a run that may be at work; None where there is none, or it is that of another version."""
    try:
        return read_record(run / SEARCH_NAME, StagesRecord, unknown_names=True)
    except (OSError, RecordError):
        return None


def has_ended(run: Path) -> bool:
    """Whether no stage of ``run`` is left."""
    record = found_stages(run)
    return record is not None and record.next_ratio is None


def _margin(floor: Floor, scores: StageScores) -> float | None:
    if scores.score is None or scores.ssim is None:
        return None
    return floor.margin(ssim=scores.ssim, score=scores.score)


def _row(ratio: float, scores: StageScores, said: str) -> str:
    score = "-" if scores.score is None else f"{scores.score:.4g}"
    ssim = "-" if scores.ssim is None else f"{scores.ssim:.4f}"
    return f"{ratio:>7.4g}{score:>10}{ssim:>9}  {said}"


def _said(stage: Stage, *, is_free: bool) -> str:
    if not stage.is_trained:
        return f"removes what {stage.folder} removed"
    return stage.folder if is_free else f"{stage.folder}, {'accepted' if stage.is_accepted else 'rejected'}"
