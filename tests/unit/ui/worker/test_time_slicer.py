from studio.ui.worker.worker import TimeSlicer


def test_a_render_goes_on_as_long_as_it_was_kept_waiting() -> None:
    now_s, served = [0.0], list[float]()
    slicer = TimeSlicer(clock=lambda: now_s[0])

    def serve() -> None:
        served.append(now_s[0])
        now_s[0] += 2.0

    for _ in range(8):
        slicer.yield_to(serve)
        now_s[0] += 0.5  # a band
    assert served == [0.0, 4.0], "four bands of half a second follow two seconds of previews"


def test_where_nothing_waits_the_next_band_may_be_asked_at_once() -> None:
    asked, slicer = list[int](), TimeSlicer(clock=lambda: 7.0)
    for number in range(3):
        slicer.yield_to(lambda number=number: asked.append(number))  # type: ignore[misc]
    assert asked == [0, 1, 2]
