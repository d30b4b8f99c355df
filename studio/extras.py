"""What is said where a package of the extra `research` is missing: how to get it, or which program has it."""

from __future__ import annotations

import sys

from studio.errors import InputError


def missing_research_package(package: str) -> InputError:
    """The error for a call that needs ``package``; the built program takes no packages, one installed by pip does."""
    if getattr(sys, "frozen", False):
        return InputError(
            "this needs the package {package}, which the program without Python does not contain; "
            'Gigastyle installed by pip can have it: pip install "gigastyle[research]"',
            package=package,
        )
    return InputError(
        'this needs the package {package}, which is not installed: pip install "gigastyle[research]"', package=package
    )
