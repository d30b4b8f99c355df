"""Why one would pick a technique: a few sentences, and what our own experiments measured."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from studio.specs.painting import Aim
from studio.specs.pruning import PruningCriterion
from studio.specs.training import DistillationRecipe, Schedule
from studio.ui.numbers import general_text
from studio.ui.training.wizard.bounds_texts import RATE_UNIT
from studio.ui.training.wizard.plan import Technique

translate = QCoreApplication.translate  # lupdate finds texts by this name


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under a caption; ``rows`` hold as many texts as ``header``."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        assert all(len(row) == len(self.header) for row in self.rows), "every row has all columns"


@dataclass(frozen=True, slots=True)
class Explanation:
    """``sentence`` is shown on the card, the rest in the small window behind its link."""

    title: str
    sentence: str
    paragraphs: tuple[str, ...]
    table: Table
    conclusion: str


def technique_explanation(technique: Technique) -> Explanation:
    """What to know about a technique."""
    return {
        Technique.DISTIL: _distillation,
        Technique.PRUNE: _pruning,
        Technique.PRUNE_THEN_DISTIL: _both,
    }[technique]()


def criterion_title(criterion: PruningCriterion) -> str:
    """The criterion's name for people."""
    titles = {
        PruningCriterion.L1: translate("TrainingWizard", "L1, at once"),
        PruningCriterion.GRADUAL_L1: translate("TrainingWizard", "L1, little by little"),
        PruningCriterion.INCREG: translate("TrainingWizard", "IncReg"),
        PruningCriterion.SPP: translate("TrainingWizard", "SPP"),
    }
    assert set(titles) == set(PruningCriterion), "every criterion has a title"
    return titles[criterion]


def criterion_explanation(criterion: PruningCriterion) -> Explanation:
    """What to know about a way to choose filters."""
    sentences = {
        PruningCriterion.L1: (
            translate(
                "TrainingWizard", "The filters with the smallest weights go in one stroke, then the rest learns."
            ),
            translate(
                "TrainingWizard",
                "The L1 norm of a filter is the sum of its absolute weights (Li and others, arXiv 1608.08710). Nothing "
                "is quicker, but the network is hurt most at the moment of the cut.",
            ),
        ),
        PruningCriterion.GRADUAL_L1: (
            translate("TrainingWizard", "The same filters go a few at a time, while the others go on learning."),
            translate(
                "TrainingWizard",
                "Between two cuts the network has time to recover, so that later cuts look at weights which have "
                "already adapted.",
            ),
        ),
        PruningCriterion.INCREG: (
            translate("TrainingWizard", "Weak filters feel a penalty that grows until they are zero and can go."),
            translate(
                "TrainingWizard",
                "Incremental regularisation (arXiv 1811.08390) lets filters move up and down in rank while their "
                "penalties grow; by the time one is removed, the network hardly uses it.",
            ),
        ),
        PruningCriterion.SPP: (
            translate("TrainingWizard", "Weak filters are left out by chance, ever more often, and may come back."),
            translate(
                "TrainingWizard",
                "Structured probabilistic pruning (arXiv 1709.06994) gives every filter a probability of being left "
                "out, which rises for weak ones and falls again where they turn out to matter.",
            ),
        ),
    }
    assert set(sentences) == set(PruningCriterion), "every criterion is explained"
    sentence, paragraph = sentences[criterion]
    return Explanation(criterion_title(criterion), sentence, (paragraph,), _criteria_table(), _criteria_conclusion())


def recipe_explanation(recipe: DistillationRecipe) -> Explanation:
    """What to know about a recipe of distillation."""
    published = Schedule.of(Aim.IMITATE, DistillationRecipe.PAPER)
    explanations = {
        DistillationRecipe.STUDIO: (
            translate("TrainingWizard", "Our own recipe"),
            translate(
                "TrainingWizard", "Begins with a fitted cut; encoders and decoders learn at once, down the cascade."
            ),
            translate(
                "TrainingWizard",
                "Least squares take the cut near its goal before the first step, so small batches and a low rate are "
                "enough. Decoders learn from paintings as well as from photographs.",
            ),
        ),
        DistillationRecipe.PAPER: (
            translate("TrainingWizard", "As published"),
            translate(
                "TrainingWizard",
                "First the encoders, then the decoders, {batch} crops of {crop} px in a step. Takes far longer.",
            ).format(batch=published.batch, crop=published.crop_px),
            translate(
                "TrainingWizard",
                "As the authors of collaborative distillation trained (arXiv 2003.08436), for 20 epochs of COCO: the "
                "linear embedding is asked for at every level’s first layer. For comparisons, and for long runs.",
            ),
        ),
    }
    assert set(explanations) == set(DistillationRecipe), "every recipe is explained"
    title, sentence, paragraph = explanations[recipe]
    conclusion = translate(
        "TrainingWizard", "In short runs the plain cut holds the published recipe back; it needs many steps."
    )
    return Explanation(title, sentence, (paragraph,), _recipes_table(), conclusion)


def _recipes_table() -> Table:
    ours, published = (Schedule.of(Aim.IMITATE, recipe) for recipe in DistillationRecipe)
    crops = translate("TrainingWizard", "{batch} of {crop} px")
    return Table(
        translate("TrainingWizard", "What changes with the recipe; crops and rate can be set on a later page:"),
        ("", translate("TrainingWizard", "Our own recipe"), translate("TrainingWizard", "As published")),
        (
            (
                translate("TrainingWizard", "begins with"),
                translate("TrainingWizard", "a fitted cut"),
                translate("TrainingWizard", "a plain cut"),
            ),
            (
                translate("TrainingWizard", "encoders and decoders learn"),
                translate("TrainingWizard", "at once"),
                translate("TrainingWizard", "one after the other"),
            ),
            (
                translate("TrainingWizard", "crops in a step"),
                *(crops.format(batch=each.batch, crop=each.crop_px) for each in (ours, published)),
            ),
            (
                translate("TrainingWizard", "learning rate"),
                translate("TrainingWizard", "{rate} × 10⁻⁵, falling").format(rate=_rate(ours)),
                translate("TrainingWizard", "{rate} × 10⁻⁵, constant").format(rate=_rate(published)),
            ),
        ),
    )


def _rate(schedule: Schedule) -> str:
    return general_text(schedule.learning_rate / RATE_UNIT, 4)


def _distillation() -> Explanation:
    return Explanation(
        translate("TrainingWizard", "Collaborative distillation"),
        translate(
            "TrainingWizard", "A smaller network is cut out of the teacher and learns to do as the teacher does."
        ),
        (
            translate(
                "TrainingWizard",
                "The student’s encoder learns with the teacher’s decoder: its features are right when that decoder can "
                "make the picture of them again (arXiv 2003.08436). Then its own decoder learns.",
            ),
            translate(
                "TrainingWizard",
                "Before the first step, what is left after the cut is fitted by least squares to what the teacher’s "
                "layers gave; that alone regains most of the likeness.",
            ),
        ),
        _teaching_table(),
        translate(
            "TrainingWizard",
            "The collaboration does the work; a small share of the linear embedding beside it does no harm.",
        ),
    )


def _pruning() -> Explanation:
    return Explanation(
        translate("TrainingWizard", "Pruning"),
        translate(
            "TrainingWizard", "Filters leave the bundle until it is as small as you want; the rest makes up for it."
        ),
        (
            translate(
                "TrainingWizard",
                "Pruned filters are removed for good: the bundle really is smaller and faster. Shares by layer can be "
                "set by hand, or found by a scan of how much each layer suffers.",
            ),
        ),
        _criteria_table(),
        _criteria_conclusion(),
    )


def _both() -> Explanation:
    return Explanation(
        translate("TrainingWizard", "Prune, then distil"),
        translate(
            "TrainingWizard",
            "The pruned pairs go to the teacher once more and learn its features. Takes twice as long.",
        ),
        (
            translate(
                "TrainingWizard",
                "Pruning decides which filters stay as the network learns; what is left then learns from the teacher "
                "by collaborative distillation. Both stages run with the schedule you choose, one after the other.",
            ),
        ),
        _criteria_table(),
        _criteria_conclusion(),
    )


def _teaching_table() -> Table:
    return Table(
        translate(
            "TrainingWizard",
            "Level 3 of the 16x pairs, half the filters, 700 + 700 steps, three seeds; 35 unseen pairs at 256 px, "
            "relative to the teacher:",
        ),
        (
            translate("TrainingWizard", "taught by"),
            translate("TrainingWizard", "style distance"),
            translate("TrainingWizard", "likeness (SSIM)"),
        ),
        (
            (translate("TrainingWizard", "nothing, the decoder alone learns"), "4.91 ± 0.62", "0.710 ± 0.024"),
            (translate("TrainingWizard", "the embedding"), "5.00 ± 0.46", "0.771 ± 0.058"),
            (translate("TrainingWizard", "the teacher’s decoder"), "3.83 ± 0.31", "0.989 ± 0.012"),
            (translate("TrainingWizard", "both (embedding 0.1)"), "3.70 ± 0.50", "0.964 ± 0.005"),
        ),
    )


def _criteria_table() -> Table:
    return Table(
        translate(
            "TrainingWizard",
            "Accuracy in per cent of a small network on handwritten digits, five seeds (98.20 before); in brackets "
            "before it is retrained:",
        ),
        (
            translate("TrainingWizard", "faster"),
            translate("TrainingWizard", "L1"),
            translate("TrainingWizard", "L1, gradual"),
            "IncReg",
            "SPP",
        ),
        (
            ("4.2×", "98.17 (95.3)", "98.17 (98.0)", "98.15 (98.1)", "98.22 (98.2)"),
            ("13.9×", "97.95 (81)", "98.00 (96.5)", "97.97 (97.7)", "97.97 (97.8)"),
            ("48.3×", "97.13 (52)", "97.39 (88.2)", "97.48 (96.7)", "97.55 (96.4)"),
        ),
    )


def _criteria_conclusion() -> str:
    return translate(
        "TrainingWizard",
        "Gradual ways lose far less at the moment of removal; after equal training none beats another beyond chance.",
    )
