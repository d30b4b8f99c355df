from __future__ import annotations

import threading
import weakref

from studio.ui.viewer.courier import Courier


class Addressee:
    def __init__(self) -> None:
        self.got: list[object] = []

    def take(self, part: object) -> None:
        self.got.append(part)


def test_nothing_is_delivered_once_silenced() -> None:
    addressee = Addressee()
    courier = Courier(addressee.take)
    courier.deliver("first")
    courier.silence()
    courier.deliver("second")
    assert addressee.got == ["first"]
    assert courier.is_silenced


def test_a_silenced_courier_keeps_nobody_alive() -> None:
    addressee = Addressee()
    courier, seen = Courier(addressee.take), weakref.ref(addressee)
    courier.silence()
    del addressee
    assert seen() is None


def test_silencing_waits_for_the_delivery_under_way() -> None:
    began, may_end, order = threading.Event(), threading.Event(), []

    def take() -> None:
        began.set()
        may_end.wait(5)
        order.append("delivered")

    courier = Courier(take)
    delivery = threading.Thread(target=courier.deliver)
    delivery.start()
    began.wait(5)
    silencing = threading.Thread(target=lambda: (courier.silence(), order.append("silenced")))
    silencing.start()
    may_end.set()
    delivery.join()
    silencing.join()
    assert order == ["delivered", "silenced"]
