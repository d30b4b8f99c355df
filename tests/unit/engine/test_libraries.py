from __future__ import annotations

import platform

import pytest
import torch

from studio.engine.libraries import blas_name, libraries, onednn_version, openmp_runtimes

BUILT_WITH_MKL = """\
PyTorch built with:
  - Intel(R) oneAPI Math Kernel Library Version 2024.2-Product Build 20240605 for Intel(R) 64 architecture applications
  - Intel(R) MKL-DNN v3.12.0 (Git Hash 80afa71)
  - Build settings: BLAS_INFO=mkl, BUILD_TYPE=Release, CXX_COMPILER=/opt/somewhere/c++"""
BUILT_WITH_OPENBLAS = "  - oneDNN v3.7.1 (Git Hash 1)\n  - Build settings: BLAS_INFO=open, USE_MKL=OFF"


def test_versions_are_read_from_what_torch_was_built_with() -> None:
    assert (onednn_version(BUILT_WITH_MKL), blas_name(BUILT_WITH_MKL)) == ("3.12.0", "MKL 2024.2")
    assert (onednn_version(BUILT_WITH_OPENBLAS), blas_name(BUILT_WITH_OPENBLAS)) == ("3.7.1", "open")
    assert (onednn_version(""), blas_name("")) == ("none", "none")


def test_openmp_runtimes_are_told_by_maker_never_by_path() -> None:
    files = [
        "/home/a/torch/lib/libgomp-24e2ab19.so.1",
        "/usr/lib/libgomp.so.1",
        "C:\\Users\\a\\libiomp5md.dll",
        "[heap]",
    ]
    assert openmp_runtimes(files) == ("GNU libgomp", "Intel libiomp5")
    assert openmp_runtimes(["/opt/libomp.dylib", "C:\\vcomp140.dll", "/opt/libompl.so.2/x.so"]) == (
        "LLVM libomp",
        "Microsoft vcomp",
    )


def test_those_of_this_process_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
    found = libraries()
    assert found.versions["torch"] == torch.__version__ and found.versions["Python"] == platform.python_version()
    assert found.vector_units == torch.backends.cpu.get_cpu_capability() and found.onednn_limit == "AVX2"
    text = found.to_text()
    assert f"torch {torch.__version__}" in text and "(oneDNN up to AVX2)" in text
    assert "/" not in "".join(found.versions.values())
