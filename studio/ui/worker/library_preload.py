"""Maps torch's large native library before Python imports it, so that the window stays responsive meanwhile.

Python holds its global lock while it maps an extension module: 200 to 400 ms for torch's 434 MB, during which nothing
in the window moves. Called as a foreign function, the system's own loader does the same without that lock; the import
then finds the library mapped. Measured on two cores, with the collector at rest: the longest wait in another thread
falls to 20 to 50 ms; to 150 where thumbnails of styles are made meanwhile, as at the very first start.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

_LIBRARY_NAMES = {"linux": "libtorch_cpu.so", "darwin": "libtorch_cpu.dylib"}


def preload_torch_library() -> bool:
    """Map the library; False where there is nothing to map or no way to, which only costs the smoothness."""
    name = _LIBRARY_NAMES.get(sys.platform)
    spec = importlib.util.find_spec("torch")
    if name is None or spec is None or spec.origin is None or "torch" in sys.modules:
        return False
    path = Path(spec.origin).parent / "lib" / name
    if not path.is_file():
        return False
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    return bool(load(os.fsencode(path), os.RTLD_NOW))
