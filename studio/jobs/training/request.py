"""The request of a training run: a title, a spec, and the spec of a second stage."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.errors import JobError, SpaceError, SpecError, in_words
from studio.replacing import replace_text
from studio.specs.pruning import KIND as PRUNING_KIND
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec
from studio.system_errors import check_ordinary, system_reason

TrainingSpec = DistillSpec | PruneSpec

REQUEST_NAME = "request.json"
SPEC_NAME = "spec.json"  # what a run settles as it begins


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """``then`` is a distillation that goes on with what a pruning leaves; it takes the pruned bundle for its start."""

    title: str
    spec: TrainingSpec
    then: DistillSpec | None = None

    def __post_init__(self) -> None:
        if self.then is not None and not isinstance(self.spec, PruneSpec):
            raise SpecError("only a pruning is followed by a distillation; make that a run of its own")

    def to_json(self) -> dict[str, Any]:
        """Plain values, for request.json."""
        return {
            "title": self.title,
            "spec": self.spec.to_json(),
            "then": self.then.to_json() if self.then else None,
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> TrainingRequest:
        """What `to_json` wrote; raises SpecError where it is damaged."""
        try:
            title, spec, then = str(plain["title"]), plain["spec"], plain.get("then")
            return cls(title, spec_from_json(spec), DistillSpec.from_json(then) if then else None)
        except (KeyError, TypeError, AttributeError) as error:
            raise SpecError("the request of this run is damaged: {error}", error=in_words(error)) from error

    def with_start(self, pruned: Path) -> DistillSpec:
        """The distillation that follows, beginning with the bundle ``pruned``; there must be one."""
        assert self.then is not None, "nothing follows this run"
        return replace(self.then, start=pruned)


def spec_from_json(plain: Mapping[str, Any]) -> TrainingSpec:
    """A spec of either kind; raises SpecError where it is damaged."""
    return PruneSpec.from_json(plain) if plain.get("kind") == PRUNING_KIND else DistillSpec.from_json(plain)


def write_request(run: Path, request: TrainingRequest) -> None:
    """Make the run folder and record in it what it is for; raises SpaceError where that cannot be written."""
    try:
        run.mkdir(parents=True, exist_ok=True)
        replace_text(run / REQUEST_NAME, json.dumps(request.to_json(), indent=1))
    except OSError as error:
        raise SpaceError(
            "cannot write {run}: {reason}; choose another folder", run=run / REQUEST_NAME, reason=error.strerror
        ) from error


def read_request(run: Path) -> TrainingRequest:
    """The request of a run; one begun on the command line has its spec alone, and its folder's name for a title.

    Raises JobError where neither can be read, SpecError where it is damaged.
    """
    if (run / REQUEST_NAME).is_file():
        return read_request_file(run / REQUEST_NAME)
    return TrainingRequest(run.name, spec_from_json(_read_json(run / SPEC_NAME)))


def read_request_file(path: Path) -> TrainingRequest:
    """The request that was written to ``path``; raises JobError where it cannot be read, SpecError if it is damaged."""
    return TrainingRequest.from_json(_read_json(path))


def _read_json(path: Path) -> dict[str, Any]:
    check_ordinary(path)
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise JobError("{path} cannot be read: {error}", path=path, error=system_reason(error)) from error
    if not isinstance(plain, dict):
        raise JobError("{path} is no record of a run", path=path)
    return plain
