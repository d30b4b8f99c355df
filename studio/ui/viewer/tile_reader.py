"""The thread that unpacks one picture file and then reads the tiles that are wanted; knows nothing of Qt."""

from __future__ import annotations

import atexit
import logging
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.errors import Cancelled, StudioError
from studio.geometry import Region
from studio.ui.translation import translated
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.revocable_callback import RevocableCallback
from studio.ui.viewer.scratch_pyramid import PictureHeader, ScratchPyramid, look_levels, quick_look, unpack

Drawable = npt.NDArray[np.uint8]
_LAST_WAIT_S = 2.0
_LOG = logging.getLogger(__name__)


class TileReader:
    """Delivers pixels (h, w, 4), ready to be drawn, from a thread of its own:

    ``(level, pixels)`` for the whole of a coarse level, ``(address, pixels)`` for a tile, and ``(None, text)`` when no
    more will come. `close` returns at once; the thread ends, and the scratch file goes, as soon as libvips lets it.
    """

    def __init__(
        self, header: PictureHeader, pyramid: Pyramid, scratch_file: Path, callback: RevocableCallback
    ) -> None:
        self._header, self._pyramid, self._scratch_file, self._callback = header, pyramid, scratch_file, callback
        self._wanted: list[TileAddress] = []
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"tiles of {header.path.name}", daemon=True)
        self._thread.start()
        _running.add(self)

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Read these next, in this order, in place of what was wanted before."""
        with self._wake:
            self._wanted = list(addresses)
            self._wake.notify()

    def close(self) -> None:
        """Deliver nothing more, and end."""
        self._callback.revoke()
        with self._wake:
            self._wake.notify()

    def join(self, timeout_s: float) -> None:
        """Wait for the end of the thread, for a while."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        scratch: ScratchPyramid | None = None
        try:
            look = quick_look(self._header, lambda: self._callback.is_revoked)
            for level, pixels_hwc in () if look is None else look_levels(look, self._pyramid):
                self._callback.call(level, pixels_hwc)
            scratch = unpack(self._header, self._pyramid, self._scratch_file, lambda: self._callback.is_revoked)
            coarsest = len(self._pyramid.levels) - 1
            self._callback.call(coarsest, scratch.read(coarsest, Region.whole(self._pyramid.levels[coarsest])))
            while (address := self._next_wanted()) is not None:
                self._callback.call(address, scratch.read(address.level, self._pyramid.region(address)))
        except Cancelled:
            pass
        except StudioError as error:
            self._callback.call(None, translated(error))
        except BaseException as error:  # noqa: BLE001 — the top of a thread: nothing above it could report the error
            _LOG.error("fault while %s is shown", self._header.path, exc_info=error)
            self._callback.call(None, f"{self._header.path} cannot be shown ({error})")
        finally:
            if scratch is not None:
                scratch.close()

    def _next_wanted(self) -> TileAddress | None:
        with self._wake:
            self._wake.wait_for(lambda: self._wanted or self._callback.is_revoked)
            return None if self._callback.is_revoked else self._wanted.pop(0)


_running: weakref.WeakSet[TileReader] = weakref.WeakSet()


@atexit.register
def _end_all() -> None:
    """Leave no scratch file behind when the program ends with pictures open."""
    for reader in tuple(_running):
        reader.close()
    for reader in tuple(_running):
        reader.join(_LAST_WAIT_S)
