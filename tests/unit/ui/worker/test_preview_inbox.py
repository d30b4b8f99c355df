from pathlib import Path

import pytest

from studio.specs.preview import PreviewRequest
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.ui.worker.tasks import GracefulCancellation, PreviewInbox

SPEC = StylizeSpec((StyleChoice(Path("style.png")),))
RESOURCES = Resources()


def request(number: int, *, is_draft: bool = False) -> PreviewRequest:
    return PreviewRequest(number, Path("content.png"), SPEC, is_draft=is_draft)


def impatient_inbox() -> PreviewInbox[PreviewRequest]:
    return PreviewInbox(new_cancellation=lambda: GracefulCancellation(grace_s=0.0))


def test_only_the_latest_request_waits() -> None:
    inbox = impatient_inbox()
    for number in (1, 2, 3):
        inbox.put(request(number), RESOURCES)
    task = inbox.take()
    assert task is not None
    assert (task.request.number, task.resources) == (3, RESOURCES)
    assert not task.cancellation.is_requested
    assert inbox.take() is None


def test_a_newer_request_overtakes_the_one_being_painted() -> None:
    inbox = impatient_inbox()
    inbox.put(request(1), RESOURCES)
    running = inbox.take()
    inbox.put(request(2), RESOURCES)
    assert running is not None
    assert running.cancellation.is_requested
    inbox.finish()
    following = inbox.take()
    assert following is not None
    assert (following.request.number, following.cancellation.is_requested) == (2, False)


@pytest.mark.parametrize("is_draft", [True, False])
def test_only_drafts_have_a_time_of_grace(is_draft: bool) -> None:
    inbox: PreviewInbox[PreviewRequest] = PreviewInbox(new_cancellation=lambda: GracefulCancellation(grace_s=1000.0))
    inbox.put(request(1, is_draft=is_draft), RESOURCES)
    running = inbox.take()
    inbox.put(request(2, is_draft=True), RESOURCES)
    assert running is not None
    assert running.cancellation.is_requested is not is_draft


def test_what_is_finished_cannot_be_overtaken() -> None:
    inbox = impatient_inbox()
    inbox.put(request(1), RESOURCES)
    done = inbox.take()
    inbox.finish()
    inbox.put(request(2), RESOURCES)
    assert done is not None
    assert not done.cancellation.is_requested


def test_closing_stops_at_once_and_for_good() -> None:
    inbox: PreviewInbox[PreviewRequest] = PreviewInbox(new_cancellation=lambda: GracefulCancellation(grace_s=1000.0))
    inbox.put(request(1), RESOURCES)
    running = inbox.take()
    inbox.put(request(2), RESOURCES)
    inbox.close()
    inbox.put(request(3), RESOURCES)
    assert running is not None
    assert running.cancellation.is_requested
    assert inbox.take() is None


def test_what_nobody_wants_any_more_is_stopped_and_the_next_is_taken() -> None:
    inbox = PreviewInbox[PreviewRequest]()
    inbox.put(request(1), RESOURCES)
    running = inbox.take()
    inbox.put(request(2), RESOURCES)
    inbox.clear()
    assert running is not None and running.cancellation.is_requested
    inbox.finish()
    assert inbox.take() is None
    inbox.put(request(3), RESOURCES)
    assert inbox.take() is not None
