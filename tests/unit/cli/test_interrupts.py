import os
import signal
import subprocess
import sys
import threading

import pytest

from studio.cli.interrupts import cancel_at_end_of_input, cancelled_by_interrupt, ended_by_interrupt
from studio.errors import Cancelled
from studio.progress import Cancellation


def test_the_first_interrupt_asks_and_the_handler_is_put_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with cancelled_by_interrupt() as cancellation:
        assert not cancellation.is_requested
        signal.raise_signal(signal.SIGINT)
        assert cancellation.is_requested
    assert signal.getsignal(signal.SIGINT) is before


def test_work_that_can_keep_its_result_is_stopped_by_the_first_interrupt_and_given_up_by_the_second() -> None:
    stop = Cancellation()
    with cancelled_by_interrupt(stop=stop) as cancellation:
        signal.raise_signal(signal.SIGINT)
        assert (stop.is_requested, cancellation.is_requested) == (True, False)
        signal.raise_signal(signal.SIGINT)
        assert cancellation.is_requested
        assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM ends a process there")
def test_a_request_to_terminate_gives_it_up_at_once() -> None:
    stop = Cancellation()
    with cancelled_by_interrupt(stop=stop) as cancellation:
        signal.raise_signal(signal.SIGTERM)
        assert (stop.is_requested, cancellation.is_requested) == (False, True)


@pytest.mark.skipif(os.name == "nt", reason="a signal's exit status is POSIX's")
def test_the_second_interrupt_kills() -> None:
    code = (
        "import signal\n"
        "from studio.cli.interrupts import cancelled_by_interrupt\n"
        "with cancelled_by_interrupt() as cancellation:\n"
        "    signal.raise_signal(signal.SIGINT)\n"
        "    print(cancellation.is_requested, flush=True)\n"
        "    signal.raise_signal(signal.SIGINT)\n"
        "    print('still here', flush=True)\n"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (child.returncode, child.stdout) == (-signal.SIGINT, "True\n")


def test_other_threads_get_a_switch_without_the_signal() -> None:
    before, seen = signal.getsignal(signal.SIGINT), list[bool]()

    def work() -> None:
        with cancelled_by_interrupt() as cancellation:
            cancellation.request()
            seen.append(cancellation.is_requested)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [True] and signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_work_without_checks_is_left_where_it_is_and_tidies_up(number: signal.Signals) -> None:
    before, tidied = signal.getsignal(number), False
    with pytest.raises(Cancelled), ended_by_interrupt():
        try:
            signal.raise_signal(number)
        finally:
            tidied = True
    assert tidied and signal.getsignal(number) is before


def test_input_that_ends_throws_the_switch_and_what_is_written_before_does_not() -> None:
    cancellation, (reading, writing) = Cancellation(), os.pipe()
    thread_names = {thread.name for thread in threading.enumerate()}
    cancel_at_end_of_input(cancellation, descriptor=reading)
    (waiting,) = [thread for thread in threading.enumerate() if thread.name not in thread_names]
    os.write(writing, b"not yet\n")
    assert waiting.daemon and not cancellation.is_requested
    os.close(writing)
    waiting.join(60)
    os.close(reading)
    assert cancellation.is_requested
