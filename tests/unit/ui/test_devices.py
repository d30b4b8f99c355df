from pytestqt.qtbot import QtBot

from studio.specs.stylize import DEVICES
from studio.ui.devices import PresentDevices, device_name
from studio.ui.widgets.device_box import DeviceBox


def offered(box: DeviceBox) -> list[str]:
    return [box.itemData(row) for row in range(box.count())]


def test_only_devices_that_are_here_are_offered(qtbot: QtBot) -> None:
    present = PresentDevices()
    box = DeviceBox(present)
    qtbot.addWidget(box)
    assert offered(box) == ["auto", "cpu"]
    present.find(("cpu", "cuda", "auto"))
    assert (offered(box), box.device) == (["auto", "cpu", "cuda"], "auto")


def test_a_device_that_is_gone_gives_way_once_that_is_known(qtbot: QtBot) -> None:
    present = PresentDevices()
    box = DeviceBox(present)
    qtbot.addWidget(box)
    box.choose("cuda")
    assert (offered(box), box.device, present.is_gone("cuda")) == (["auto", "cpu", "cuda"], "cuda", False)
    present.find(("auto", "cpu"))
    assert (offered(box), box.device, present.is_gone("cuda")) == (["auto", "cpu"], "auto", True)


def test_every_device_has_a_name() -> None:
    assert len({device_name(device) for device in DEVICES}) == len(DEVICES)
