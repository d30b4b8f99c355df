import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.window.single_instance import InstanceServer, hand_over, parsed_paths, server_name


def test_nobody_answers_where_no_window_owns_the_folder(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, [Path("photo.jpg")])


SECOND_START = """
import sys
from pathlib import Path
from studio.ui.window.single_instance import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]) else 1)
"""


def test_a_second_start_hands_its_pictures_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    server = InstanceServer(tmp_path)
    command = [sys.executable, "-c", SECOND_START, str(tmp_path), "/photos/a b.jpg", "/photos"]
    try:
        with qtbot.waitSignal(server.paths_received, timeout=20_000) as received:
            second = subprocess.Popen(command)
        assert received.args == [[Path("/photos/a b.jpg"), Path("/photos")]]
        assert second.wait(timeout=20) == 0
    finally:
        server.close()


def test_each_folder_has_a_window_of_its_own(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    assert server_name(tmp_path / "a") == server_name(tmp_path / "b" / ".." / "a")


@pytest.mark.parametrize("line", [b"", b"not json", b'{"a": 1}', b"[1, null]"])
def test_what_is_no_message_of_ours_opens_nothing(line: bytes) -> None:
    assert parsed_paths(line) == []
