"""Which devices are here: asked of torch by the worker once it has loaded it, and what that means for choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from studio.specs.stylize import DEVICES, DeviceChoice

translate = QCoreApplication.translate  # lupdate finds texts by this name
_EVERYWHERE: tuple[DeviceChoice, ...] = ("auto", "cpu")


class PresentDevices(QObject):
    """The devices that may be offered: those that are everywhere until `find` tells the others."""

    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = _EVERYWHERE
        self._is_known = False

    @property
    def devices(self) -> tuple[DeviceChoice, ...]:
        """In the order of `DEVICES`."""
        return self._devices

    def is_gone(self, device: DeviceChoice) -> bool:
        """Whether it is certain that ``device`` is not here."""
        return self._is_known and device not in self._devices

    @Slot(object)
    def find(self, devices: Sequence[DeviceChoice]) -> None:
        """Offer ``devices`` from now on."""
        self._devices, self._is_known = tuple(each for each in DEVICES if each in devices), True
        self.found.emit()


def device_name(device: DeviceChoice) -> str:
    """What the person calls it."""
    names: dict[DeviceChoice, str] = {
        "auto": translate("Devices", "The fastest there is"),
        "cpu": translate("Devices", "Processor (CPU)"),
        "cuda": translate("Devices", "NVIDIA graphics card (CUDA)"),
        "mps": translate("Devices", "Apple graphics (Metal)"),
    }
    return names[device]


def gone_text(device: DeviceChoice) -> str:
    """That a chosen device is not here, and what serves instead."""
    text = translate("Devices", "{device} is not here any more; the fastest device there is serves instead.")
    return text.format(device=device_name(device))
