import pytest

from studio.compression.phase import rate_at, warmed_up, whole_run


def test_the_rate_warms_up_and_then_falls() -> None:
    rates = [rate_at(step, 1000, 100) for step in (0, 50, 110, 600, 1000)]
    assert rates[0] == pytest.approx(0.01, rel=1e-3) and rates[1] == pytest.approx(0.51, abs=0.01)
    assert rates[2] > 0.95 > rates[3] > rates[4] == pytest.approx(0.02)
    assert rate_at(0, 1000, 0) == 1.0
    assert rate_at(2000, 1000, 100) == pytest.approx(0.02)


def test_a_warm_up_ends_and_none_is_none() -> None:
    assert [warmed_up(step, 4) for step in range(6)] == [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
    assert warmed_up(0, 0) == 1.0


def test_a_whole_run_is_one_nameless_phase() -> None:
    phase = whole_run(200, 20)
    assert (phase.first_step, phase.last_step, phase.name, phase.hooks) == (0, 200, None, None)
    assert [phase.rate(step) for step in (0, 70, 199)] == [rate_at(step, 200, 20) for step in (0, 70, 199)]
    assert phase.share_of("0.weight") == 1.0 and whole_run(200, 20, lambda _: 0.5).share_of("0.weight") == 0.5
