import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.bundles.manifest import read_manifest
from studio.compression.experiments.pairs_pruning import main
from studio.compression.experiments.pairs_pruning_runs import CUT, Paintings, PairsResult, cut_spec
from studio.compression.experiments.pairs_pruning_summary import same_filters, table, verdicts
from studio.compression.width_plan import PairShape, student_shape
from studio.errors import SpecError
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.prunings import small_spec


def arguments_of(teacher: Path, pictures: Path, out: Path, *more: str) -> list[str]:
    folders = [f"--{name}={pictures}" for name in ("contents", "styles", "test-contents", "test-styles")]
    bundles = [f"--bundle={teacher}", f"--judge={out / 'judge'}:2,1", f"--out={out / 'runs'}"]
    return [*bundles, *folders, "--levels=2", "--steps=10", "--batch=1", "--pairs=2", "--size=64", "--seeds=1", *more]


def test_the_command_runs_what_is_missing_and_prints_its_table(
    teacher_folder: Path, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tiny_bundle(tmp_path / "judge", levels=(2, 1), seed=5)
    said = arguments_of(teacher_folder, pictures, tmp_path, "--speed-ups=2", "--arms", "cut", "l1", "increg")
    assert main(said) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in printed[1:5]] == ["unpruned", "cut", "l1", "increg"]
    runs = {path.stem: json.loads(path.read_text()) for path in (tmp_path / "runs").iterdir()}
    assert runs.keys() == {"setting", "unpruned", "cut-2-0", "l1-2-0", "increg-2-0"}
    for arm in ("cut", "l1", "increg"):
        assert runs[f"{arm}-2-0"]["speed_up"] >= 2 and runs[f"{arm}-2-0"]["paintings"]["apart"] > 0
    assert runs["unpruned"]["apart"] == 0
    assert (
        runs["l1-2-0"]["trained"]
        <= runs["l1-2-0"]["begun"]
        == min(runs["l1-2-0"]["pruned"], runs["l1-2-0"]["refitted"])
    )
    assert sum(map(len, runs["l1-2-0"]["kept"].values())) == sum(map(len, runs["increg-2-0"]["kept"].values()))
    before = (tmp_path / "runs" / "cut-2-0.json").stat().st_mtime_ns
    (tmp_path / "runs" / "l1-2-0.json").unlink()
    assert main(said) == 0, "what is there is read, what is missing is run again"
    assert capsys.readouterr().out.splitlines() == printed, "to the same figures"
    assert (tmp_path / "runs" / "cut-2-0.json").stat().st_mtime_ns == before
    assert main([*said, "--steps=12"]) == 1
    assert "another setting" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([*said, "--seeds=0"])


@pytest.mark.parametrize("wished", [1.4, 3.0])
def test_a_cut_of_equal_cost_takes_the_smallest_share_that_is_enough(
    teacher_folder: Path, pictures: Path, wished: float
) -> None:
    spec = cut_spec(small_spec(teacher_folder, pictures), wished)
    manifest = read_manifest(teacher_folder)
    shapes = [PairShape.of(manifest.entry(level)) for level in (2, 1)]
    assert isinstance(spec.widths, float)

    def speed_up(share: float) -> float:
        cut = [student_shape(shape, replace(spec, widths=share)) for shape in shapes]
        return sum(shape.macs_per_pixel for shape in shapes) / sum(shape.macs_per_pixel for shape in cut)

    assert speed_up(spec.widths) >= wished > speed_up(spec.widths + 0.001)
    with pytest.raises(SpecError, match="99 times cheaper"):
        cut_spec(small_spec(teacher_folder, pictures), 99.0)


def result(arm: str, seed: int, apart: float, kept: dict[str, tuple[int, ...]]) -> PairsResult:
    unknown: dict[str, Any] = {"pruned": None, "refitted": None} if arm == CUT else {"pruned": 2.0, "refitted": 1.0}
    return PairsResult(
        arm, 2.0, seed, 2.01, 9.0, begun=1.0, trained=0.5, refitted_levels=(2,), kept=kept,
        paintings=Paintings(0.1, 0.2, apart), **unknown,
    )  # fmt: skip


def test_the_summary_compares_seed_by_seed() -> None:
    kept = {"2.encoder.conv1_1": (0, 1, 2), "2.decoder.conv1_2": (1,)}
    other = {"2.encoder.conv1_1": (0, 1, 3), "2.decoder.conv1_2": (1,)}
    results = [
        result("cut", 0, 0.4, {}),
        result("l1", 0, 0.2, kept),
        result("spp", 0, 0.1, other),
        result("cut", 1, 0.4, {}),
        result("l1", 1, 0.2, kept),
        result("spp", 1, 0.3, other),
    ]
    assert same_filters(results[2], results) == 0.75 and same_filters(results[1], results) == 1
    assert same_filters(results[0], results) is None
    lines = table(Paintings(0.05, 0.6, 0.0), results).splitlines()
    assert [line.split()[:2] for line in lines[1:]] == [["1", "unpruned"], ["2", "cut"], ["2", "l1"], ["2", "spp"]]
    assert "0.2000 ± 0.0000" in lines[3] and "0.2000 ± 0.1414" in lines[4] and "75%" in lines[4]
    assert verdicts(results) == [
        "2 times cheaper: what l1 paints is 0.500 ± 0.000 times as far from the original's paintings as what cut "
        "paints, nearer in 2 of 2 seeds.",
    ]
    nearer = verdicts([*results[:5], result("spp", 1, 0.1, other)])
    assert nearer[1].startswith("2 times cheaper: what spp paints is 0.500 ± 0.000 times") and "l1" in nearer[1]
