"""The libraries that compute, by version, and the vector instructions that they use in this process."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from typing import Any

import psutil
import torch

from studio.kernels.library import TORCH, kernels_in_use

_PACKAGES = ("gigastyle", "torch", "numpy", "pillow", "pyvips")
_ONEDNN = re.compile(r"(?:MKL-DNN|oneDNN) v([0-9.]+)")
_MKL = re.compile(r"oneAPI Math Kernel Library Version ([0-9.]+)|\bMKL Version ([0-9.]+)")
_BLAS = re.compile(r"BLAS_INFO=(\w+)")
_OPENMP = re.compile(r"^(lib)?(gomp|iomp5|omp|vcomp)", re.IGNORECASE)
_MAKERS = {"gomp": "GNU libgomp", "iomp5": "Intel libiomp5", "omp": "LLVM libomp", "vcomp": "Microsoft vcomp"}
_ONEDNN_LIMITS = ("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA")  # as oneDNN reads them, the newer name first
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Libraries:
    """``versions`` by name, Python and this program among them.

    ``vector_units`` are those that torch computes with. oneDNN, which computes convolutions, takes the widest of the
    processor, or no wider than ``onednn_limit`` where that is set. ``convolutions`` are those of the engine: of our own
    library by its instructions, or torch's.
    """

    versions: dict[str, str]
    vector_units: str
    onednn_limit: str | None
    convolutions: str = TORCH

    def to_text(self) -> str:
        """One line for people."""
        limit = "" if self.onednn_limit is None else f" (oneDNN up to {self.onednn_limit})"
        engine = f"convolutions {self.convolutions}"
        return ", ".join(
            (f"{self.vector_units}{limit}", engine, *(f"{name} {told}" for name, told in self.versions.items()))
        )


def libraries() -> Libraries:
    """Those of this process, as they are loaded now."""
    built = torch.__config__.show()
    versions = {"Python": platform.python_version(), **{name: _version(name) for name in _PACKAGES}}
    versions |= {"oneDNN": onednn_version(built), "BLAS": blas_name(built), "OpenMP": _openmp()}
    if torch.version.cuda is not None:
        versions |= {"CUDA": torch.version.cuda, "cuDNN": _cudnn_version()}
    limit = next((value for name in _ONEDNN_LIMITS if (value := os.environ.get(name))), None)
    return Libraries(versions, torch.backends.cpu.get_cpu_capability(), limit, kernels_in_use())


def onednn_version(built: str) -> str:
    """The version of oneDNN in what ``torch.__config__.show()`` tells."""
    found = _ONEDNN.search(built)
    return found.group(1) if found else _NONE


def blas_name(built: str) -> str:
    """The BLAS in what ``torch.__config__.show()`` tells, MKL with its version."""
    mkl, blas = _MKL.search(built), _BLAS.search(built)
    if mkl:
        return f"MKL {mkl.group(1) or mkl.group(2)}"
    return blas.group(1) if blas else _NONE


def openmp_runtimes(files: Iterable[str]) -> tuple[str, ...]:
    """The OpenMP runtimes among loaded libraries, by maker; paths are read, and only makers told."""
    names = {(PureWindowsPath(file) if "\\" in file else PurePath(file)).name for file in files}
    found = (_OPENMP.match(name) for name in names)
    return tuple(sorted({_MAKERS[match.group(2).lower()] for match in found if match}))


def _openmp() -> str:
    try:
        maps: list[Any] = psutil.Process().memory_maps()
    except (psutil.Error, AttributeError, OSError):  # macOS shows them to root alone
        maps = []
    return ", ".join(openmp_runtimes(each.path for each in maps)) or "of the build"


def _cudnn_version() -> str:
    version: int | None = torch.backends.cudnn.version()  # type: ignore[no-untyped-call]  # torch annotates it not
    return _NONE if version is None else str(version)


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
