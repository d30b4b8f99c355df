"""``gigastyle bench``: this program timed against a plain whole-image implementation of the same work."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from studio import paths
from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.command import Command, ExitCode
from studio.cli.values import level_list, path, positive_count
from studio.codec import to_plain
from studio.errors import InputError
from studio.settings import Settings
from studio.specs.stylize import StyleChoice, StylizeSpec

_DEFAULT_MEGAPIXELS = (0.25, 0.5, 1.0, 2.0)
# What our own library and those below torch read once, as they are loaded: oneDNN, torch's own kernels, MKL, OpenBLAS.
_INSTRUCTIONS = {
    "avx2": {
        "GIGASTYLE_KERNELS": "avx2",
        "ONEDNN_MAX_CPU_ISA": "AVX2",
        "ATEN_CPU_CAPABILITY": "avx2",
        "MKL_ENABLE_INSTRUCTIONS": "AVX2",
        "OPENBLAS_CORETYPE": "Haswell",
    },
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``bench``."""
    parser.add_argument("--content", type=path, metavar="FILE", help="photograph to paint (default: a sample)")
    parser.add_argument("--style", type=path, metavar="FILE", help="style to paint it in (default: a sample)")
    parser.add_argument("--bundle", metavar="ID|DIR", help="networks to paint with (default: the one of the settings)")
    parser.add_argument(
        "--against-bundle", metavar="ID|DIR", help="networks that the reference paints with (default: the same)"
    )
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu", help="where both sides work (default: cpu)")
    parser.add_argument("--levels", type=level_list, metavar="5,4,…", help="default: all that the bundle has")
    parser.add_argument(
        "--megapixels",
        type=megapixel_list,
        default=_DEFAULT_MEGAPIXELS,
        metavar="M,…",
        help="sizes to paint; levels and memory are measured at the largest (default: 0.25,0.5,1,2)",
    )
    parser.add_argument("--threads", type=positive_count, default=1, metavar="N", help="of both sides (default: 1)")
    parser.add_argument("--repeats", type=positive_count, default=3, metavar="N", help="of everything (default: 3)")
    parser.add_argument("--plot", type=path, metavar="FILE.png", help="draw the figures as well")
    parser.add_argument(
        "--profile",
        action="store_true",
        help="instead of comparing, tell where the time of every level goes at the largest size",
    )
    parser.add_argument(
        "--instructions",
        choices=sorted(_INSTRUCTIONS),
        help="compute with no wider vectors than these (default: the widest of the processor)",
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON instead of a table")


def megapixel_list(text: str) -> tuple[float, ...]:
    """Sizes from ``0.25,1,2``, each above 0 and at most 1000."""
    try:
        sizes = tuple(float(part) for part in text.split(","))
    except ValueError:
        sizes = ()
    if not sizes or not all(0.0 < size <= 1000.0 for size in sizes):
        raise ArgumentTypeError(f"{text!r} is not a list of megapixels such as 0.25,1,2")
    return tuple(sorted(set(sizes)))


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Time both sides and print what came of it; raises `StudioError` where the pictures or networks are missing."""
    content = _picture(arguments.content, "photos", "--content")
    style = _picture(arguments.style, "styles", "--style")
    bundle_dir = find_bundle(arguments.bundle or settings.bundle)
    against_dir = find_bundle(arguments.against_bundle) if arguments.against_bundle else None
    for folder in filter(None, (bundle_dir, against_dir)):
        read_manifest(folder).require_method(None)
    _check_plot(arguments.plot)
    spec = StylizeSpec(
        styles=(StyleChoice(style),),
        levels=arguments.levels,
        level_strength={},  # plain dicts: the spec is sent to another interpreter
        level_detail={},
    )

    os.environ.update(_INSTRUCTIONS.get(arguments.instructions, {}))
    from studio.bench.comparison import BenchRequest, run_bench  # noqa: PLC0415 — loads torch
    from studio.bench.plot import write_plot  # noqa: PLC0415 — loads torch
    from studio.bench.profile import profile_levels  # noqa: PLC0415 — loads torch
    from studio.bench.workload import Workload  # noqa: PLC0415 — loads torch

    workload = Workload(content, spec, bundle_dir, arguments.threads, against_dir=against_dir, device=arguments.device)
    if arguments.profile:
        profile = profile_levels(workload, megapixels=max(arguments.megapixels), on_step=_tell)
        print(json.dumps(to_plain(profile), indent=2) if arguments.json else profile.to_text())
        return ExitCode.DONE
    request = BenchRequest(workload, megapixels=arguments.megapixels, repeats=arguments.repeats)
    report = run_bench(request, on_step=_tell)
    if arguments.plot is not None:
        write_plot(report, arguments.plot)
    print(json.dumps(report.to_json(), indent=2) if arguments.json else report.to_text())
    return ExitCode.DONE


def _tell(step: str) -> None:
    print(f"measuring {step}", file=sys.stderr)


def _picture(given: Path | None, samples: str, option: str) -> Path:
    if given is not None:
        if not given.is_file():
            raise InputError(f"there is no picture at {given}")
        return given
    found = sorted((paths.resources_dir() / samples).glob("*.jpg"))
    if not found:
        raise InputError(f"there are no sample {samples} beside the program; name a picture with {option}")
    return found[0]


def _check_plot(path: Path | None) -> None:
    """Minutes of work must not end in a file that cannot be written; raises `InputError`."""
    if path is None:
        return
    if path.suffix.lower() != ".png":
        raise InputError(f"a plot is written as PNG: name it like {path.stem or 'plot'}.png")
    if path.exists() and not path.is_file():
        raise InputError(f"{path} is no ordinary file; name another one for the plot")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder} to write the plot into")
    if not os.access(folder, os.W_OK):
        raise InputError(f"the folder {folder} cannot be written to; choose another one for the plot")


COMMAND = Command("bench", "time this program against a plain implementation", add_arguments, run)
