"""What a change does to speed: two commits paint the same pictures in turns, in one run.

    python packaging/measure_commits.py main .
    python packaging/measure_commits.py v1 v2 --bundles compact swift --instructions widest avx2 --rounds 9

A commit is anything that git names; ``.`` is the working tree as it lies. Commits are checked out into temporary
worktrees. Each engine lives in a process of its own, warm, and only one computes at a time: every round each paints
every bundle in every form, in an order that turns round. Told are processor seconds per megapixel (medians), their
ratio (the median over rounds, with its range) and whether the pictures are the same.

Compiled parts are not in git: ``--prepare COMMAND`` runs in each temporary worktree first, by the shell, such as
``--prepare "python setup.py build_ext --inplace"``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from studio.bench.choices import INSTRUCTIONS, Form

ROOT = Path(__file__).resolve().parent.parent
WORKER = ROOT / "packaging" / "commit_worker.py"
WIDEST = "widest"
WORKING_TREE = "."


@dataclass(frozen=True)
class Compared:
    """One bundle in one form with one set of instructions, painted by both commits in as many rounds as told."""

    bundle: str
    form: str
    instructions: str
    megapixels: float
    before_s: tuple[float, ...]
    after_s: tuple[float, ...]
    largest_steps: int
    differing_share: float

    @property
    def ratios(self) -> list[float]:
        """How many times faster the second commit was, round by round."""
        return [before / after for before, after in zip(self.before_s, self.after_s, strict=True)]

    def to_json(self) -> dict[str, object]:
        return {**asdict(self), "times_faster": statistics.median(self.ratios)}

    def to_text(self) -> str:
        before, after = (statistics.median(runs) / self.megapixels for runs in (self.before_s, self.after_s))
        ratios = self.ratios
        pictures = "same" if not self.largest_steps else f"{self.largest_steps} steps in {self.differing_share:.2%}"
        return (
            f"{self.bundle:<12}{self.form:<10}{self.instructions:<9}{before:>9.3f}{after:>9.3f}"
            f"{statistics.median(ratios):>9.3f}  ({min(ratios):.3f}..{max(ratios):.3f})  {pictures}"
        )


class Worker:
    """`commit_worker.py` on the engine in ``tree``, told what to paint; results of the first painting in a folder."""

    def __init__(self, tree: Path, request: Mapping[str, object], environment: Mapping[str, str]) -> None:
        own = {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", **environment}
        self._process = subprocess.Popen(
            [sys.executable, str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=tree,
            env={**os.environ, **own},
        )
        self._ask(request)
        self.megapixels: float = self._answer()["megapixels"]

    def seconds(self, key: str) -> float:
        """Processor seconds of painting ``key`` once."""
        self._ask(key)
        taken: float = self._answer()
        return taken

    def _ask(self, what: object) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # `_answer` says that it has ended
            self._process.stdin.write(json.dumps(what) + "\n")
            self._process.stdin.flush()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"a worker ended with code {self._process.wait()}; what it said stands above")
        return json.loads(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()


@contextmanager
def checked_out(commit: str, prepare: str | None) -> Iterator[Path]:
    """A folder with ``commit``; that of the working tree is the tree itself, and is not prepared."""
    if commit == WORKING_TREE:
        yield ROOT
        return
    with tempfile.TemporaryDirectory(prefix="commit-") as folder:
        tree = Path(folder) / "tree"
        git("worktree", "add", "--quiet", "--detach", str(tree), commit)
        try:
            if prepare is not None:
                subprocess.run(prepare, shell=True, cwd=tree, check=True, stdout=sys.stderr)
            yield tree
        finally:
            git("worktree", "remove", "--force", str(tree))


def git(*arguments: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *arguments], check=True, stdout=sys.stderr)


def compare(trees: Sequence[Path], options: argparse.Namespace, instructions: str, folder: Path) -> list[Compared]:
    """Both engines in turns with one set of instructions."""
    keys = [f"{bundle} {form}" for bundle in options.bundles for form in options.forms]
    environment = INSTRUCTIONS.get(instructions, {})
    results = [folder / f"{instructions}-{number}" for number in range(len(trees))]
    with ExitStack() as stack:
        workers = []
        for tree, place in zip(trees, results, strict=True):
            place.mkdir()
            request = {name: getattr(options, name) for name in ("bundles", "forms", "threads", "megapixels")}
            request |= {"content": str(options.content), "style": str(options.style), "results": str(place)}
            workers.append(stack.enter_context(Worker(tree, request, environment)))
        taken: dict[tuple[str, int], list[float]] = {(key, side): [] for key in keys for side in range(len(workers))}
        for turn in range(options.rounds):
            for key in keys if turn % 2 == 0 else reversed(keys):
                for side in (0, 1) if turn % 2 == 0 else (1, 0):
                    taken[key, side].append(workers[side].seconds(key))
            print(f"{instructions}: round {turn + 1} of {options.rounds}", file=sys.stderr)
        megapixels = workers[0].megapixels
    return [
        Compared(
            *key.rsplit(" ", 1),
            instructions=instructions,
            megapixels=megapixels,
            before_s=tuple(taken[key, 0]),
            after_s=tuple(taken[key, 1]),
            **difference(*(np.load(place / f"{number}.npy") for place in results)),
        )
        for number, key in enumerate(keys)
    ]


def difference(before: np.ndarray, after: np.ndarray) -> dict[str, Any]:
    steps = np.abs(before.astype(np.int32) - after.astype(np.int32))
    return {"largest_steps": int(steps.max()), "differing_share": float((steps > 0).mean())}


def main() -> None:
    """Check out, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", metavar="COMMIT")
    parser.add_argument("after", metavar="COMMIT", help=f"{WORKING_TREE} is the working tree")
    parser.add_argument("--bundles", nargs="+", default=["compact"], metavar="ID")
    parser.add_argument("--forms", nargs="+", default=list(map(str, Form)), choices=list(map(str, Form)))
    parser.add_argument("--instructions", nargs="+", default=[WIDEST], choices=[WIDEST, *INSTRUCTIONS])
    parser.add_argument("--megapixels", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--content", type=Path, default=ROOT / "resources" / "photos" / "astronaut.jpg")
    parser.add_argument("--style", type=Path, default=ROOT / "resources" / "styles" / "sun_mosaic.jpg")
    parser.add_argument("--prepare", metavar="COMMAND")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    options.content, options.style = options.content.resolve(), options.style.resolve()
    with ExitStack() as stack:
        trees = [stack.enter_context(checked_out(each, options.prepare)) for each in (options.before, options.after)]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        found = [row for each in options.instructions for row in compare(trees, options, each, folder)]
    if options.json:
        print(json.dumps([row.to_json() for row in found], indent=2))
        return
    print(f"{'bundle':<12}{'form':<10}{'vectors':<9}{'before':>9}{'after':>9}{'faster':>9}  (min..max)  pictures")
    print("\n".join(row.to_text() for row in found))


if __name__ == "__main__":
    main()
