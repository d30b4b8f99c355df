"""The compiled library at each of the instruction sets that this processor has; none where it was not compiled."""

from __future__ import annotations

import pytest

from studio.kernels.library import Instructions, KernelLibrary, kernel_library


def libraries() -> list[KernelLibrary]:
    """One library for each set of instructions, narrowest first."""
    library = kernel_library()
    if library is None:
        return []
    return [library.limited_to(instructions) for instructions in Instructions if instructions <= library.instructions]


EACH_LIBRARY = pytest.mark.parametrize("library", libraries(), ids=lambda library: library.instructions.name)
