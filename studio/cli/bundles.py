"""``gigastyle bundles``: see, check, import and export the folders of networks that paint."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.bundles.catalog import DEFAULT_BUNDLE_ID, find_bundle, list_bundles, list_damaged
from studio.bundles.manifest import Manifest, read_manifest
from studio.cli.command import Command, ExitCode
from studio.cli.interrupts import ended_by_interrupt
from studio.cli.values import level_list, path
from studio.paths import installed_bundles_dir
from studio.settings import Settings


def describe(folder: Path, manifest: Manifest) -> str:
    """Everything a person asks of a bundle, one fact per line."""
    facts = {
        "id": manifest.id,
        "title": manifest.title,
        "description": manifest.description,
        "methods": ", ".join(manifest.methods) or "none (a teacher)",
        "levels": ", ".join(map(str, manifest.levels)),
        "origin": manifest.origin.description,
        "teacher": manifest.teacher,
        "run": manifest.run_id,
        "licence": manifest.licence,
        "built on": "; ".join(manifest.attributions),
        "folder": str(folder),
    }
    lines = [f"{name + ':':<13}{value}" for name, value in facts.items() if value]
    lines += [f"level {entry.level}:     encoder {_widths(entry.encoder_widths)}" for entry in manifest.pairs]
    lines += [f"{name}: {value}" for name, value in manifest.quality.items()]
    return "\n".join(lines)


def _widths(widths: tuple[int, ...]) -> str:
    return "-".join(map(str, widths))


def _run_list(arguments: Namespace, settings: Settings) -> ExitCode:
    del arguments
    default = settings.bundle or DEFAULT_BUNDLE_ID
    for _folder, manifest in list_bundles():
        mark = "*" if manifest.id == default else " "
        print(f"{mark} {manifest.id:<24} {'/'.join(manifest.methods) or 'teacher':<14} {manifest.title}")
    for damaged in list_damaged():
        print(f"gigastyle: {damaged.reason}", file=sys.stderr)
    return ExitCode.DONE


def _add_show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("bundle", metavar="ID|PATH")


def _run_show(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    folder = find_bundle(arguments.bundle)
    print(describe(folder, read_manifest(folder)))
    return ExitCode.DONE


def _add_import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", type=path, metavar="PATH", help="published weights: a folder, or a file")
    parser.add_argument("--id", required=True, dest="bundle_id", metavar="ID", help="id of the new bundle")
    parser.add_argument("--title", help="what people read (default: the format's own)")
    parser.add_argument(
        "--drop-dead", action="store_true", help="leave out filters that never fire: the same picture, faster"
    )


def _run_import(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    from studio.bundles.importing import import_bundle  # noqa: PLC0415 — loads torch

    with ended_by_interrupt():
        folder = import_bundle(
            arguments.path,
            bundle_id=arguments.bundle_id,
            destination=installed_bundles_dir(),
            drop_dead=arguments.drop_dead,
            title=arguments.title,
        )
    print(describe(folder, read_manifest(folder)))
    return ExitCode.DONE


def _add_verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("bundle", nargs="?", metavar="ID|PATH", help="default: every installed bundle")


def _run_verify(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    from studio.bundles.loader import verify  # noqa: PLC0415 — loads torch

    if arguments.bundle is not None:
        folders = [find_bundle(arguments.bundle)]
    else:
        folders = [folder for folder, _ in list_bundles()] + [damaged.folder for damaged in list_damaged()]
    problems = {folder: verify(folder) for folder in folders}
    for folder, found in problems.items():
        print(f"{folder}: {'sound' if not found else ''}".rstrip())
        for problem in found:
            print(f"  {problem}")
    return ExitCode.SOME_FAILED if any(problems.values()) else ExitCode.DONE


def _add_export_onnx_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("bundle", metavar="ID|PATH")
    parser.add_argument("--levels", type=level_list, metavar="5,4,…", help="default: all of the bundle")
    parser.add_argument("--out", type=path, required=True, metavar="DIR", help="where encoderN.onnx, decoderN.onnx go")


def _run_export_onnx(arguments: Namespace, settings: Settings) -> ExitCode:
    del settings
    from studio.bundles.loader import load_bundle  # noqa: PLC0415 — loads torch
    from studio.bundles.onnx_export import check_installed, export_pairs  # noqa: PLC0415 — loads torch

    check_installed()
    with ended_by_interrupt():
        bundle = load_bundle(find_bundle(arguments.bundle))
        for written in export_pairs(bundle, arguments.levels or sorted(bundle.pairs, reverse=True), arguments.out):
            print(written)
    return ExitCode.DONE


def _add_no_arguments(parser: ArgumentParser) -> None:
    del parser


COMMANDS = (
    Command("bundles list", "list the installed bundles", _add_no_arguments, _run_list),
    Command("bundles show", "show the facts about one bundle", _add_show_arguments, _run_show),
    Command("bundles import", "make a bundle of published weights", _add_import_arguments, _run_import),
    Command(
        "bundles export-onnx",
        "write pairs as ONNX models for other programs",
        _add_export_onnx_arguments,
        _run_export_onnx,
    ),
    Command("bundles verify", "check the files of bundles", _add_verify_arguments, _run_verify),
)
