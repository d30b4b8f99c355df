"""``gigastyle bench``: this program timed against a plain whole-image implementation of the same work."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from studio import paths
from studio.bench.choices import INSTRUCTIONS, Form, Peer
from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.command import Command, ExitCode
from studio.cli.values import level_list, path, positive_count
from studio.codec import to_plain
from studio.errors import InputError
from studio.settings import Settings
from studio.specs.stylize import StyleChoice, StylizeSpec

if TYPE_CHECKING:
    from studio.bench.workload import Workload

_DEFAULT_MEGAPIXELS = (0.25, 0.5, 1.0, 2.0)


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
        "--bundles",
        metavar="ID|DIR,…",
        help="instead of comparing with the reference, time these with each other, in turns at the largest size",
    )
    parser.add_argument(
        "--forms",
        type=form_list,
        default=tuple(Form),
        metavar="FORM,…",
        help="of --bundles: plain, residual (detail 0.7 at every level) (default: both)",
    )
    parser.add_argument(
        "--peers", type=peer_list, default=(), metavar="PEER,…", help="networks of others beside --bundles: microast"
    )
    parser.add_argument(
        "--instructions",
        choices=sorted(INSTRUCTIONS),
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


def form_list(text: str) -> tuple[Form, ...]:
    """Forms from ``plain,residual``, none twice."""
    return _names_of(Form, text)


def peer_list(text: str) -> tuple[Peer, ...]:
    """Peers from ``microast``, none twice."""
    return _names_of(Peer, text)


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Time both sides and print what came of it; raises `StudioError` where the pictures or networks are missing."""
    content = _picture(arguments.content, "photos", "--content")
    style = _picture(arguments.style, "styles", "--style")
    bundle_dirs = _bundle_dirs(arguments, settings)
    against_dir = find_bundle(arguments.against_bundle) if arguments.against_bundle else None
    for folder in filter(None, (*bundle_dirs, against_dir)):
        read_manifest(folder).require_method(None)
    _check_plot(arguments.plot)
    spec = StylizeSpec(
        styles=(StyleChoice(style),),
        levels=arguments.levels,
        level_strength={},  # plain dicts: the spec is sent to another interpreter
        level_detail={},
    )

    os.environ.update(INSTRUCTIONS.get(arguments.instructions, {}))
    from studio.bench.workload import Workload  # noqa: PLC0415 — loads torch

    first_dir = bundle_dirs[0]
    workload = Workload(content, spec, first_dir, arguments.threads, against_dir=against_dir, device=arguments.device)
    print(_measured(arguments, workload, bundle_dirs))
    return ExitCode.DONE


def _measured(arguments: Namespace, workload: Workload, bundle_dirs: tuple[Path, ...]) -> str:
    """What was asked for, as text or JSON."""
    from studio.bench.bundles import BundlesRequest, compare_bundles  # noqa: PLC0415 — loads torch
    from studio.bench.comparison import BenchRequest, run_bench  # noqa: PLC0415 — loads torch
    from studio.bench.plot import write_plot  # noqa: PLC0415 — loads torch
    from studio.bench.profile import profile_levels  # noqa: PLC0415 — loads torch

    largest, repeats = max(arguments.megapixels), arguments.repeats
    if arguments.profile:
        profile = profile_levels(workload, megapixels=largest, on_step=_tell)
        return json.dumps(to_plain(profile), indent=2) if arguments.json else profile.to_text()
    if arguments.bundles is not None:
        asked = BundlesRequest(workload, bundle_dirs, arguments.forms, arguments.peers, largest, repeats)
        compared = compare_bundles(asked, on_step=_tell)
        return json.dumps(compared.to_json(), indent=2) if arguments.json else compared.to_text()
    report = run_bench(BenchRequest(workload, megapixels=arguments.megapixels, repeats=repeats), on_step=_tell)
    if arguments.plot is not None:
        write_plot(report, arguments.plot)
    return json.dumps(report.to_json(), indent=2) if arguments.json else report.to_text()


def _bundle_dirs(arguments: Namespace, settings: Settings) -> tuple[Path, ...]:
    """The bundles that paint, one unless ``--bundles`` names several; raises `InputError` for options that clash."""
    if arguments.profile and arguments.device != "cpu":
        raise InputError("--profile counts seconds of the processor; leave --device out")
    if arguments.bundles is None:
        if arguments.peers:
            raise InputError("--peers stand beside --bundles; name some")
        return (find_bundle(arguments.bundle or settings.bundle),)
    others = {
        "--bundle": arguments.bundle,
        "--against-bundle": arguments.against_bundle,
        "--plot": arguments.plot,
        "--profile": arguments.profile,
    }
    for option in (option for option, value in others.items() if value):
        raise InputError(f"--bundles compares bundles with each other; leave {option} out")
    folders = tuple(find_bundle(name) for name in dict.fromkeys(arguments.bundles.split(",")))
    ids = [read_manifest(folder).id for folder in folders]
    if len(set(ids)) < len(ids):
        raise InputError(f"two of --bundles have the same id ({', '.join(ids)}); name each once")
    return folders


_Names = TypeVar("_Names", Form, Peer)


def _names_of(kinds: type[_Names], text: str) -> tuple[_Names, ...]:
    try:
        return tuple(kinds(name) for name in dict.fromkeys(text.split(",")))
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a list of {', '.join(kinds)}") from error


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
