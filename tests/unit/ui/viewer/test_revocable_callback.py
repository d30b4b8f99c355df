from __future__ import annotations

import threading
import weakref

from studio.ui.viewer.revocable_callback import RevocableCallback


class Addressee:
    def __init__(self) -> None:
        self.got: list[object] = []

    def take(self, part: object) -> None:
        self.got.append(part)


def test_nothing_is_delivered_once_silenced() -> None:
    addressee = Addressee()
    callback = RevocableCallback(addressee.take)
    callback.call("first")
    callback.revoke()
    callback.call("second")
    assert addressee.got == ["first"]
    assert callback.is_revoked


def test_a_silenced_courier_keeps_nobody_alive() -> None:
    addressee = Addressee()
    callback, seen = RevocableCallback(addressee.take), weakref.ref(addressee)
    callback.revoke()
    del addressee
    assert seen() is None


def test_silencing_waits_for_the_delivery_under_way() -> None:
    began, may_end, order = threading.Event(), threading.Event(), []

    def take() -> None:
        began.set()
        may_end.wait(5)
        order.append("delivered")

    callback = RevocableCallback(take)
    delivery = threading.Thread(target=callback.call)
    delivery.start()
    began.wait(5)
    silencing = threading.Thread(target=lambda: (callback.revoke(), order.append("silenced")))
    silencing.start()
    may_end.set()
    delivery.join()
    silencing.join()
    assert order == ["delivered", "silenced"]
