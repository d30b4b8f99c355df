"""The compiled library: which instructions it computes with here, and its two functions as they are called from Python.

It is an optional part of the program (`native/kernels.c`): where no compiler was at hand, on processors that it is not
for, and with ``GIGASTYLE_KERNELS=torch`` in the environment, torch's own convolutions do all work. The variable also
asks for narrower vectors than the processor has: ``baseline``, ``avx2`` or ``avx512``.
"""

from __future__ import annotations

import ctypes
import os
from enum import IntEnum
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import torch

ENVIRONMENT_NAME = "GIGASTYLE_KERNELS"
TORCH = "torch"
_LIBRARY = "native_kernels"
_LAYOUT = 1  # of the structures below, as `kernels.c` has it


class Instructions(IntEnum):
    """Sets of instructions that the library was compiled for, narrowest first; numbers as in `kernels.c`."""

    BASELINE = 0
    AVX2 = 1
    AVX512 = 2

    @property
    def lanes(self) -> int:
        """How many float32 numbers a vector holds."""
        return (4, 8, 16)[self]


class LayerWork(ctypes.Structure):
    """``struct layer`` of `kernels.c`."""

    _fields_ = (
        *((name, ctypes.c_long) for name in ("kind", "maps", "height", "width", "in_channels", "out_channels")),
        *((name, ctypes.c_long) for name in ("has_relu", "block_tiles")),
        ("rows", ctypes.c_void_p),
        *((name, ctypes.c_long) for name in ("in_map", "in_row")),
        *((name, ctypes.c_void_p) for name in ("weights", "bias", "out")),
        *((name, ctypes.c_long) for name in ("out_map", "out_row")),
    )


class EntryWork(ctypes.Structure):
    """``struct entry`` of `kernels.c`."""

    _fields_ = (
        *((name, ctypes.c_long) for name in ("kind", "maps", "rows", "width", "channels", "out_channels")),
        *((name, ctypes.c_long) for name in ("has_relu", "is_replicated")),
        ("source", ctypes.c_void_p),
        *((name, ctypes.c_long) for name in ("in_map", "in_row", "in_pixel")),
        ("out", ctypes.c_void_p),
        *((name, ctypes.c_long) for name in ("out_map", "out_row")),
        ("factor", ctypes.c_float),
    )


class KernelLibrary:
    """The loaded library, with the widest ``instructions`` that it may use."""

    def __init__(self, loaded: ctypes.CDLL, instructions: Instructions) -> None:
        self._loaded, self.instructions = loaded, instructions
        self._convolve = loaded.gigastyle_convolve
        self._convolve.argtypes = (ctypes.POINTER(LayerWork), ctypes.c_int, ctypes.c_int)
        self._enter = loaded.gigastyle_enter
        self._enter.argtypes = (ctypes.POINTER(EntryWork), ctypes.c_int, ctypes.c_int)

    def limited_to(self, instructions: Instructions) -> KernelLibrary:
        """The same library with no wider ``instructions`` than these."""
        return KernelLibrary(self._loaded, min(self.instructions, instructions))

    def convolve(self, work: LayerWork, instructions: Instructions) -> None:
        """Do ``work`` on as many threads as torch uses; raises MemoryError where there is no memory to work in."""
        if self._convolve(work, instructions, torch.get_num_threads()):
            raise MemoryError("no memory for the transforms of a convolution")

    def enter(self, work: EntryWork) -> None:
        """Do ``work`` on as many threads as torch uses."""
        self._enter(work, self.instructions, torch.get_num_threads())


@cache
def kernel_library() -> KernelLibrary | None:
    """The library with the instructions that the environment asks for, None where torch does the work."""
    asked = os.environ.get(ENVIRONMENT_NAME, "").lower()
    loaded = None if asked == TORCH else _loaded()
    if loaded is None:
        return None
    widest = loaded.gigastyle_instructions()
    if widest < 0:
        return None
    library = KernelLibrary(loaded, Instructions(widest))
    return library.limited_to(Instructions[asked.upper()]) if asked.upper() in Instructions.__members__ else library


def kernels_in_use() -> str:
    """What convolves here, in a word: ``avx512``, ``avx2``, ``baseline``, or ``torch``."""
    library = kernel_library()
    return TORCH if library is None else library.instructions.name.lower()


@cache
def _loaded() -> ctypes.CDLL | None:
    """The library beside this file, None where there is none of this system and of these structures."""
    for suffix in EXTENSION_SUFFIXES:
        path = Path(__file__).with_name(_LIBRARY + suffix)
        if path.is_file():
            try:
                loaded = ctypes.CDLL(str(path))
                return loaded if loaded.gigastyle_layout() == _LAYOUT else None
            except (OSError, AttributeError):  # compiled for another system, or from older sources
                return None
    return None
