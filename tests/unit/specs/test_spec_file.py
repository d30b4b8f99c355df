from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.codec import to_plain
from studio.errors import JobError, RecordError, SpaceError, SpecError
from studio.replacing import replace_text
from studio.specs.criterion_settings import CriterionSettings, Ranking, Refit
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.spec_file import read_spec, write_spec
from studio.specs.training import DistillSpec

DISTIL = DistillSpec(title="Mine", teacher=Path("pairs"), contents=Path("photos"))
PRUNE = PruneSpec(title="Mine", bundle=Path("pairs"), contents=Path("photos"), ratios=0.5)
BOTH = replace(PRUNE, then=DISTIL)


@pytest.mark.parametrize("spec", [DISTIL, PRUNE, BOTH])
def test_what_was_written_is_read(tmp_path: Path, spec: TrainingSpec) -> None:
    write_spec(tmp_path / "new" / "spec.json", spec)
    assert read_spec(tmp_path / "new" / "spec.json") == spec


@pytest.mark.parametrize("spec", [DISTIL, PRUNE, BOTH])
def test_files_of_earlier_versions_are_read(tmp_path: Path, spec: TrainingSpec) -> None:
    plain = to_plain(spec)
    title, then = plain.pop("title"), plain.pop("then", None)
    if spec is DISTIL:
        del plain["kind"]
    old = {"title": title, "spec": plain, "then": then}
    replace_text(tmp_path / "request.json", json.dumps(old))
    assert read_spec(tmp_path / "request.json") == spec


def test_a_record_that_says_nothing_of_ranking_and_refit_is_read_as_its_run_went(tmp_path: Path) -> None:
    plain = to_plain(PRUNE)
    for name in ("spared", "ranking", "settings", "refit", "pruning_rate", "retraining_rate"):
        del plain[name]
    replace_text(tmp_path / "spec.json", json.dumps(plain))
    spec = read_spec(tmp_path / "spec.json")
    as_it_went = replace(PRUNE, ranking=Ranking.L1, refit=Refit.ALWAYS, pruning_rate=None)
    assert spec == replace(as_it_went, spared=(), settings=CriterionSettings())
    assert isinstance(spec, PruneSpec) and spec.pruning_schedule == spec.schedule


@pytest.mark.parametrize("text", ["{", "[]", '{"title": "x"}', '{"title": "x", "spec": {"teacher": 3}}', '{"spec": 1}'])
def test_a_damaged_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "spec.json").write_text(text)
    with pytest.raises((RecordError, SpecError), match=r"spec\.json"):
        read_spec(tmp_path / "spec.json")
    with pytest.raises(JobError, match="other"):
        read_spec(tmp_path / "other.json")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SpaceError, match="another folder"):
        write_spec(tmp_path / "file" / "spec.json", DISTIL)
