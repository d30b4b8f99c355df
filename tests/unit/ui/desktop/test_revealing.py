from pathlib import Path

import pytest

from studio.ui.desktop.revealing import reveal_command


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("win32", ("explorer", ["/select,/photos/my cat.png"])),
        ("darwin", ("open", ["-R", "/photos/my cat.png"])),
        ("linux", None),
    ],
)
def test_each_system_has_its_way(platform: str, command: object) -> None:
    assert reveal_command(Path("/photos/my cat.png"), platform) == command
