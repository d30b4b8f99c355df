"""What a bench may be asked for by name: forms of a bundle, peers and instruction sets. Torch-free."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Form(StrEnum):
    """How a bundle paints: decode(T f), or with the photo's detail, which decodes twice."""

    PLAIN = "plain"
    RESIDUAL = "residual"


class Peer(StrEnum):
    """Networks of others, in plain torch with random weights, whose cost is told beside."""

    MICROAST = "microast"


INSTRUCTIONS: Mapping[str, Mapping[str, str]] = {
    "avx2": {
        "GIGASTYLE_KERNELS": "avx2",
        "ONEDNN_MAX_CPU_ISA": "AVX2",
        "ATEN_CPU_CAPABILITY": "avx2",
        "MKL_ENABLE_INSTRUCTIONS": "AVX2",
        "OPENBLAS_CORETYPE": "Haswell",
    },
}
"""Environment variables by the widest instructions to compute with; all libraries, ours too, read them as they load."""
