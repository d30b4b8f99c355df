from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.compression.pruning.ratio_search import SearchEnding
from studio.compression.pruning.stage_record import StagesRecord, read_stages, write_stages
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, export, resume
from studio.errors import Cancelled, JobError, SpecError
from studio.jobs.training.stages import exported_folder, run_folders, stages
from studio.progress import Cancellation, Progress
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.ratio_search import Floor, RatioSteps
from tests.unit.compression.prunings import STEPS, small_spec
from tests.unit.compression.runs import untimed

PER_STAGE = 4
SHORT = replace(STEPS, steps=PER_STAGE)


@pytest.fixture
def spec(teacher_folder: Path, pictures: Path) -> PruneSpec:
    """Level 1 has four filters on each side: 20 % are one of them, 40 % two, 60 % three."""
    return small_spec(
        teacher_folder,
        pictures,
        levels=(1,),
        ratios=None,
        floor=Floor(ssim=0.5),
        search=RatioSteps(tolerance=0.1, stages=3),
        criterion=PruningCriterion.GRADUAL_L1,
        schedule=SHORT,
    )


@pytest.fixture(scope="module")
def finished() -> dict[str, Path]:
    return {}


@pytest.fixture
def whole(spec: PruneSpec, finished: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A search left alone; for reading."""
    if "search" not in finished:
        finished["search"] = tmp_path_factory.mktemp("whole") / "run"
        assert begin(spec, RunFolder(finished["search"]), Progress()).is_complete
    return RunFolder(finished["search"])


def assert_same(one: RunFolder, two: RunFolder) -> None:
    record = read_stages(one.path)
    assert record == read_stages(two.path)
    for stage in record.stages:
        left, right = RunFolder(one.path / stage.folder), RunFolder(two.path / stage.folder)
        assert untimed(left) == untimed(right)
        for name in ("best", "last"):
            states = [each.load(name) for each in (left, right)]
            assert (states[0] is None) == (states[1] is None) == (not stage.is_accepted)
            if states[0] and states[1]:
                weights = states[1]["module"]
                assert all(torch.equal(tensor, weights[key]) for key, tensor in states[0]["module"].items())


def stopped_at(step: int) -> Progress:
    """Ask to stop once ``step`` steps were taken in all stages together."""
    cancellation, taken = Cancellation(), [0]

    def on_report(report: object) -> None:
        taken[0] += getattr(report, "stage", "").startswith("step ")
        if taken[0] == step:
            cancellation.request()

    return Progress(on_report=on_report, cancellation=cancellation)


def test_a_search_goes_from_the_best_of_each_stage_and_exports_the_largest_ratio_above_the_floor(
    whole: RunFolder, spec: PruneSpec, tmp_path: Path
) -> None:
    record = read_stages(whole.path)
    assert [stage.ratio for stage in record.stages[:2]] == [0.2, 0.4]
    assert record.base.ssim == pytest.approx(1.0) and record.ending in (SearchEnding.BRACKET, SearchEnding.STAGES)
    for stage in record.stages:
        assert stage.scores.ssim is not None
        assert stage.is_accepted == (stage.scores.ssim >= 0.5)
        begun = RunFolder(whole.path / stage.folder).read_spec()
        assert isinstance(begun, PruneSpec)
        assert begun.bundle == spec.bundle.resolve(), "the unpruned pairs teach every stage"
    rejected, accepted = [s for s in record.stages if not s.is_accepted], record.accepted
    assert rejected and accepted is not None and accepted.ratio < min(each.ratio for each in rejected)
    manifest = export(whole, tmp_path / "small", title="Small")
    exported = load_bundle(tmp_path / "small").pair(1)
    best = load_bundle(whole.path / accepted.folder / "pruned").pair(1)
    assert exported.encoder.layers == best.encoder.layers
    assert all(torch.equal(a, b) for a, b in zip(exported.decoder.parameters(), best.decoder.parameters(), strict=True))
    gone = round(accepted.ratio * 4 + 0.49)
    assert exported.encoder.layers[-1].out_channels == 4 - gone
    trained = [each for each in record.stages if each.is_accepted and each.is_trained]
    assert f"for {PER_STAGE * len(trained)} steps" in manifest.origin.description


def test_a_stage_that_missed_the_floor_is_a_record_without_weights(whole: RunFolder) -> None:
    record = read_stages(whole.path)
    rejected = next(each for each in record.stages if not each.is_accepted)
    folder = whole.path / rejected.folder
    assert (folder / "log.jsonl").is_file() and (folder / "report.json").is_file()
    assert not list(folder.glob("*.pt")) and not (folder / "pruned").exists()
    report = (whole.path / "report.txt").read_text()
    assert "rejected" in report and "times less" in report
    original = RunFolder(whole.path / "stage-02").read_json("report.json")["scores"]["original"]
    assert original == pytest.approx(record.base.score, rel=1e-5), "of the unpruned pairs, at any stage"


@pytest.mark.parametrize("taken", [1, PER_STAGE + 3])
def test_a_search_stopped_anywhere_and_gone_on_with_is_the_search_left_alone(
    spec: PruneSpec, whole: RunFolder, tmp_path: Path, taken: int
) -> None:
    folder = RunFolder(tmp_path / "run")
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_at(taken))
    for place in run_folders(folder.path):
        (place / "STOP").touch()  # what asked for it
    assert resume(folder, Progress()).is_complete
    assert_same(folder, whole)


def as_if_killed_before_the_record(folder: RunFolder, record: StagesRecord) -> None:
    write_stages(folder.path, replace(record, stages=record.stages[:1], ending=None))
    shutil.rmtree(folder.path / "stage-03")


def as_if_killed_before_the_next_stage_began(folder: RunFolder, record: StagesRecord) -> None:
    write_stages(folder.path, replace(record, stages=record.stages[:2], ending=None))
    for left in (folder.path / "stage-03").iterdir():
        left.unlink() if left.is_file() else shutil.rmtree(left)


def as_if_killed_before_weights_were_dropped(folder: RunFolder, record: StagesRecord) -> None:
    del record
    (folder.path / "stage-03" / "last.pt").write_bytes(b"rejected weights")
    (folder.path / "report.txt").unlink()


@pytest.mark.parametrize(
    "kill",
    [
        as_if_killed_before_the_record,
        as_if_killed_before_the_next_stage_began,
        as_if_killed_before_weights_were_dropped,
    ],
)
def test_a_search_killed_between_its_writes_comes_to_the_same(
    whole: RunFolder, tmp_path: Path, kill: Callable[[RunFolder, StagesRecord], None]
) -> None:
    folder = RunFolder(tmp_path / "run")
    shutil.copytree(whole.path, folder.path)
    for spec in folder.path.rglob("spec.json"):  # stages begin with bundles of their own run
        spec.write_text(spec.read_text().replace(str(whole.path), str(folder.path)))
    kill(folder, read_stages(folder.path))
    assert resume(folder, Progress()).is_complete
    assert_same(folder, whole)
    assert (folder.path / "report.txt").read_text().splitlines()[:4] == (
        whole.path / "report.txt"
    ).read_text().splitlines()[:4]


def test_a_request_to_stop_in_the_run_ends_the_stage_at_work(spec: PruneSpec, tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")

    def ask(report: object) -> None:
        if getattr(report, "stage", "").startswith("step 2 "):
            (folder.path / "STOP").touch()

    result = begin(spec, folder, Progress(on_report=ask))
    assert not result.is_complete and result.step == 2
    with pytest.raises(JobError, match="has been accepted yet"):
        export(folder, tmp_path / "small", title="Small")


def test_a_floor_that_the_unpruned_pairs_miss_is_refused_with_their_score(spec: PruneSpec, tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    with pytest.raises(SpecError, match=r"held-out score is \d\.\d+ and their similarity 1;"):
        begin(replace(spec, floor=Floor(score=0.001)), folder, Progress())
    assert not folder.path.exists()


def test_too_few_steps_for_a_stage_are_refused_before_the_first(spec: PruneSpec, tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    with pytest.raises(SpecError, match="spp needs at least"):
        begin(replace(spec, criterion=PruningCriterion.SPP, floor=None, ratio_stages=(0.75,)), folder, Progress())
    assert not folder.path.exists()


def test_fixed_ratios_are_stages_one_after_the_other(spec: PruneSpec, tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    brief = replace(SHORT, steps=2)
    result = begin(replace(spec, floor=None, ratio_stages=(0.25, 0.5), schedule=brief), folder, Progress())
    assert result.is_complete and result.step == 4
    record = read_stages(folder.path)
    assert [(each.ratio, each.is_accepted) for each in record.stages] == [(0.25, True), (0.5, True)]
    removed = [json.loads((folder.path / each.folder / "removal.json").read_text()) for each in record.stages]
    assert [len(each["modules"]["1.encoder.conv1_1"]["outputs"]) for each in removed] == [3, 2]
    assert [stage.name for stage in stages(folder.path)] == ["stage-01", "stage-02"]
    assert exported_folder(folder.path) == folder.path and run_folders(folder.path)[-1] == folder.path


@pytest.mark.parametrize("ratios", [(), (0.5, 0.25), (0.5, 0.5), (0.0, 0.5), (0.5, 1.0)])
def test_stages_that_contradict_each_other_are_refused(spec: PruneSpec, ratios: tuple[float, ...]) -> None:
    with pytest.raises(SpecError, match="each is larger than the one before"):
        replace(spec, floor=None, ratio_stages=ratios)


def test_one_way_to_say_how_much_goes(spec: PruneSpec) -> None:
    for more in ({"ratios": 0.5}, {"speed_up": 2.0}, {"ratio_stages": (0.5,)}, {"floor": None}):
        with pytest.raises(SpecError, match="say how much to prune"):
            replace(spec, **more)  # type: ignore[arg-type]  # each of another kind
