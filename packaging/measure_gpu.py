"""Every figure that the documents tell of a graphics card, in about three minutes; each part stands alone.

    python packaging/measure_gpu.py
    python packaging/measure_gpu.py --parts agreement memory --report gpu.json

Each part runs in a process of its own under a limit of its own, all together under ``--limit``; one that fails or runs
out of time is told with its reason, and the others go on. The exit code is 1 where one did. With ``--device cpu`` and
``--small`` the same code runs anywhere, on small pictures.

- machine: card, memory, libraries, the float32 product of matrices exact and in TF32, copies to the card and back
- agreement: the same picture on the CPU and on the card, plain and residual, again, and in the fast mode
- memory: a card that runs out of memory paints in smaller pieces, to the same picture
- four_k: 3840 × 2160 px, all levels, in memory: seconds in both modes and forms, and the card's peak memory
- bench: the engine against the plain reference at 2 megapixels
- preview: a new style and a change of strength at 512 px
- hundred: 100 megapixels from file to file, and the peak memory of card and program
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from make_gigapixel import mosaic
from PIL import Image

from studio.bench.comparison import BenchRequest, device_name, time_rows
from studio.bench.products import matrix_product_gflops
from studio.bench.workload import Implementation, Workload, content_pixels
from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.codec import to_plain
from studio.engine.device import choose_device, synchronize, use_mode
from studio.engine.in_memory import Pixels, paint_in_memory
from studio.engine.libraries import libraries
from studio.engine.peak_memory import peak_resident_bytes
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, prepare_painting, stylize_file
from studio.engine.timing import in_turns
from studio.machine import this_machine
from studio.progress import Progress, ProgressReport
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import DeviceChoice, Resources, StyleChoice, StylizeSpec

ROOT = Path(__file__).resolve().parent.parent
PHOTO = ROOT / "resources" / "photos" / "astronaut.jpg"
STYLE = ROOT / "resources" / "styles" / "sun_mosaic.jpg"
PLAIN = StylizeSpec((StyleChoice(STYLE),), style_size_px=512, level_strength={}, level_detail={})
FORMS = {"plain": PLAIN, "residual": replace(PLAIN, detail=0.7)}
LEFT_OF_PEAK = (0.7, 0.5, 0.35)  # the shares of its peak memory that a card is left with, one after the other
COPIED_BYTES = 1 << 28
FIGURES = "figures "  # begins the line on which a process of a part tells its figures


@dataclass(frozen=True)
class Setting:
    """Where, with which networks, and whether on small pictures."""

    device: DeviceChoice
    bundle: str
    is_small: bool

    @property
    def resources(self) -> Resources:
        return Resources(device=self.device, threads=self.threads)

    @property
    def threads(self) -> int:
        """One for small pictures, which more would only wait for each other on; else as many as there are cores."""
        return 1 if self.is_small else 0

    @property
    def inputs(self) -> SharedInputs:
        return SharedInputs(load_bundle(find_bundle(self.bundle)), StyleCache())

    def megapixels(self, of_all: float) -> float:
        """``of_all``, or so little that anything can paint it."""
        return 0.02 if self.is_small else of_all

    def pixels(self, width: int, height: int) -> Pixels:
        """A picture (height, width, 3) uint8 of the shipped photos."""
        if self.is_small:
            width, height = 192, 112
        block = mosaic()
        wall = block.replicate(-(-width // block.width), -(-height // block.height))
        return np.ascontiguousarray(wall.crop(0, 0, width, height).numpy())


def machine(setting: Setting) -> dict[str, Any]:
    """What computes, and how fast it multiplies and copies."""
    device = choose_device(setting.device)
    told = {"device": device_name(device), "machine": to_plain(this_machine()), "libraries": to_plain(libraries())}
    use_mode("exact", device)
    told["product_gflops"] = matrix_product_gflops(device)
    use_mode("fast", device)
    told["product_gflops_tf32"] = matrix_product_gflops(device)
    use_mode("exact", device)
    if device.type == "cuda":
        card = torch.cuda.get_device_properties(device)
        told |= {"memory_bytes": card.total_memory, "capability": f"{card.major}.{card.minor}"}
    there = torch.empty(COPIED_BYTES >> (10 * setting.is_small), dtype=torch.uint8)
    there = there.pin_memory() if device.type == "cuda" else there
    here = there.to(device, copy=True)

    def copy(target: torch.Tensor, source: torch.Tensor) -> None:
        target.copy_(source)
        synchronize(device)

    times = in_turns({"to": lambda: copy(here, there), "from": lambda: copy(there, here)}, repeats=5)
    return told | {f"copy_{way}_gb_per_s": there.nbytes / 1e9 / each.fastest_s for way, each in times.items()}


def agreement(setting: Setting) -> dict[str, Any]:
    """How far the card's pictures are from the CPU's, in 8-bit steps."""
    told: dict[str, Any] = {}
    pixels, inputs = content_pixels(PHOTO, setting.megapixels(1.0)), setting.inputs
    for form, spec in FORMS.items():
        on_cpu = painted(pixels, spec, inputs, replace(setting.resources, device="cpu"))
        here = painted(pixels, spec, inputs, setting.resources)
        again = painted(pixels, spec, inputs, setting.resources)
        fast = painted(pixels, spec, inputs, replace(setting.resources, mode="fast"))
        told[form] = {
            "exact": apart(on_cpu, here),
            "fast": apart(on_cpu, fast),
            "repeats": bool(np.array_equal(here, again)),
        }
    return told


def memory(setting: Setting) -> dict[str, Any]:
    """Whether a picture is painted, and the same, where memory runs out on the way.

    A card is left with less than the picture took, until that is too little. On the CPU, where that cannot be had, the
    error is raised instead.
    """
    device, inputs = choose_device(setting.device), setting.inputs
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.png" for name in ("content", "whole", "squeezed")]
        write_png(paths[0], setting.pixels(3840, 2160))
        options = FileOptions(setting.resources, overwrite=True)
        stylize_file(paths[0], paths[1], PLAIN, work=inputs, options=options, progress=Progress())
        peak_bytes = torch.cuda.max_memory_reserved() if device.type == "cuda" else 0
        for share in LEFT_OF_PEAK:
            if device.type == "cuda":
                leave_memory(device, round(share * peak_bytes))
            failing = None if device.type == "cuda" else OutOfMemoryOnce()
            progress = Progress(on_report=failing)
            found = stylize_file(paths[0], paths[2], PLAIN, work=inputs, options=options, progress=progress)
            shrunk = [str(note) for note in found.notes if "ran out of memory" in note]
            if shrunk:
                return {"left_of_peak": share, "notes": shrunk, "difference": apart(*map(content_of, paths[1:]))}
    raise SystemExit("memory did not run out: nothing was painted in smaller pieces")


def leave_memory(device: torch.device, left_bytes: int) -> None:
    """Let this process have ``left_bytes`` of the card's memory, and no more."""
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction(left_bytes / torch.cuda.get_device_properties(device).total_memory)


class OutOfMemoryOnce:
    """An observer of progress that raises what a full card raises, once, amid the third sweep."""

    def __init__(self) -> None:
        self._stages = list[str]()

    def __call__(self, report: ProgressReport) -> None:
        if report.stage not in self._stages:
            self._stages.append(report.stage)
            if len(self._stages) == 4:  # the first tells of reading
                raise torch.OutOfMemoryError("as a full card would")


def four_k(setting: Setting) -> dict[str, Any]:
    """Seconds for one picture, styles measured before; the first run, which warms up, apart."""
    pixels, inputs = setting.pixels(3840, 2160), setting.inputs
    device = choose_device(setting.device)
    told: dict[str, Any] = {"width_px": pixels.shape[1], "height_px": pixels.shape[0]}
    for form, spec in FORMS.items():
        for mode in ("exact", "fast"):
            resources = replace(setting.resources, mode=mode)
            if device.type == "cuda":
                torch.cuda.reset_peak_memory_stats()
            first_s, painting = time.perf_counter(), prepare_painting(spec, inputs, resources)[0]
            paint_in_memory(pixels, painting, resources)
            first_s = time.perf_counter() - first_s
            timing = in_turns({form: lambda: paint_in_memory(pixels, painting, resources)}, repeats=2)[form]  # noqa: B023
            told[f"{form} {mode}"] = {
                "first_s": first_s,
                "s": list(timing.runs_s),
                "s_per_mp": timing.median_s / (pixels.shape[0] * pixels.shape[1] / 1e6),
                "card_peak_bytes": torch.cuda.max_memory_allocated() if device.type == "cuda" else None,
            }
    return told


def bench(setting: Setting) -> dict[str, Any]:
    """The cascade and each level against the plain reference."""
    workload = Workload(PHOTO, PLAIN, find_bundle(setting.bundle), setting.threads, device=setting.device)
    product = matrix_product_gflops(choose_device(setting.device))
    bundles = {implementation: workload.bundle(implementation) for implementation in Implementation}
    request = BenchRequest(workload, (setting.megapixels(2.0),), repeats=3)
    rows = time_rows(request, bundles, on_step=lambda _: None)
    return {"product_gflops": product, "rows": [row.to_json(product) for row in rows]}


def preview(setting: Setting) -> dict[str, Any]:
    """Seconds for a preview of 512 px: the first of all, of a new style, and of another strength."""
    painter, told = PreviewPainter(RenderCaches.empty()), {}
    styles = sorted((ROOT / "resources" / "styles").glob("*.jpg"))[:3]
    side_px = 128 if setting.is_small else 512
    for number, (name, style, strength) in enumerate(
        [
            ("first", styles[0], 1.0),
            ("new style", styles[1], 1.0),
            ("strength", styles[1], 0.8),
            ("again", styles[2], 1.0),
        ]
    ):
        spec = replace(PLAIN, styles=(StyleChoice(style),), strength=strength, bundle=setting.bundle)
        started_s = time.perf_counter()
        painter.paint(PreviewRequest(number, PHOTO, spec, side_px), setting.resources, Progress())
        told[f"{name}_s"] = time.perf_counter() - started_s
    return told


def hundred(setting: Setting) -> dict[str, Any]:
    """From file to file; where time runs out, the share done by then was told on the way."""
    device, inputs = choose_device(setting.device), setting.inputs
    with tempfile.TemporaryDirectory() as folder:
        content, output = Path(folder) / "content.tif", Path(folder) / "painted.tif"
        width, height = (400, 256) if setting.is_small else (12_288, 8_192)
        block = mosaic()
        wall = block.replicate(-(-width // block.width), -(-height // block.height)).crop(0, 0, width, height)
        wall.write_to_file(str(content))
        progress = Progress(on_report=tell_share)
        result = stylize_file(
            content, output, PLAIN, work=inputs, options=FileOptions(setting.resources), progress=progress
        )
    return {
        "megapixels": width * height / 1e6,
        "s": result.elapsed_s,
        "s_per_mp": result.elapsed_s / (width * height / 1e6),
        "plan": result.plan,
        "notes": [str(note) for note in result.notes],
        "card_peak_bytes": torch.cuda.max_memory_allocated() if device.type == "cuda" else None,
        "peak_resident_bytes": peak_resident_bytes(),
    }


def tell_share(report: ProgressReport) -> None:
    print(f"{report.fraction:.0%} after {report.elapsed_s:.0f} s, {report.stage}", flush=True)


def painted(pixels: Pixels, spec: StylizeSpec, inputs: SharedInputs, resources: Resources) -> Pixels:
    return paint_in_memory(pixels, prepare_painting(spec, inputs, resources)[0], resources)


def apart(one: Pixels, other: Pixels) -> dict[str, float]:
    steps = np.abs(one.astype(np.int32) - other.astype(np.int32))
    return {"largest_steps": int(steps.max()), "mean_steps": float(steps.mean()), "share": float((steps > 0).mean())}


def write_png(path: Path, pixels: Pixels) -> None:
    Image.fromarray(pixels).save(path, compress_level=1)


def content_of(path: Path) -> Pixels:
    with Image.open(path) as image:
        return np.asarray(image)


PARTS: Mapping[str, tuple[Callable[[Setting], dict[str, Any]], float]] = {
    "machine": (machine, 20.0),
    "agreement": (agreement, 35.0),
    "memory": (memory, 30.0),
    "four_k": (four_k, 45.0),
    "bench": (bench, 30.0),
    "preview": (preview, 20.0),
    "hundred": (hundred, 90.0),
}
"""Each part with the most seconds that it may take, in the order of what matters most."""


def measured(part: str, options: argparse.Namespace, limit_s: float) -> dict[str, Any]:
    """The figures of ``part``, from a process of its own, or under ``failed`` why there are none."""
    command = [sys.executable, str(Path(__file__).resolve()), "--inside", part, "--device", options.device]
    command += ["--bundle", options.bundle, *(["--small"] if options.small else [])]
    started_s = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=max(0.1, limit_s), check=False)
    except subprocess.TimeoutExpired as error:
        said = (error.stdout or b"").decode(errors="replace").strip().splitlines()
        return {"failed": f"not done in {limit_s:.0f} s" + (f" ({said[-1]})" if said else "")}
    figures = [line.removeprefix(FIGURES) for line in done.stdout.splitlines() if line.startswith(FIGURES)]
    if done.returncode != 0 or not figures:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        return {"failed": said[-1] if said else f"exit code {done.returncode}"}
    told: dict[str, Any] = json.loads(figures[-1])
    return {**told, "took_s": time.monotonic() - started_s}


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", choices=("cuda", "mps", "cpu"), default="cuda")
    parser.add_argument("--bundle", default="compact", metavar="ID|DIR")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--limit", type=float, default=180.0, metavar="SECONDS", help="of all parts together")
    parser.add_argument("--report", type=Path, metavar="FILE.json")
    parser.add_argument("--inside", choices=list(PARTS), help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    options = parsed()
    if options.inside is not None:
        setting = Setting(options.device, options.bundle, options.small)
        print(FIGURES + json.dumps(PARTS[options.inside][0](setting)), flush=True)
        return 0
    ends_s, report = time.monotonic() + options.limit, dict[str, dict[str, Any]]()
    for part in options.parts:
        report[part] = measured(part, options, min(PARTS[part][1], ends_s - time.monotonic()))
        print(f"{part}: {json.dumps(report[part])}", flush=True)
    if options.report is not None:
        options.report.write_text(json.dumps(report, indent=1), encoding="utf-8")
    failed = [part for part, told in report.items() if "failed" in told]
    if failed:
        print(f"without figures: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
