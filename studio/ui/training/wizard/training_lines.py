"""How a plan learns, line by line: losses, rate, rhythm, device. What the review shows beside what is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from PySide6.QtCore import QCoreApplication

from studio.specs.loss_terms import shares_of
from studio.specs.painting import Aim
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillationRecipe, TrainingOptimizer
from studio.ui.devices import device_name
from studio.ui.numbers import general_text, whole_text
from studio.ui.training.runs.texts import term_text
from studio.ui.training.wizard.bounds_texts import RATE_UNIT
from studio.ui.training.wizard.criterion_texts import pruning_text
from studio.ui.training.wizard.plan import RunPlan, Technique
from studio.ui.training.wizard.step_part import optimizer_name

translate = QCoreApplication.translate  # lupdate finds texts by this name


def training_lines(plan: RunPlan) -> Sequence[tuple[str, str]]:
    """(what, how) of everything that decides how the plan learns."""
    spec = plan.spec
    pruning = [(translate("TrainingWizard", "Pruning"), pruning_text(spec))] if isinstance(spec, PruneSpec) else []
    return (
        *pruning,
        (translate("TrainingWizard", "Goal of learning"), _aim_text(plan)),
        (translate("TrainingWizard", "Loss terms"), _losses_text(plan)),
        (translate("TrainingWizard", "Length"), _length_text(plan)),
        (translate("TrainingWizard", "Learning rate"), _rate_text(plan)),
        (translate("TrainingWizard", "Optimiser"), _optimizer_text(plan)),
        (translate("TrainingWizard", "Scores"), _scores_text(plan)),
        (translate("TrainingWizard", "Checkpoints"), _checkpoints_text(plan)),
        (translate("TrainingWizard", "Compute on"), _device_line(plan)),
    )


def _is_painting(plan: RunPlan) -> bool:
    return plan.technique is not Technique.PRUNE and plan.distillation.aim is Aim.PAINT


def _aim_text(plan: RunPlan) -> str:
    if _is_painting(plan):
        return translate("TrainingWizard", "Paints well, judged by an encoder of the teacher's")
    return translate("TrainingWizard", "Computes what the teacher computes")


def _losses_text(plan: RunPlan) -> str:
    if _is_painting(plan):
        shares = asdict(plan.distillation.painting.shares)
    else:
        all_shares = asdict(plan.spec.shares)
        shares = {name: all_shares[name] for name in shares_of(replace(plan.distillation, aim=Aim.IMITATE))}
    return " · ".join(f"{term_text(name)} {general_text(share)}" for name, share in shares.items() if share)


def _length_text(plan: RunPlan) -> str:
    schedule = plan.distillation.schedule
    length = (
        translate("TrainingWizard", "{steps} steps").format(steps=whole_text(schedule.steps))
        if schedule.steps
        else translate("TrainingWizard", "{minutes} minutes").format(minutes=general_text(schedule.minutes))
    )
    text = translate("TrainingWizard", "{length}, {batch} crops of {crop} px at a time")
    line = text.format(length=length, batch=schedule.batch, crop=schedule.crop_px)
    if schedule.accumulate > 1:
        batches = translate("TrainingWizard", "{count} batches in a step")
        line = f"{line}, " + batches.format(count=whole_text(schedule.accumulate))
    if schedule.resize_px:
        resized = translate("TrainingWizard", "of pictures brought to {resize} px")
        line = f"{line}, " + resized.format(resize=whole_text(schedule.resize_px))
    if plan.distillation.recipe is DistillationRecipe.PAPER:
        line = f"{line}; " + translate("TrainingWizard", "first the encoders learn, then the decoders")
    return line


def _rate_text(plan: RunPlan) -> str:
    schedule = plan.distillation.schedule
    if plan.distillation.recipe is DistillationRecipe.PAPER:
        constant = translate("TrainingWizard", "{rate} × 10⁻⁵ throughout")
        return constant.format(rate=general_text(schedule.learning_rate / RATE_UNIT, 4))
    text = translate("TrainingWizard", "{rate} × 10⁻⁵, after a warm-up of {steps} steps or a tenth of the run")
    line = text.format(
        rate=general_text(schedule.learning_rate / RATE_UNIT, 4), steps=whole_text(schedule.warm_up_steps)
    )
    if not _is_painting(plan):
        return line
    encoders = translate("TrainingWizard", "encoders {rate} × 10⁻⁵")
    return f"{line}; " + encoders.format(rate=general_text(plan.distillation.painting.encoder_rate / RATE_UNIT, 4))


def _optimizer_text(plan: RunPlan) -> str:
    schedule = plan.distillation.schedule
    text = optimizer_name(schedule.optimizer)
    if schedule.optimizer is TrainingOptimizer.SGD:
        text += f" {general_text(schedule.momentum)}"
    if schedule.dtype == "auto":
        return text
    return text + ", " + translate("TrainingWizard", "computed in {dtype}").format(dtype=schedule.dtype)


def _scores_text(plan: RunPlan) -> str:
    schedule, held_out = plan.distillation.schedule, general_text(100 * plan.distillation.held_out, 3)
    text = translate("TrainingWizard", "every {steps} steps, 4 times at least, on the {share} % of pictures held out")
    line = text.format(steps=whole_text(schedule.validate_every), share=held_out)
    if not schedule.patience:
        return line
    ends = translate("TrainingWizard", "ends after {count} scores without gain")
    return f"{line}; " + ends.format(count=schedule.patience)


def _checkpoints_text(plan: RunPlan) -> str:
    schedule = plan.distillation.schedule
    text = translate("TrainingWizard", "every {steps} steps, every {seconds} s, and when it is stopped")
    return text.format(steps=whole_text(schedule.checkpoint_every), seconds=general_text(schedule.checkpoint_every_s))


def _device_line(plan: RunPlan) -> str:
    threads = (
        translate("TrainingWizard", "{count} threads").format(count=whole_text(plan.distillation.threads))
        if plan.distillation.threads
        else translate("TrainingWizard", "as many threads as there are cores")
    )
    return f"{device_name(plan.distillation.device)}, {threads}"
