from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from studio.compression import run_timer
from studio.compression.pruning import run
from studio.compression.pruning import run as pruning_run
from studio.compression.pruning.groups import FilterGroups, Role
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, export, resume
from studio.errors import BundleError, Cancelled, InputError, JobError, SpaceError, SpecError, StudioError
from studio.progress import Cancellation, Progress
from studio.specs.criterion_settings import CriterionSettings, Refit
from studio.specs.method import Method
from studio.specs.pruning import PruneSpec, PruningCriterion
from tests.limits import largest_file
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.prunings import BRIEF, STEPS, small_spec
from tests.unit.compression.runs import Finished, assert_same_weights, checkpoint, clock, stopped_after, untimed


@pytest.fixture
def spec(teacher_folder: Path, pictures: Path) -> PruneSpec:
    return small_spec(teacher_folder, pictures)


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


def assert_same_ending(one: RunFolder, two: RunFolder) -> None:
    assert untimed(one) == untimed(two)
    assert_same_weights(one, two)
    assert one.read_json("removal.json") == two.read_json("removal.json")


@pytest.mark.parametrize(
    ("criterion", "stop_after"),
    [("spp", 3), ("spp", 9), ("increg", 3), ("increg", 6), ("gradual-l1", 3), ("l1", 3)],
)
def test_a_run_gone_on_with_is_bit_for_bit_the_run_left_alone(
    spec: PruneSpec, finished: Finished, folder: RunFolder, criterion: str, stop_after: int
) -> None:
    spec = replace(spec, criterion=PruningCriterion(criterion))
    whole = finished(spec)
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(stop_after))
    folder.append({"step": stop_after + 1, "pixel_2": 0.0})  # as if killed one step after its checkpoint
    (folder.path / "STOP").touch()
    result = resume(folder, Progress())
    assert result == whole.result and result.is_complete and result.step == 12
    assert_same_ending(folder, whole.folder)
    pruning = 0 if criterion == "l1" else 6
    steps = [*range(1, pruning + 1), *range(pruning, 13)]  # retraining begins with the score of what was kept
    assert [record["step"] for record in folder.log()] == steps
    assert [record["phase"] for record in folder.log()] == ["pruning"] * pruning + ["retraining"] * (13 - pruning)
    assert folder.log()[pruning]["score"] == pytest.approx(folder.read_json("removal.json")["kept_score"], rel=1e-5)


def test_a_run_killed_between_the_removal_and_its_first_checkpoint_removes_the_same_again(
    spec: PruneSpec, finished: Finished, folder: RunFolder
) -> None:
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(6))
    assert checkpoint(folder)["phase"] == "pruning" and not (folder.path / "removal.json").exists()
    (folder.path / "removal.json").write_text("half a rec")  # nothing depends on it yet
    folder.append({"step": 7, "phase": "retraining"})
    resume(folder, Progress())
    assert_same_ending(folder, finished(spec).folder)


def test_a_run_without_a_checkpoint_begins_again(spec: PruneSpec, finished: Finished, tmp_path: Path) -> None:
    folder = finished(spec).copied(tmp_path / "run")
    (folder.path / "last.pt").unlink()
    resume(folder, Progress())
    assert_same_ending(folder, finished(spec).folder)


@pytest.mark.parametrize("criterion", list(PruningCriterion))
def test_what_is_removed_stays_removed_and_the_report_says_what_came_of_it(
    spec: PruneSpec, finished: Finished, criterion: PruningCriterion
) -> None:
    folder = finished(replace(spec, criterion=criterion)).folder
    module = checkpoint(folder)["module"]
    assert module["0.encoder.conv2_1.weight"].shape == (3, 2, 3, 3), "half of 6 and of 4"
    assert module["0.embedding.embedding.weight"].shape == (6, 3, 1, 1)
    report = folder.read_json("report.json")
    assert report["before"]["parameters"] > 2 * report["after"]["parameters"]
    assert report["theoretical_speed_up"]["convolutions"] > 2 and report["measured_speed_up"] > 0
    assert report["masked_and_removed_apart"] <= 1e-5
    told, removal = report["scores"], folder.read_json("removal.json")
    assert (told["pruned"], told["refitted"], told["kept"]) == (
        removal["score"],
        removal["refitted_score"],
        removal["kept_score"],
    )
    assert told["kept"] <= min(told["pruned"], told["refitted"])
    scores = [record["score"] for record in folder.log() if "score" in record and record["phase"] == "retraining"]
    assert told["retrained"] == pytest.approx(min(scores), rel=1e-5)
    assert "2.encoder.conv2_1" in (folder.path / "report.txt").read_text()


@pytest.mark.parametrize("criterion", [PruningCriterion.SPP, PruningCriterion.INCREG])
def test_forced_removals_of_an_earlier_run_reach_log_and_report(
    spec: PruneSpec, folder: RunFolder, criterion: PruningCriterion
) -> None:
    """One pruning step would be refused now; a record that says so is gone on with."""
    spec = replace(spec, criterion=criterion, schedule=STEPS).resolved(steps=2)
    folder.path.mkdir()
    folder.write_spec(replace(spec, targets={"2.encoder.conv2_1": 3, "1.encoder.conv1_1": 1}))
    assert resume(folder, Progress()).is_complete
    (line,) = [line for line in folder.log() if line["phase"] == "pruning"]
    assert line["forced_removals"] == 2, "the weakest of three reaches the ceiling at once"
    report = folder.read_json("report.json")
    assert (report["forced_removals"], report["removed_filters"], report["left_out"]) == (2, 4, {})
    assert "2 of 4 filters were forced out at pruning step 1 " in (folder.path / "report.txt").read_text()


def test_an_unsound_group_keeps_its_filters_and_is_named(
    spec: PruneSpec, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_a_reader(network: LevelsNetwork) -> FilterGroups:
        return tuple(
            replace(group, members=group.of_role(Role.OUTPUT)) if group.name == "2.encoder.conv1_1" else group
            for group in level_groups(network)
        )

    monkeypatch.setattr(run, "level_groups", without_a_reader)
    result = begin(replace(spec, criterion=PruningCriterion.L1, schedule=BRIEF), folder, Progress())
    (told,) = result.skipped
    assert told.startswith("2.encoder.conv1_1 keeps its filters: without its masked filters")
    settled = folder.read_spec()
    assert isinstance(settled, PruneSpec) and settled.targets is not None
    assert settled.targets["2.encoder.conv1_1"] == 0 < settled.targets["1.encoder.conv1_1"]
    assert told in (folder.path / "report.txt").read_text()
    assert list(folder.read_json("report.json")["left_out"]) == ["2.encoder.conv1_1"]
    assert folder.read_json("plan.json")["left_out"] == folder.read_json("report.json")["left_out"]


def test_the_unpruned_pair_teaches_features_and_paintings_in_both_phases(spec: PruneSpec, finished: Finished) -> None:
    """The same terms of every level, and none of them starts where nothing is to be learned."""
    terms: dict[str, set[str]] = {"pruning": set(), "retraining": set()}
    for record in finished(spec).folder.log():
        terms[record["phase"]] |= {name for name, value in record.items() if name.endswith(("_2", "_1")) and value > 0}
    for level in (2, 1):
        taught = {"embedding", "teacher_pixel", "teacher_perceptual", "pixel", "perceptual", "gram"}
        assert {f"{name}_{level}" for name in taught} <= terms["pruning"] & terms["retraining"]


def test_the_score_before_the_removal_is_the_score_after_it(spec: PruneSpec, finished: Finished) -> None:
    """Masked and cut pairs are the same function, averages included."""
    folder = finished(spec).folder
    (last, _) = [record for record in folder.log() if record["step"] == 6]
    assert last["phase"] == "pruning" and last["filters_to_go"] == 0
    assert folder.read_json("removal.json")["score"] == pytest.approx(last["score"], rel=1e-4)


def test_a_stop_file_at_the_end_of_pruning_stops_the_run(spec: PruneSpec, folder: RunFolder) -> None:
    def ask(_: object) -> None:
        if folder.log() and folder.log()[-1]["step"] == 6:
            (folder.path / "STOP").touch()

    result = begin(spec, folder, Progress(on_report=ask))
    assert result.step == 6 and not result.is_complete and not (folder.path / "report.json").exists()
    assert resume(folder, Progress()).is_complete


@pytest.mark.parametrize("ratio", [0.5, {"conv2_1": 0.5}, {"2.conv1_1": 0.25, "1.conv1_1": 0.5}])
def test_ratios_say_what_goes(spec: PruneSpec, folder: RunFolder, ratio: float | dict[str, float]) -> None:
    with pytest.raises(Cancelled):
        begin(replace(spec, ratios=ratio, criterion=PruningCriterion.L1), folder, stopped_after(1))
    resolved = folder.read_spec()
    assert isinstance(resolved, PruneSpec)
    assert resolved.pruning_steps == 0
    if ratio == 0.5:
        assert resolved.targets is not None and min(resolved.targets.values()) >= 2
    elif "conv2_1" in ratio:  # type: ignore[operator]  # a mapping by now
        assert changed(resolved) == {"2.encoder.conv2_1": 3, "2.decoder.conv2_1": 2}
    else:
        assert changed(resolved) == {"2.encoder.conv1_1": 1, "1.encoder.conv1_1": 2}


def changed(spec: PruneSpec) -> dict[str, int]:
    return {name: count for name, count in (spec.targets or {}).items() if count}


@pytest.mark.parametrize("by_sensitivity", [False, True])
def test_a_speed_up_is_kept_to(spec: PruneSpec, folder: RunFolder, by_sensitivity: bool) -> None:
    wished = replace(spec, ratios=None, speed_up=2.0, by_sensitivity=by_sensitivity, criterion=PruningCriterion.L1)
    wished = replace(wished, schedule=BRIEF)
    begin(wished, folder, Progress())
    assert folder.read_json("report.json")["theoretical_speed_up"]["convolutions"] >= 2
    assert resume(folder, Progress()).is_complete, "what was found is settled"


def test_steps_that_fit_into_the_minutes_are_found_and_divided(
    spec: PruneSpec, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_timer, "seconds_now", clock(*[0.0] * 6, 3.75))  # for 5 steps, asked before each
    result = begin(replace(spec, schedule=replace(STEPS, steps=0, minutes=0.1)), folder, Progress())
    resolved = folder.read_spec()
    assert isinstance(resolved, PruneSpec)
    assert result.step == resolved.schedule.steps == 8 and resolved.pruning_steps == 4
    assert result.is_complete and (folder.path / "report.json").exists()


@pytest.mark.parametrize(
    ("values", "error", "said"),
    [
        ({"ratios": 0.9}, SpecError, r"2\.encoder\.conv1_1 has 4 filters, so 4 of them cannot go"),
        ({"ratios": {"conv1_1": 0.9, "2.conv1_1": 0.9}}, SpecError, r"2\.encoder\.conv1_1 has 4 filters"),
        ({"ratios": {"conv5_1": 0.5}}, SpecError, "conv5_1 is no layer"),
        ({"ratios": {"2.conv1_1": 0.5, "encoder.conv1_1": 0.25}}, SpecError, "mean the same filters"),
        ({"spared": ("conv9_1",)}, SpecError, "conv9_1 is no layer"),
        ({"ratios": 0.0}, SpecError, "leave every filter in place"),
        ({"ratios": None, "speed_up": 99.0}, SpecError, "times faster"),
        ({"pruning_steps": 3}, SpecError, r"spp needs at least 4 pruning steps to remove 3 filters of .*, not 3;"),
        (
            {"criterion": PruningCriterion.INCREG, "schedule": replace(STEPS, steps=6)},
            SpecError,
            "increg needs at least 4",
        ),
        (
            {"criterion": PruningCriterion.INCREG, "settings": CriterionSettings(amplitude=1e5)},
            SpecError,
            "the threshold lies above the amplitude and below 4000",
        ),
        ({"levels": (4,)}, BundleError, "no level 4"),
        ({"bundle": Path("nobody")}, BundleError, "nobody"),
        ({"contents": Path("empty")}, InputError, "holds no picture"),
        ({"styles": Path("empty")}, InputError, "holds no picture"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_made(
    spec: PruneSpec, folder: RunFolder, values: dict[str, Any], error: type[StudioError], said: str
) -> None:
    with pytest.raises(error, match=said):
        begin(replace(spec, **values), folder, Progress())
    assert not folder.path.exists()


def test_one_run_in_a_folder_and_one_program_at_it(
    spec: PruneSpec, finished: Finished, folder: RunFolder, tmp_path: Path
) -> None:
    with folder.held(), pytest.raises(JobError, match="another program"):
        begin(spec, folder, Progress())
    folder = finished(spec).copied(tmp_path / "another")
    with pytest.raises(JobError, match="holds a run already"):
        begin(spec, folder, Progress())
    before = (folder.path / "log.jsonl").read_bytes()
    with folder.held(), pytest.raises(JobError, match="another program"):
        resume(folder, Progress())
    assert (folder.path / "log.jsonl").read_bytes() == before


def test_on_a_full_disk_the_checkpoint_before_stays_and_the_run_goes_on_from_it(
    spec: PruneSpec, finished: Finished, folder: RunFolder
) -> None:
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(5))
    kept = (folder.path / "last.pt").read_bytes()
    with largest_file(len(kept) // 2), pytest.raises(SpaceError, match="the one before is kept"):
        resume(folder, Progress())
    assert (folder.path / "last.pt").read_bytes() == kept
    assert resume(folder, Progress()).is_complete
    assert_same_ending(folder, finished(spec).folder)


def test_another_bundle_under_the_same_name_is_noticed(spec: PruneSpec, folder: RunFolder, tmp_path: Path) -> None:
    shutil.copytree(spec.bundle, tmp_path / "pairs")
    begin(replace(spec, bundle=tmp_path / "pairs", schedule=BRIEF), folder, Progress())
    shutil.rmtree(tmp_path / "pairs")
    write_tiny_bundle(tmp_path / "pairs", levels=(2, 1), widths={1: 2, 2: 3})
    for work in (lambda: resume(folder, Progress()), lambda: export(folder, tmp_path / "small", title="Small")):
        with pytest.raises(JobError, match=r"removal\.json does not fit"):
            work()


def test_a_second_adain_level_is_one_too_many(spec: PruneSpec, folder: RunFolder, tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "pairs", levels=(3, 2), methods=(Method.ADAIN,))
    with pytest.raises(SpecError, match="one level"):
        begin(replace(spec, bundle=tmp_path / "pairs", levels=None), folder, Progress())


def test_unreadable_pictures_are_passed_over_and_named(spec: PruneSpec, folder: RunFolder, tmp_path: Path) -> None:
    shutil.copytree(spec.contents, tmp_path / "photos")
    (tmp_path / "photos" / "0-broken.png").write_bytes(b"no picture")
    (named,) = begin(replace(spec, contents=tmp_path / "photos", schedule=BRIEF), folder, Progress()).skipped
    assert "0-broken.png" in named


def test_a_cancelled_scan_leaves_nothing(spec: PruneSpec, folder: RunFolder) -> None:
    cancellation = Cancellation()
    cancellation.request()
    wished = replace(spec, ratios=None, speed_up=2.0, by_sensitivity=True)
    with pytest.raises(Cancelled):
        begin(wished, folder, Progress(cancellation=cancellation))
    assert not folder.path.exists()


class Killed(BaseException):
    """The end of a process, at whatever point."""


@pytest.mark.parametrize(
    ("criterion", "owner", "name"),
    [("increg", pruning_run, "write_removal"), ("l1", RunFolder, "save"), ("spp", pruning_run, "read_removal")],
)
def test_a_run_killed_anywhere_in_the_removal_ends_as_if_it_had_not_been(
    spec: PruneSpec, finished: Finished, folder: RunFolder, criterion: str, owner: Any, name: str
) -> None:
    """Before the filters' record, before the best weights, and before the first step of retraining."""
    spec = replace(spec, criterion=PruningCriterion(criterion))
    whole = finished(spec).folder
    real = getattr(owner, name)

    def killed(*arguments: Any, **options: Any) -> Any:
        if name != "save" or (arguments[1] == "best" and arguments[2]["phase"] == "retraining"):
            raise Killed
        return real(*arguments, **options)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(Killed):
        patch.setattr(owner, name, killed)
        begin(spec, folder, Progress())
    assert (folder.path / "removal.json").exists() == (name != "write_removal")
    assert checkpoint(folder)["phase"] == "pruning"
    assert resume(folder, Progress()).is_complete
    assert_same_ending(folder, whole)


def test_retraining_that_betters_nothing_leaves_what_was_kept_as_the_best(
    spec: PruneSpec, folder: RunFolder, tmp_path: Path
) -> None:
    """Where decoders are asked for nothing every score is 0, also after a resume."""
    shares = replace(spec.shares, pixel=0.0, perceptual=0.0, gram=0.0)
    spec = replace(spec, criterion=PruningCriterion.L1, shares=shares)
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(5))
    result = resume(folder, Progress())
    told = folder.read_json("report.json")["scores"]
    assert result.best_score == told["retrained"] == told["kept"] == 0
    best, last = checkpoint(folder, "best"), checkpoint(folder)
    assert best["step"] == 0 and last["step"] == 12
    name = "0.encoder.conv1_1.weight"
    assert not torch.equal(best["module"][name], last["module"][name]), "it was trained"
    assert export(folder, tmp_path / "small", title="Small").id == "small"


@pytest.mark.parametrize("refit", list(Refit))
def test_the_spec_says_whether_the_refit_is_kept(spec: PruneSpec, folder: RunFolder, refit: Refit) -> None:
    begin(replace(spec, criterion=PruningCriterion.L1, refit=refit, schedule=BRIEF), folder, Progress())
    removal = folder.read_json("removal.json")
    assert removal["score"] != removal["refitted_score"]
    if refit is Refit.IF_BETTER:
        assert removal["kept_score"] <= min(removal["score"], removal["refitted_score"])
    else:
        assert removal["kept_score"] == removal["refitted_score" if refit is Refit.ALWAYS else "score"]
        assert removal["refitted_levels"] == ([2, 1] if refit is Refit.ALWAYS else [])
