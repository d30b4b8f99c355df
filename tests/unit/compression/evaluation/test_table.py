from dataclasses import replace
from pathlib import Path

from studio.compression.evaluation.layer_latency import LayerLatency
from studio.compression.evaluation.pictures import Skipped
from studio.compression.evaluation.request import ComparisonSide, Form, NamedPair, Role, Split
from studio.compression.evaluation.table import report_to_text
from tests.unit.compression.evaluation.reports import REPORT, front


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_ratios_and_speed_ups_can_be_read_off() -> None:
    text = report_to_text(replace(REPORT, skipped=(Skipped(Path("bad.png"), "no picture"),)))
    found = rows(text)
    assert text.startswith("small (wct, levels 1) against large (wct, levels 1)\n2 pairs at 64 px, seed 0, 1 thread")
    assert ["ratio", "4.000", "4.000"] in found
    assert ["ratio", "2.000", "2.000"] in found
    assert ["ratio", "0.750"] in found
    assert ["relative", "W2,", "large", "level", "1", "style", "content"] in found
    assert ["small", "0.500", "0.500", "0.250"] in found
    assert ["ratio", "5.000", "5.000", "5.000"] in found
    assert ["ratio", "2.00/2.00", "2.000", "1.50/3.00", "3.000"] in found
    assert ["times", "less", "3.00", "3.00", "2.00", "3.00"] in found
    assert ["speed-up", "e1", "d1"] in found
    assert ["conv1_1", "2.00", "2.00"] in found
    assert "skipped bad.png: no picture" in text


def test_a_form_that_is_not_plain_is_named() -> None:
    form = Form(strength=0.8, detail=0.5, level_strength={5: 0.6})
    ours = replace(REPORT.bundles[ComparisonSide.BUNDLE], form=form)
    text = report_to_text(replace(REPORT, bundles={**REPORT.bundles, ComparisonSide.BUNDLE: ours}))
    assert text.startswith("small (wct, levels 1, strength 0.8 5=0.6, detail 0.5) against large (wct, levels 1)")


def test_the_front_and_where_the_pairs_come_from_are_told() -> None:
    split = Split("pairs.jsonl", Role.REPORT, (NamedPair("a.png", "s.png"),))
    text = report_to_text(replace(REPORT, front=front(), split=split))
    assert "2 pairs at 64 px, those of pairs.jsonl for the role report, 1 thread" in text
    assert ["style", "at", "0.63", "0.72", "0.81", "0.90"] in rows(text)


def test_alone_the_layers_tell_their_cost() -> None:
    found = rows(
        report_to_text(replace(REPORT, bundles={ComparisonSide.BUNDLE: REPORT.bundles[ComparisonSide.BUNDLE]}))
    )
    assert ["MAC/px", "e1", "d1"] in found
    assert ["conv1_1", "108", "108"] in found
    assert not any(row[:1] == ["ratio"] for row in found)


def test_the_latency_of_layers_is_told_where_it_was_measured() -> None:
    assert "ms/MP" not in report_to_text(REPORT)
    latencies = (LayerLatency(1, "encoder", "conv1_1", 0.25, 0.25), LayerLatency(1, "decoder", "conv1_1", 0.75, 0.75))
    ours = replace(REPORT.bundles[ComparisonSide.BUNDLE], layer_latencies=latencies)
    text = report_to_text(replace(REPORT, bundles={**REPORT.bundles, ComparisonSide.BUNDLE: ours}))
    found = rows(text)
    assert ["ms/MP,", "small", "e1", "d1"] in found and "ms/MP, large" not in text
    assert ["conv1_1", "250.0", "25.0%", "750.0", "75.0%"] in found
    assert ["network", "250.0", "25.0%", "750.0", "75.0%"] in found
    assert "all convolutions 1.00 s/MP, the cascade 2.00" in text
