"""A choice among the devices that are here."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from studio.specs.stylize import DeviceChoice
from studio.ui.devices import PresentDevices, device_name


class DeviceBox(QComboBox):
    """Offers what ``present`` tells, now and later; one that is chosen while others are not known yet stays."""

    def __init__(self, present: PresentDevices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._present = present
        self._offer("auto")
        present.found.connect(self._follow)

    @property
    def device(self) -> DeviceChoice:
        """The one that is chosen."""
        chosen: DeviceChoice = self.currentData()
        return chosen

    def choose(self, device: DeviceChoice) -> None:
        """Show ``device``, or the fastest where it is gone, and emit nothing."""
        self._offer("auto" if self._present.is_gone(device) else device)

    @Slot()
    def _follow(self) -> None:
        self.choose(self.device)

    def _offer(self, device: DeviceChoice) -> None:
        with QSignalBlocker(self):
            self.clear()
            for each in dict.fromkeys((*self._present.devices, device)):
                self.addItem(device_name(each), each)
            self.setCurrentIndex(self.findData(device))
