"""Write the reference pages of the documents anew: the command line from its parser, `studio.api` from its docstrings.

    python packaging/documents/references.py
    python packaging/documents/references.py --check

With --check nothing is written, and the exit code is 1 where a page is not what would be written.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

NOTE = "<!-- Written by packaging/documents/references.py: `make references` writes it anew. -->"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    outdated = [path for path, page in PAGES.items() if not path.exists() or path.read_text(encoding="utf-8") != page()]
    for path in outdated:
        print(f"{path.relative_to(ROOT)} is {'out of date: make references' if is_check else 'written'}")
        if not is_check:
            path.write_text(PAGES[path](), encoding="utf-8")
    return 1 if is_check and outdated else 0


def command_line_page() -> str:
    """Every command with its arguments, as Markdown."""
    from studio.cli.main import build_parser  # noqa: PLC0415 — after sys.path

    lines = [
        "# Command line reference",
        "",
        NOTE,
        "",
        "Every command and every option. What they are for is told in the [user guide](../guide/command-line.md) "
        "and in [making bundles](../bundles/making.md).",
        "",
    ]
    for parser in commands(build_parser()):
        lines += command_section(parser)
    return "\n".join(lines).rstrip() + "\n"


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers that do something, in the order of the help."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield parser
    for group in groups:
        for child in group.choices.values():
            yield from commands(child)


def command_section(parser: argparse.ArgumentParser) -> list[str]:
    lines = [f"## {parser.prog}", "", parser.description or "", "", "```text", *usage(parser), "```", ""]
    for group in parser._action_groups:
        shown = [action for action in group._group_actions if not isinstance(action, argparse._HelpAction)]
        if not shown:
            continue
        title = {"positional arguments": "Arguments", "options": "Options"}.get(group.title or "", group.title or "")
        lines += [f"**{title[0].upper()}{title[1:]}**", "", "| | meaning |", "|---|---|"]
        lines += [f"| {', '.join(map(code, names(action)))} | {cell(meaning(parser, action))} |" for action in shown]
        lines.append("")
    return lines


def usage(parser: argparse.ArgumentParser) -> list[str]:
    """What must be given, in one line, and that there are options: the tables say the rest."""
    actions = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    parts = [parser.prog]
    for action in actions:
        if not action.option_strings:
            parts.append(value_name(action))
        elif action.required:
            parts.append(names(action)[0])
    if any(action.option_strings and not action.required for action in actions):
        parts.append("[options]")
    return [" ".join(parts)]


def names(action: argparse.Action) -> list[str]:
    if not action.option_strings:
        return [value_name(action)]
    value = value_name(action)
    return [f"{name} {value}".rstrip() for name in action.option_strings]


def value_name(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.metavar is not None:
        name = str(action.metavar).replace("|", "/")  # which ends a cell of a table
    elif action.choices is not None:
        name = f"{{{','.join(map(str, action.choices))}}}"
    else:
        name = action.dest.upper()
    return {"+": f"{name} …", "*": f"[{name} …]", "?": f"[{name}]"}.get(str(action.nargs), name)


def meaning(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    parts = [parser._get_formatter()._expand_help(action) if action.help else ""]
    if action.choices is not None and action.metavar is not None:
        parts.append(f"one of {', '.join(map(str, action.choices))}")
    if action.required and action.option_strings:
        parts.append("required")
    has_default = action.default not in (None, False, argparse.SUPPRESS, [], ())
    if has_default and action.nargs != 0 and "default" not in parts[0]:
        parts.append(f"default: {default_text(action.default)}")
    return "; ".join(part for part in parts if part)


def default_text(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(default_text, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def code(text: str) -> str:
    return f"`{text}`"


def cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def python_page() -> str:
    """What `studio.api` offers, from its docstrings."""
    from studio import api  # noqa: PLC0415 — after sys.path

    lines = [
        "# Python reference",
        "",
        NOTE,
        "",
        "Everything that `from studio import api` offers. How it is used is told in [For programs](../programs.md).",
        "",
        *paragraphs(api),
    ]
    for name in ("Painter", "PaintOptions", "load_bundle", "evaluate"):
        lines += described(name, getattr(api, name))
    lines += ["## Types from inside", "", "| name | what it is |", "|---|---|"]
    others = (name for name in sorted(api.__all__, key=str.lower) if name not in _DESCRIBED)
    for name in others:
        lines.append(f"| `{name}` | {cell(first_sentence(name, getattr(api, name)))} |")
    for name in ("Look", "Resources", "ExportSpec", "StylizeResult", "EvaluationRequest"):
        lines += ["", *described(name, getattr(api, name))[:-1]]
    return "\n".join(lines).rstrip() + "\n"


_DESCRIBED = {"Painter", "PaintOptions", "load_bundle", "evaluate"}
_VALUES = {
    "LOOKS": "The presets: balanced (the first, which is the default), gentle, bold and plain, each a `Look`.",
    "Pixels": "(H, W, 3) sRGB pixels: uint8 0..255, uint16 0..65535, or float32 0..1.",
    "Style": "A style picture: a file, or its pixels.",
    "Maps": "One `AffineMap` (`matrix` (C, C) and `bias` (C,), float64) for each level that paints; with masks stacks.",
    "Mask": "Where a style paints: a picture's file, or an array (H, W) of the types of `Pixels`, white where it does.",
}


def described(name: str, thing: object) -> list[str]:
    lines = [f"## {name}", "", "```python", signature(name, thing), "```", "", *paragraphs(thing)]
    if inspect.isclass(thing) and not dataclasses.is_dataclass(thing):
        for method, function in vars(thing).items():
            if inspect.isfunction(function) and not method.startswith("_"):
                lines += [f"### {name}.{method}", "", "```python", signature(method, function), "```", ""]
                lines += paragraphs(function)
    return lines


def signature(name: str, thing: object) -> str:
    """One parameter a line where they do not fit into one."""
    assert callable(thing)
    found = inspect.signature(thing)
    parameters = [each for each in found.parameters.values() if each.name != "self"]
    parts = [parameter_text(each) for each in parameters]
    kinds = [each.kind for each in parameters]
    if inspect.Parameter.KEYWORD_ONLY in kinds:
        parts.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    end = "" if inspect.isclass(thing) else f" -> {found.return_annotation}"
    line = f"{name}({', '.join(parts)}){end}"
    return line if len(line) <= 100 else "\n".join([f"{name}(", *(f"    {part}," for part in parts), f"){end}"])


def parameter_text(parameter: inspect.Parameter) -> str:
    """Annotations are text already; defaults that are no plain values are left to the description."""
    default = parameter.default
    if default is inspect.Parameter.empty:
        return f"{parameter.name}: {parameter.annotation}"
    is_plain = default is None or isinstance(default, str | int | float | tuple)
    text = repr(default).replace("'", '"') if is_plain else "…"
    return f"{parameter.name}: {parameter.annotation} = {text}"


def paragraphs(thing: object) -> list[str]:
    text = inspect.getdoc(thing) or ""
    return [text.replace("``", "`").replace("*", "\\*"), ""]


def first_sentence(name: str, thing: object) -> str:
    if name in _VALUES:
        return _VALUES[name]
    return (inspect.getdoc(thing) or "").split("\n\n")[0].replace("\n", " ").replace("``", "`")


PAGES: dict[Path, Callable[[], str]] = {
    ROOT / "docs" / "reference" / "command-line.md": command_line_page,
    ROOT / "docs" / "reference" / "python.md": python_page,
}

if __name__ == "__main__":
    raise SystemExit(main())
