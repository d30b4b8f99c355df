"""The arguments of ``evaluate`` and the requests they turn into. Torch-free."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.optimize_options import OPTIMIZE, add_optimize_options
from studio.cli.recipe_options import add_look_options, look_from
from studio.cli.values import level_list, path, positive_count, share_list
from studio.compression.evaluation.request import (
    DEFAULT_PAIRS,
    DEFAULT_SIZE_PX,
    EvaluationRequest,
    Form,
    FrontGrid,
    JudgeChoice,
    OptimizedRequest,
    PaintedRequest,
    Role,
    Split,
    read_split,
)
from studio.errors import BundleError, SpecError
from studio.specs.looks import look_of_id
from studio.specs.optimize import OptimizeSettings
from studio.system_errors import check_ordinary

INDEPENDENT_JUDGE, _INDEPENDENT_LEVELS = "vgg19", (3, 2, 1)
_WITH_LEVELS = re.compile(r"(?P<bundle>.+):(?P<levels>[1-5](,[1-5])*)")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``evaluate``."""
    _add_what(parser)
    _add_how(parser)
    _add_results(parser)


def _add_what(parser: ArgumentParser) -> None:
    judged = parser.add_mutually_exclusive_group(required=True)
    judged.add_argument("--bundle", metavar="ID|DIR", help="bundle under evaluation")
    judged.add_argument(
        "--painted",
        type=path,
        nargs="+",
        metavar="DIR",
        help="or folders of pictures that another program painted, called CONTENT--STYLE, each folder in one way",
    )
    parser.add_argument(
        "--against", metavar="ID|DIR", help="bundle it is held against, painting plain at full strength"
    )
    parser.add_argument("--contents", type=path, required=True, metavar="DIR", help="folder of photographs")
    parser.add_argument("--styles", type=path, required=True, metavar="DIR", help="folder of style pictures")
    parser.add_argument(
        "--size",
        type=positive_count,
        default=DEFAULT_SIZE_PX,
        metavar="PX",
        help=f"longer side of contents, styles and results (default: {DEFAULT_SIZE_PX})",
    )
    parser.add_argument(
        "--pairs",
        type=positive_count,
        metavar="N",
        help=f"content-style pairs at most, none twice (default: {DEFAULT_PAIRS}, all that are painted or named)",
    )
    parser.add_argument("--pairs-file", type=path, metavar="FILE", help="pairs named in JSON, each with a role")
    parser.add_argument(
        "--role",
        choices=[role.value for role in Role],
        default=Role.REPORT.value,
        help="which pairs of the file (default: report)",
    )


def _add_how(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--judges",
        type=judge_name,
        nargs="+",
        default=[],
        metavar="ID|DIR[:LEVELS]",
        help="bundles whose encoders measure the results (default: --against, else --bundle, "
        f"and {INDEPENDENT_JUDGE}:3,2,1 where it is installed)",
    )
    parser.add_argument("--levels", type=level_list, metavar="5,4,…", help="levels that paint (default: all)")
    add_look_options(parser, default=look_of_id("plain"))
    parser.add_argument(
        "--method", choices=[OPTIMIZE], help="paint by optimisation, beside what the networks paint plain"
    )
    add_optimize_options(parser).add_argument(
        "--loss-network",
        nargs="+",
        metavar="ID|DIR",
        help="with --method optimize: whose deepest encoders the losses use, each in turn (default: --bundle)",
    )
    grid = FrontGrid()
    for name, values in (("strengths", grid.strengths), ("details", grid.details)):
        metavar = ",".join(f"{value:g}" for value in values)
        parser.add_argument(
            f"--front-{name}", type=share_list, default=values, metavar=metavar, help=f"{name} of the front"
        )
    parser.add_argument("--threads", type=int, default=0, metavar="N", help="0 means one for each core (default: 0)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="draws the pictures (default: 0)")


def _add_results(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("--sheet", type=path, metavar="FILE", help="write all pairs side by side as PNG or JPEG")
    parser.add_argument(
        "--front",
        type=path,
        nargs="?",
        const=Path(),
        metavar="FILE",
        help="measure style against content over strengths and details; into FILE as a drawing, PNG or JPEG",
    )
    parser.add_argument(
        "--layers", action="store_true", help="time every convolution as well: medians, taken in turns, and shares"
    )
    parser.add_argument("--record", action="store_true", help="keep the figures in the bundle's own bundle.json")
    parser.add_argument("--overwrite", action="store_true", help="replace sheet and drawing if they exist")


def judge_name(text: str) -> tuple[str, tuple[int, ...] | None]:
    """A bundle and the levels it measures at, None for all, from ``vgg19`` or ``vgg19:3,2,1``."""
    if not text:
        raise ArgumentTypeError("a judge is a bundle such as vgg19 or vgg19:3,2,1")
    match = _WITH_LEVELS.fullmatch(text)
    return (text, None) if match is None else (match["bundle"], tuple(sorted(set(level_list(match["levels"])))))


def request_from(arguments: Namespace) -> EvaluationRequest:
    """The request behind the arguments; `StudioError` where a bundle or value cannot be used."""
    bundle, against = find_bundle(arguments.bundle), _against(arguments)
    split, look = _split(arguments), look_from(arguments, arguments.bundle)
    request = EvaluationRequest(
        bundle=bundle,
        against=against,
        contents=arguments.contents,
        styles=arguments.styles,
        judges=_judges(arguments, against or bundle),
        size_px=arguments.size,
        pairs=arguments.pairs or (DEFAULT_PAIRS if split is None else len(split.pairs)),
        levels=arguments.levels,
        threads=arguments.threads,
        seed=arguments.seed,
        form=Form(look.strength, look.detail, look.level_strength, look.level_detail),
        front=None if arguments.front is None else FrontGrid(arguments.front_strengths, arguments.front_details),
        split=split,
        times_layers=arguments.layers,
    )
    for folder in request.sides.values():
        manifest = read_manifest(folder)
        manifest.require_method(None)
        for level in request.levels or ():
            manifest.entry(level)
    return request


def optimized_request_from(arguments: Namespace, settings: OptimizeSettings) -> OptimizedRequest:
    """Likewise for ``--method optimize``."""
    if arguments.front is not None or arguments.record or arguments.layers:
        raise SpecError("--front, --record and --layers are about what a bundle's networks paint; leave them out")
    return OptimizedRequest(
        request_from(arguments), settings, tuple(find_bundle(each) for each in arguments.loss_network or ())
    )


def painted_request_from(arguments: Namespace) -> PaintedRequest:
    """Likewise for ``--painted``."""
    if arguments.record:
        raise SpecError("--record keeps figures in a bundle, and paintings have none; use --json")
    if arguments.layers:
        raise SpecError("--layers times the networks of a bundle, and paintings have none; leave it out")
    against = _against(arguments)
    if against is not None:
        read_manifest(against).require_method(None)
    return PaintedRequest(
        folders=tuple(arguments.painted),
        contents=arguments.contents,
        styles=arguments.styles,
        judges=_judges(arguments, against),
        against=against,
        size_px=arguments.size,
        pairs=arguments.pairs,
        threads=arguments.threads,
        split=_split(arguments),
    )


def _against(arguments: Namespace) -> Path | None:
    return None if arguments.against is None else find_bundle(arguments.against)


def _split(arguments: Namespace) -> Split | None:
    if arguments.pairs_file is None:
        return None
    check_ordinary(arguments.pairs_file)
    return read_split(arguments.pairs_file, Role(arguments.role))


def _judges(arguments: Namespace, own: Path | None) -> tuple[JudgeChoice, ...]:
    """Those named, or the own family and the network that took no part."""
    judges = tuple(JudgeChoice(find_bundle(bundle), levels) for bundle, levels in arguments.judges)
    if not judges:
        judges = () if own is None else (JudgeChoice(own),)
        independent = _independent_judge()
        if independent is not None and independent.folder != own:
            judges = (*judges, independent)
    for judge in judges:
        for level in judge.levels or ():
            read_manifest(judge.folder).entry(level)
    return judges


def _independent_judge() -> JudgeChoice | None:
    try:
        folder = find_bundle(INDEPENDENT_JUDGE)
        for level in _INDEPENDENT_LEVELS:
            read_manifest(folder).entry(level)
    except BundleError:
        return None  # not installed, or an import of other levels: the own family judges alone
    return JudgeChoice(folder, _INDEPENDENT_LEVELS)
