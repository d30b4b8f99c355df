"""Measure what a large render costs: memory, CPU and wall seconds per megapixel; kill it on the way and go on.

    python packaging/measure_gigapixel.py big.tif --output out.tif --memory-budget 1GiB --job-dir job --kill-at 0.3 0.7

Every run is the program in a process of its own. Peak resident memory is VmHWM, which holds no page cache; anonymous
memory (RssAnon) is what the process itself asked for. With ``--kill-at`` the program is killed with SIGKILL at each of
these shares of the work and resumed; with ``--compare`` an undisturbed run follows and both results must be equal.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_S = 0.05


@dataclass
class Measured:
    """What one process took; by stage: wall seconds and peak of resident memory."""

    size_wh: tuple[int, int] = (0, 0)
    wall_s: float = 0.0
    cpu_s: float = 0.0
    peak_resident_mib: float = 0.0
    peak_anonymous_mib: float = 0.0
    exit_code: int = 0
    killed_at: float | None = None
    notes: list[str] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    stage_peaks_mib: dict[str, float] = field(default_factory=dict)


class MemorySampler(threading.Thread):
    """Looks at a process every 50 ms until it is gone."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._status = Path(f"/proc/{pid}/status")
        self.peak_resident_mib = self.peak_anonymous_mib = 0.0
        self.stage, self.stage_peaks_mib = "starting", dict[str, float]()

    def run(self) -> None:
        while True:
            try:
                lines = dict(line.split(":", 1) for line in self._status.read_text(encoding="ascii").splitlines())
            except OSError:
                return
            if "VmHWM" not in lines:  # a process that has ended and waits to be asked how
                return
            self.peak_resident_mib = max(self.peak_resident_mib, mebibytes(lines["VmHWM"]))
            self.peak_anonymous_mib = max(self.peak_anonymous_mib, mebibytes(lines["RssAnon"]))
            before = self.stage_peaks_mib.get(self.stage, 0.0)
            self.stage_peaks_mib[self.stage] = max(before, mebibytes(lines["VmRSS"]))
            time.sleep(SAMPLE_S)


def mebibytes(text: str) -> float:
    return int(text.split(maxsplit=1)[0]) / 1024


def run_once(arguments: list[str], *, kill_at: float | None) -> Measured:
    """One process from start to end, or until it has told that the share ``kill_at`` of the work is done."""
    started_s = time.monotonic()
    command = [sys.executable, str(ROOT / "main.py"), "stylize", *arguments, "--json"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    sampler = MemorySampler(program.pid)
    sampler.start()
    measured, begun_s = Measured(), dict[str, float]()
    for line in program.stdout:
        event = json.loads(line)
        if event["event"] == "progress":
            now_s = time.monotonic() - started_s
            sampler.stage = event["stage"]
            measured.stages[event["stage"]] = now_s - begun_s.setdefault(event["stage"], now_s)
            if kill_at is not None and event["fraction"] >= kill_at:
                program.send_signal(signal.SIGKILL)
                measured.killed_at = event["fraction"]
                break
        elif event["event"] == "note":
            measured.notes.append(event["message"])
        elif event["event"] == "finished":
            measured.size_wh = (event["width"], event["height"])
    program.stdout.close()
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = measured.exit_code = os.waitstatus_to_exitcode(status)
    sampler.join()
    measured.wall_s = time.monotonic() - started_s
    measured.cpu_s = usage.ru_utime + usage.ru_stime
    measured.peak_resident_mib = sampler.peak_resident_mib
    measured.peak_anonymous_mib = sampler.peak_anonymous_mib
    measured.stage_peaks_mib = sampler.stage_peaks_mib
    return measured


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def summary(name: str, runs: list[Measured]) -> dict[str, object]:
    """The figures of the runs that led to one result, as one line for people and as plain values."""
    width, height = runs[-1].size_wh
    megapixels = max(width * height / 1e6, 1e-6)
    cpu_s, wall_s = sum(run.cpu_s for run in runs), sum(run.wall_s for run in runs)
    peak_mib = max(run.peak_resident_mib for run in runs)
    anonymous_mib = max(run.peak_anonymous_mib for run in runs)
    print(
        f"{name}: {width} x {height} px; {cpu_s:.0f} s of CPU = {cpu_s / megapixels:.3f} s/MP; {wall_s:.0f} s of wall "
        f"= {wall_s / megapixels:.3f} s/MP; peak resident {peak_mib:.0f} MiB, anonymous {anonymous_mib:.0f} MiB; "
        f"exit codes {[run.exit_code for run in runs]}"
    )
    return {"name": name, "megapixels": megapixels, "runs": [asdict(run) for run in runs]}


def parsed() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Everything else is handed to `gigastyle stylize`.",
    )
    parser.add_argument("content", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--style", type=Path, default=ROOT / "resources" / "styles" / "sun_mosaic.jpg")
    parser.add_argument("--job-dir", type=Path)
    parser.add_argument("--kill-at", type=float, nargs="+", default=[], metavar="SHARE")
    parser.add_argument("--compare", action="store_true", help="run undisturbed as well and compare the bytes")
    parser.add_argument("--report", type=Path, metavar="JSON")
    return parser.parse_known_args()


def main() -> int:
    options, passed_on = parsed()
    if options.kill_at and options.job_dir is None:
        print("--kill-at needs --job-dir: without it there is nothing to resume", file=sys.stderr)
        return 2
    recipe = [str(options.content), "--style", str(options.style), "--overwrite", *passed_on]
    arguments = [*recipe, "--output", str(options.output)]
    if options.job_dir is not None:
        arguments += ["--job-dir", str(options.job_dir)]
    runs: list[Measured] = []
    for share in [*options.kill_at, None]:
        runs.append(run_once([*arguments, "--resume"] if runs else arguments, kill_at=share))
    reports = [summary("with kills" if options.kill_at else "undisturbed", runs)]
    is_sound = runs[-1].exit_code == 0
    if options.compare and is_sound:
        other = options.output.with_name(f"undisturbed-{options.output.name}")
        reports.append(summary("compared", [run_once([*recipe, "--output", str(other)], kill_at=None)]))
        is_sound = sha256_of(options.output) == sha256_of(other)
        print("the bytes are equal" if is_sound else "the bytes DIFFER")
    if options.report is not None:
        options.report.write_text(json.dumps(reports, indent=1), encoding="utf-8")
    return 0 if is_sound else 1


if __name__ == "__main__":
    raise SystemExit(main())
