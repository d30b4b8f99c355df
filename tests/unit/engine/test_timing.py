from studio.engine.timing import Timing, in_turns


def test_a_timing_is_told_by_its_middle_and_its_ends() -> None:
    timing = Timing((3.0, 1.0, 2.0))
    assert (timing.fastest_s, timing.median_s, timing.slowest_s) == (1.0, 2.0, 3.0)


def test_the_sides_take_turns_and_swap_order_every_round() -> None:
    calls: list[str] = []
    ticks = iter(range(100))
    timings = in_turns(
        {"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}, repeats=3, clock=lambda: float(next(ticks))
    )
    assert calls == ["a", "b", "b", "a", "a", "b"]
    assert timings == {"a": Timing((1.0, 1.0, 1.0)), "b": Timing((1.0, 1.0, 1.0))}


def test_time_is_counted_to_whom_it_was_spent_by() -> None:
    now_s = 0.0

    def take(seconds: float) -> None:
        nonlocal now_s
        now_s += seconds

    timings = in_turns({"slow": lambda: take(5.0), "fast": lambda: take(1.0)}, repeats=2, clock=lambda: now_s)
    assert timings["slow"].runs_s == (5.0, 5.0)
    assert timings["fast"].runs_s == (1.0, 1.0)
