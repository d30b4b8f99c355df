from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from studio.codec import from_plain, to_plain, write_record
from studio.compression.environment_record import ENVIRONMENT_NAME, Environment, PictureCounts
from studio.jobs.training.reports.run_card import card_text
from studio.jobs.training.reports.settings import settled_spec
from studio.processor_caches import Cache
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec
from tests.unit.jobs.training.reports.logged_runs import DISTILLED, LOGGED, write_run, write_two_stages

NOTED = Environment(
    begun="2026-01-02T03:04:05+00:00",
    versions={"Python": "3.11.7", "torch": "2.6.0"},
    system="Linux",
    processor="A | B processor",
    vector_units="AVX2",
    cores=8,
    memory_bytes=16_000_000_000,
    threads=3,
    device="cpu",
    dtype="float32",
    caches=(Cache(2, "unified", 1 << 20),),
    contents=PictureCounts(90, 10),
    styles=PictureCounts(19, 1),
)


def rows(card: str, heading: str) -> dict[str, list[str]]:
    """First cell → the others, of the table below ``heading``."""
    part = card.split(f"## {heading}\n\n")[1].split("\n\n", maxsplit=1)[0]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in part.splitlines()[2:]]
    return {first: rest for first, *rest in cells}


def request_in(card: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(card.split("```json\n")[1].split("\n```", maxsplit=1)[0])
    return told


def test_a_card_tells_settings_figures_scores_pictures_and_machine(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", replace(DISTILLED, widths=0.5, title="Night *two*"))
    write_record(run / ENVIRONMENT_NAME, NOTED)
    card = card_text(run, "gigastyle train distill")
    assert card.startswith("# Night \\*two\\*\n\nDistillation of *compact*, finished at step 40 of 40.")
    chosen = rows(card, "Settings that were chosen")
    assert chosen["`widths`"] == ["0.5"] and chosen["`seed`"] == ["0"] and "`schedule.patience`" not in chosen
    assert rows(card, "All other settings")["`schedule.patience`"] == ["0"]
    figures = rows(card, "Figures")
    assert figures["best held-out score"] == ["1.5"] and figures["at step"] == ["20"]
    assert figures["held-out score at first (lower is better)"] == ["4"] and figures["minutes of training"] == ["2.0"]
    assert rows(card, "Scores") == {"0": ["0.0", "4"], "20": ["1.0", "1.5"], "40": ["2.0", "2"]}
    assert rows(card, "Pictures") == {"contents": ["photos", "90", "10"], "styles": ["styles", "19", "1"]}
    machine = rows(card, "Environment")
    assert machine["torch"] == ["2.6.0"] and machine["threads"] == ["3"]
    assert machine["processor"] == ["A \\| B processor, 8 cores (AVX2)"]
    assert machine["caches"] == ["L2 1 MiB"]
    assert "```sh\ngigastyle train distill\n```" in card


def test_no_place_of_this_machine_stands_there_unless_asked_for(tmp_path: Path) -> None:
    for run in (write_run(tmp_path / "one"), write_two_stages(tmp_path / "two")):
        assert "/home/me" not in card_text(run) and str(tmp_path) not in card_text(run)
        assert "/home/me/photos" in card_text(run, with_folders=True)


def test_the_request_in_a_card_is_that_of_the_run(tmp_path: Path) -> None:
    one, two = write_run(tmp_path / "one"), write_two_stages(tmp_path / "two")
    assert request_in(card_text(one, with_folders=True)) == to_plain(settled_spec(one))
    named = from_plain(DistillSpec, request_in(card_text(one)))
    assert named == replace(settled_spec(one), teacher=Path("compact"), contents=Path("photos"), styles=Path("styles"))
    told = from_plain(PruneSpec, request_in(card_text(two)))
    assert told.then is not None and told.then.contents == Path("photos") and told.ratios == 0.3


def test_a_pruning_shows_its_report_and_the_phases_of_its_scores(tmp_path: Path) -> None:
    run = write_two_stages(tmp_path / "run")
    (run / "first" / "report.txt").write_text("layer  speed-up\nconv1_1  2.0\n")
    card = card_text(run)
    assert "## Report of the pruning\n\n```text\nlayer  speed-up\nconv1_1  2.0\n```" in card
    assert rows(card, "Scores")["12"] == ["0.4", "pruning", "9"]
    assert "Pruning of *compact* with a distillation behind it, finished at step 60 of 60." in card


def test_of_many_scores_some_are_shown_with_both_ends(tmp_path: Path) -> None:
    lines = [{"step": step, "elapsed_s": float(step), "score": 1.0 / (1 + step)} for step in range(100)]
    card = card_text(write_run(tmp_path / "run", lines=lines))
    shown = [int(step) for step in rows(card, "Scores")]
    assert len(shown) == 12 and shown[0] == 0 and shown[-1] == 99
    assert "12 of 100 scores" in card


def test_an_older_run_without_a_score_has_a_card_too(tmp_path: Path) -> None:
    card = card_text(write_run(tmp_path / "run", lines=LOGGED[1:2]))
    assert "did not note on what it was begun" in card and "## Scores" not in card
    assert rows(card, "Figures")["best held-out score"] == ["–"]
