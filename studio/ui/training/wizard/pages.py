"""The pages of the wizard, in order."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # lupdate finds texts by this name


class Page(StrEnum):
    """What is settled on which page."""

    GOAL = "goal"
    TECHNIQUE = "technique"
    TEACHER = "teacher"
    PICTURES = "pictures"
    SIZE = "size"
    SCHEDULE = "schedule"
    REVIEW = "review"


PAGES = tuple(Page)


def page_title(page: Page) -> str:
    """A word or two, for the list of steps."""
    titles = {
        Page.GOAL: translate("TrainingWizard", "Goal"),
        Page.TECHNIQUE: translate("TrainingWizard", "Technique"),
        Page.TEACHER: translate("TrainingWizard", "Teacher"),
        Page.PICTURES: translate("TrainingWizard", "Pictures"),
        Page.SIZE: translate("TrainingWizard", "Size"),
        Page.SCHEDULE: translate("TrainingWizard", "Schedule"),
        Page.REVIEW: translate("TrainingWizard", "Review"),
    }
    assert set(titles) == set(Page), "every page has a title"
    return titles[page]


def page_question(page: Page) -> str:
    """What the page asks, for its head."""
    questions = {
        Page.GOAL: translate("TrainingWizard", "What do you want to make?"),
        Page.TECHNIQUE: translate("TrainingWizard", "How shall it be made?"),
        Page.TEACHER: translate("TrainingWizard", "Which bundle shall it learn from?"),
        Page.PICTURES: translate("TrainingWizard", "Which pictures shall it learn with?"),
        Page.SIZE: translate("TrainingWizard", "How small shall it become?"),
        Page.SCHEDULE: translate("TrainingWizard", "How long shall it learn, and on what?"),
        Page.REVIEW: translate("TrainingWizard", "Is this what you want?"),
    }
    assert set(questions) == set(Page), "every page asks something"
    return questions[page]
