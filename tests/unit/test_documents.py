"""What the documents say is so: examples run, reference pages are those of today, links and pictures are there."""

from __future__ import annotations

import importlib
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from studio.app import main
from studio.cli import train, train_prune
from studio.cli.main import build_parser
from studio.codec import save_record
from studio.geometry import Size
from studio.paths import installed_bundles_dir
from studio.settings import Settings, load_settings, settings_file
from studio.specs.painted_mask import Gradient, PaintedMask, painted_mask_bytes
from tests.documents import DOCUMENTS, ROOT, by_document, examples
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import soft_masks, write_picture, write_pixels

PAINTING = ("stylize", "sheet", "styles", "texture", "verify-exact", "bundles list", "bundles show", "bundles verify")
_FEW_STEPS = ("--steps", "2", "--batch", "1", "--crop", "64", "--threads", "1")
CUT_SHORT = {
    **dict.fromkeys(("train distill", "train prune"), _FEW_STEPS),
    **dict.fromkeys(("train status", "train stop", "train resume", "train export", "train log", "train card"), ()),
    "evaluate": ("--size", "64", "--pairs", "1", "--threads", "1", "--overwrite"),
}
"""The commands that take long, and the options that make them short; the last of two options counts."""

SPECS = {"train distill": train.spec_from, "train prune": train_prune.prune_spec_from}
WINDOWS_SETUP = ("py -3.12 -m venv", ".venv\\Scripts\\Activate.ps1", "pip install -c packaging\\constraints.txt ")
LARGEST_BYTES = 5_000_000


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small picture under every name that the examples read; commands paint with a tiny bundle."""
    monkeypatch.setattr("studio.engine.device._available_cores", lambda: 1)  # as in all tests
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    write_tiny_bundle(installed_bundles_dir() / "tiny")
    save_record(settings_file(), Settings(device="cpu", threads=1, bundle="tiny"))
    for number, name in enumerate(("photo.jpg", "painting.jpg", "a.jpg", "b.jpg", "huge.tif")):
        width, height = (320, 240) if name == "huge.tif" else (128, 96)
        write_picture(tmp_path / name, width, height, seed=number)
    for name in ("sky", "background", "face", "masks/faces"):
        write_pixels(tmp_path / f"{name}.png", soft_masks(128, 96)[0])
    sky = PaintedMask(Size(128, 96), (Gradient((0.5, 0.0), (0.5, 0.4)),))
    (tmp_path / "sky.mask").write_bytes(painted_mask_bytes(sky))
    for number, folder in enumerate(("holiday", "photos", "paintings")):
        write_picture(tmp_path / folder / "one.jpg", 96, 64, seed=number)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell_lines(document: str) -> list[str]:
    return [line for example in by_document("sh", "powershell").get(document, ()) for line in example.lines]


def test_every_block_says_what_it_is() -> None:
    assert {example.language for example in examples()} <= {"sh", "powershell", "python", "json", "text", ""}
    nameless = [example for example in examples("") if "gigastyle " in example.text]
    assert not nameless, "commands are marked as sh, so that they are tried"


@pytest.mark.parametrize("document", by_document("sh", "powershell"))
def test_commands_are_understood(document: str) -> None:
    for line in shell_lines(document):
        program, *arguments = shlex.split(line) if "\\" not in line else line.split()
        if program == "gigastyle":
            understood(arguments)
        elif program == "torchrun":
            understood(arguments[arguments.index("gigastyle") + 1 :])
        elif program == "make":
            assert re.search(rf"^{arguments[0]}:", (ROOT / "Makefile").read_text(), re.MULTILINE), line
        elif line.startswith("python -m studio."):
            importlib.import_module(arguments[1])._options().parse_args(arguments[2:])
        else:
            assert line.startswith(WINDOWS_SETUP), f"nobody tries {line!r}"


def understood(arguments: list[str]) -> None:
    """Raises SystemExit or SpecError where they are not; what ends by itself is run."""
    if arguments in (["--help"], ["--version"]):
        assert main(arguments) == 0
        return
    parsed = build_parser().parse_args(arguments)
    spec_from = SPECS.get(parsed.selected.name)
    if spec_from is not None:
        spec_from(parsed)


@pytest.mark.parametrize("document", by_document("sh", "powershell"))
def test_commands_that_paint_and_list_work(document: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del desk
    for line in shell_lines(document):
        if line.startswith(tuple(f"gigastyle {command}" for command in PAINTING)):
            arguments = shlex.split(line)[1:]
            if "--resume" in arguments:  # which the line before has finished
                Path(arguments[arguments.index("--output") + 1]).unlink()
            code = main(arguments)
            told = capsys.readouterr()
            assert code == 0, f"{line}\n{told.err}"


@pytest.mark.slow
@pytest.mark.parametrize("document", ["docs/bundles/making.md", "docs/bundles/evaluating.md"])
def test_commands_that_train_and_evaluate_work(
    document: str, desk: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order of the page, each cut short: what is told of a run is told of the last one begun before."""
    for number in range(3):
        write_picture(desk / "photos" / f"{number}.jpg", 140, 110, seed=number)
        write_picture(desk / "paintings" / f"{number}.jpg", 110, 140, seed=number)
    write_picture(desk / "theirs" / "0--1.png", 64, 50, seed=8)
    for line in shell_lines(document):
        command = next((name for name in CUT_SHORT if line.startswith(f"gigastyle {name} ")), None)
        if command is None:
            continue
        if "--out run" in line and (desk / "run").exists():
            (desk / "run").rename(tmp_path_factory.mktemp("earlier") / "run")
        small = line.replace("prune --bundle compact", "prune --bundle tiny")  # every filter of which may be scanned
        code = main([*shlex.split(small)[1:], *CUT_SHORT[command]])
        assert code == 0, f"{line}\n{capsys.readouterr().err}"


@pytest.mark.parametrize("document", by_document("python"))
def test_python_examples_work(document: str, desk: Path) -> None:
    del desk
    names: dict[str, object] = {"__name__": "example"}
    for example in by_document("python")[document]:
        exec(compile(example.text, document, "exec"), names)


def test_the_settings_that_are_shown_can_be_read(tmp_path: Path) -> None:
    for example in examples("json"):
        file = tmp_path / "settings.json"
        file.write_text(example.text)
        loaded = load_settings(file)
        assert not loaded.notes and loaded.settings.bundle == "swift"


def test_reference_pages_are_those_of_this_parser_and_these_docstrings() -> None:
    script = ROOT / "packaging" / "documents" / "references.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        is_root_page = (ROOT / f"{Path(target).stem.upper()}.md").exists()
        assert (document.parent / target).exists() or is_root_page, f"{target} in {document.name}"


def test_pictures_are_small_and_shown() -> None:
    pictures = [path for path in (ROOT / "docs" / "images").iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in pictures) < LARGEST_BYTES
    shown = {Path(name).name for path in DOCUMENTS for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", path.read_text())}
    assert {path.name for path in pictures} == shown


def test_every_picture_is_made_by_a_script_that_make_pictures_runs() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\npictures:")[2].partition("\n\n")[0]
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in re.findall(r"packaging/\S+\.py", recipe)]
    made = {name for text in texts for name in re.findall(r"[\w-]+\.(?:webp|svg)\b", text)}
    for text in texts:  # those of the window are called name-width-theme
        taken = re.findall(r'\btake\("([\w-]+)", \(Theme\.(\w+),\)\)', text)
        taken += re.findall(r'^    "([\w-]+)": "(light|dark)",$', text, re.MULTILINE)
        made |= {f"{name}-1280-{theme.lower()}.webp" for name, theme in taken}
    assert {path.name for path in (ROOT / "docs" / "images").iterdir()} <= made


def test_nothing_is_fetched_from_elsewhere() -> None:
    fetched = re.compile(r"!\[[^\]]*\]\(https?:|<(?:script|img|link|iframe)\b", re.IGNORECASE)
    texts = {path.name: re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8")) for path in DOCUMENTS}
    assert not [name for name, text in texts.items() if fetched.search(text)]


def test_the_citation_is_of_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])


def test_formulae_become_mathml_outside_of_code_alone() -> None:
    sys.path.insert(0, str(ROOT / "packaging" / "documents"))
    try:
        hooks = importlib.import_module("hooks")
    finally:
        sys.path.pop(0)
    page = hooks.on_page_markdown(
        "`$x$` and $A f$ cost 5 $ or 6 $.\n\n```sh\necho $HOME $PATH\n```\n\n$$ b = \\mu $$\n"
    )
    assert page.count("<math") == 2 and 'display="block"' in page
    assert "`$x$`" in page and "echo $HOME $PATH" in page and "5 $ or 6 $." in page
