"""Fitting smaller pairs to a teacher bundle, all levels in one cascade, in runs that can be stopped and gone on with.

    python -m studio.compression.fit --teacher BUNDLE --contents DIR --styles DIR --minutes 40 --out RUN
    python -m studio.compression.fit --out RUN --export BUNDLE_FOLDER

A step draws content and style crops and walks the cascade as a render does: each level learns on what the teacher
painted at the level before, so that it meets in training what it will be fed in use.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from studio.bundles.loader import load_bundle
from studio.bundles.manifest import Origin
from studio.bundles.pair import Bundle
from studio.bundles.weights import LevelWeights
from studio.bundles.writer import BundleFacts, write_bundle
from studio.compression.crops import CropFolder
from studio.compression.cutting import cut_pair, mean_activations
from studio.compression.student import Critic, LossShares, Student, transformed
from studio.specs.method import Method

_PROBE_STEPS = 5
_LOG_EVERY = 10
_CHECKPOINT_EVERY = 50
_WARM_UP_STEPS = 100
_CALIBRATION = range(1_000_000_000, 1_000_000_004)  # steps that no run reaches


@dataclass(frozen=True, slots=True)
class FitSpec:
    """A fit: whose pairs are cut to ``keep_share`` of their filters, and how they then learn.

    ``steps`` 0 means as many as fit into ``minutes``, found by a probe and recorded.
    """

    teacher: str
    contents: str
    styles: str
    keep_share: float = 0.75
    crop_px: int = 128
    batch: int = 4
    learning_rate: float = 2e-4
    minutes: float = 40.0
    steps: int = 0
    threads: int = 2
    seed: int = 0


class Fit:
    """A fit in motion: students, optimiser, and the step it has reached."""

    def __init__(self, spec: FitSpec) -> None:
        torch.set_num_threads(spec.threads)
        torch.manual_seed(spec.seed)
        self.spec = spec
        self.step = 0
        self._contents = CropFolder(Path(spec.contents), crop_px=spec.crop_px)
        self._styles = CropFolder(Path(spec.styles), crop_px=spec.crop_px)
        teacher = load_bundle(Path(spec.teacher))
        for pair in teacher.pairs.values():
            pair.encoder.requires_grad_(requires_grad=False)
            pair.decoder.requires_grad_(requires_grad=False)
        self._critic = Critic(teacher.pair(min(3, max(teacher.pairs))).encoder)
        self.students = self._cut_students(teacher)
        parameters = [weight for student in self.students for weight in student.parameters()]
        self.optimiser = torch.optim.Adam(parameters, lr=spec.learning_rate)
        self._shares = LossShares()

    def batch(self, step: int) -> tuple[Tensor, Tensor]:
        """Content and style crops of ``step``: the same for the same seed, whatever came before."""
        random = np.random.default_rng((self.spec.seed, step))
        return self._contents.draw(self.spec.batch, random), self._styles.draw(self.spec.batch, random)

    def train_step(self, total_steps: int) -> dict[str, float]:
        """One step over all levels; returns every term's value."""
        rate = self.spec.learning_rate * _schedule(self.step, total_steps)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        contents, styles = self.batch(self.step)
        fed = contents
        values = {"learning_rate": rate}
        self.optimiser.zero_grad(set_to_none=True)
        for student in self.students:
            terms, painted = student.losses(fed, styles, self._critic)
            loss = sum(getattr(self._shares, name) * term for name, term in terms.items())
            assert isinstance(loss, Tensor)
            loss.backward()  # type: ignore[no-untyped-call]  # torch's own stub
            values.update({f"{name}_{student.level}": float(term.detach()) for name, term in terms.items()})
            fed = torch.cat((painted[: self.spec.batch // 2], contents[self.spec.batch // 2 :]))
        torch.nn.utils.clip_grad_norm_([w for student in self.students for w in student.parameters()], 5.0)
        self.optimiser.step()
        self.step += 1
        return values

    def state(self) -> dict[str, Any]:
        """Everything a resumed fit needs."""
        return {
            "step": self.step,
            "students": {str(student.level): student.state_dict() for student in self.students},
            "optimiser": self.optimiser.state_dict(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from what `state` returned."""
        self.step = state["step"]
        for student in self.students:
            student.load_state_dict(state["students"][str(student.level)])
        self.optimiser.load_state_dict(state["optimiser"])

    def _cut_students(self, teacher: Bundle) -> list[Student]:
        contents = torch.cat([self.batch(step)[0] for step in _CALIBRATION])
        styles = torch.cat([self.batch(step)[1] for step in _CALIBRATION])
        students = []
        fed = contents
        for level in sorted(teacher.pairs, reverse=True):
            pair = teacher.pair(level)
            with torch.no_grad():
                plain, coloured = pair.encoder(fed), transformed(pair.encoder(fed), pair.encoder(styles))
                painted = pair.decoder(coloured)
            small = cut_pair(
                pair,
                keep_share=self.spec.keep_share,
                encoder_seen=mean_activations(pair.encoder, [fed, styles, painted]),
                decoder_seen=mean_activations(pair.decoder, [plain, coloured]),
            )
            student = Student(small, pair)
            student.requires_grad_(requires_grad=True)
            student.fit_embedding(torch.cat((contents, styles)))
            students.append(student)
            fed = painted
        return students


def run(spec: FitSpec, folder: Path) -> None:
    """Begin a fit in ``folder`` or go on with the one it holds; stops when a file STOP appears there."""
    folder.mkdir(parents=True, exist_ok=True)
    spec_path, last_path = folder / "spec.json", folder / "last.pt"
    if spec_path.exists():
        spec = FitSpec(**json.loads(spec_path.read_text(encoding="utf-8")))
    fit = Fit(spec)
    if last_path.exists():
        fit.restore(torch.load(last_path, weights_only=True))
    total_steps = spec.steps or _affordable_steps(Fit(spec), spec.minutes)
    spec = FitSpec(**{**asdict(spec), "steps": total_steps})
    spec_path.write_text(json.dumps(asdict(spec), indent=1), encoding="utf-8")
    started_s = time.monotonic()
    stop_path = folder / "STOP"
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        while fit.step < total_steps and not stop_path.exists():
            values = fit.train_step(total_steps)
            is_last = fit.step == total_steps or stop_path.exists()
            if is_last or fit.step % _LOG_EVERY == 0:
                record = {"step": fit.step, "elapsed_s": round(time.monotonic() - started_s, 1)}
                log.write(json.dumps(record | {name: float(f"{value:.5g}") for name, value in values.items()}) + "\n")
                log.flush()
            if is_last or fit.step % _CHECKPOINT_EVERY == 0:
                _save(fit, last_path)
    _save(fit, last_path)


def export(folder: Path, destination: Path, facts: BundleFacts) -> None:
    """Write the last checkpoint of the run in ``folder`` as a bundle."""
    fit = Fit(FitSpec(**json.loads((folder / "spec.json").read_text(encoding="utf-8"))))
    fit.restore(torch.load(folder / "last.pt", weights_only=True))
    levels = [
        LevelWeights(student.level, student.encoder.state_dict(), student.decoder.state_dict())
        for student in fit.students
    ]
    write_bundle(destination, facts, levels)


def _affordable_steps(fit: Fit, minutes: float) -> int:
    fit.train_step(1)
    started_s = time.monotonic()
    for _ in range(_PROBE_STEPS):
        fit.train_step(_PROBE_STEPS + 1)
    return max(1, round(minutes * 60 * _PROBE_STEPS / (time.monotonic() - started_s)))


def _save(fit: Fit, path: Path) -> None:
    part = path.with_suffix(".part")
    torch.save(fit.state(), part)
    part.replace(path)


def _schedule(step: int, total_steps: int) -> float:
    """Linear warm-up, then half a cosine: a cut decoder that starts at full rate ends up painting one colour."""
    warm_up = min(1.0, (step + 1) / _WARM_UP_STEPS)
    return warm_up * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total_steps))))


def main(arguments: list[str]) -> int:
    """Parse and run; see the module's text."""
    parser = argparse.ArgumentParser(prog="python -m studio.compression.fit", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="run folder")
    parser.add_argument("--teacher", help="bundle folder of the teacher")
    parser.add_argument("--contents", help="folder of photographs")
    parser.add_argument("--styles", help="folder of style pictures")
    parser.add_argument("--keep-share", type=float, default=0.75)
    parser.add_argument("--minutes", type=float, default=40.0)
    parser.add_argument("--steps", type=int, default=0, help="instead of minutes")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--export", type=Path, help="write the last checkpoint as a bundle to this folder")
    options = parser.parse_args(arguments)
    if options.export:
        export(options.out, options.export, _facts(options.export.name, options.out))
        return 0
    spec = FitSpec(
        teacher=options.teacher,
        contents=options.contents,
        styles=options.styles,
        keep_share=options.keep_share,
        minutes=options.minutes,
        steps=options.steps,
        threads=options.threads,
    )
    run(spec, options.out)
    return 0


def _facts(bundle_id: str, folder: Path) -> BundleFacts:
    spec = json.loads((folder / "spec.json").read_text(encoding="utf-8"))
    lines = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
    last = json.loads(lines[-1])
    made_by = {name: spec[name] for name in ("keep_share", "crop_px", "batch", "learning_rate", "seed")}
    return BundleFacts(
        id=bundle_id,
        title="First pairs",
        methods=(Method.WCT, Method.OT, Method.ADAIN),
        origin=Origin(
            description=(
                "Pairs of the published 16x set of Collaborative-Distillation, cut to three quarters of their filters "
                "by L1 norm and activation, then fitted to that teacher by studio.compression.fit for "
                f"{last['step']} steps on photographs (BSDS500, ImageNet samples) and paintings (PACS). "
                "A first bundle, to be replaced by a longer distillation."
            ),
            made_by={"command": "python -m studio.compression.fit", "steps": last["step"], **made_by},
        ),
        description="Five small encoder/decoder pairs for WCT, 1.8 times smaller than the published 16x set.",
        teacher="Collaborative-Distillation 16x",
        licence="MIT",
        attributions=(
            "VGG-19: Karen Simonyan and Andrew Zisserman, Visual Geometry Group, Oxford, CC BY 4.0",
            "Collaborative-Distillation 16x pairs (teacher): Huan Wang et al., CVPR 2020, MIT",
        ),
        quality={"last_losses": {name: value for name, value in last.items() if name != "elapsed_s"}},
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
