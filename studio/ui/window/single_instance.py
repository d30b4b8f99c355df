"""One program per queue folder: a second start hands its pictures to the first and ends."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from studio.codec import from_json
from studio.errors import RecordError

_CONNECT_MS = 1_000
_ANSWER_S = 60.0  # a first window may be busy, on a slow machine also with its start
_LONGEST_MESSAGE_BYTES = 1_000_000


def server_name(queue_folder: Path) -> str:
    """The name under which the program that owns ``queue_folder`` can be reached; short, as sockets want it."""
    return f"gigastyle-{hashlib.sha256(str(queue_folder.resolve()).encode()).hexdigest()[:16]}"


def hand_over(queue_folder: Path, paths: Sequence[Path], *, timeout_s: float = _ANSWER_S) -> bool:
    """Give ``paths`` to a program that already owns the folder; False where there is none.

    Waits for one that is busy, at most ``timeout_s``; one that ends meanwhile has not taken them.
    """
    socket = QLocalSocket()
    socket.connectToServer(server_name(queue_folder))
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(json.dumps([str(path.absolute()) for path in paths]).encode() + b"\n")
    socket.flush()
    has_arrived = socket.waitForReadyRead(round(1000 * timeout_s))
    socket.disconnectFromServer()
    return has_arrived


class InstanceServer(QObject):
    """Listens for later starts; ``paths_received`` carries what they were asked to open (perhaps nothing)."""

    paths_received = Signal(list)  # list[Path]

    def __init__(self, queue_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = server_name(queue_folder)
        QLocalServer.removeServer(name)  # what a crash left behind; `hand_over` got no answer from it
        self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    @Slot()
    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._take(socket)

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        line = bytes(socket.readLine(_LONGEST_MESSAGE_BYTES).data())
        socket.write(b"ok\n")
        socket.flush()
        self.paths_received.emit(parsed_paths(line))


def parsed_paths(line: bytes) -> list[Path]:
    """The paths of one message; none where it is not one of ours."""
    try:
        return from_json(list[Path], line)
    except RecordError:
        return []
