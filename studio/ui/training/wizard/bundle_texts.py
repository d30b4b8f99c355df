"""The facts about a bundle in one line or two."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.bundles.manifest import Manifest
from studio.jobs.training.sizes import size_now
from studio.specs.method import Method
from studio.ui.training.wizard.numbers import count_text, gmac_text, megabytes_text

translate = QCoreApplication.translate  # lupdate finds texts by this name


def bundle_facts(manifest: Manifest) -> str:
    """``5 levels · WCT, optimal transport, AdaIN · 646 k parameters · 2.6 MB · 96 GMAC/MP``."""
    size = size_now(manifest)
    levels = (
        translate("TrainingWizard", "level {level}").format(level=manifest.levels[0])
        if len(manifest.levels) == 1
        else translate("TrainingWizard", "{count} levels").format(count=len(manifest.levels))
    )
    parameters = translate("TrainingWizard", "{count} parameters").format(count=count_text(size.parameters))
    cost = gmac_text(size.gmac_per_megapixel)
    parts = (levels, methods_text(manifest), parameters, megabytes_text(size.megabytes), cost)
    return " · ".join(part for part in parts if part)


def methods_text(manifest: Manifest) -> str:
    """The methods a bundle paints with, its default first."""
    titles = {
        Method.WCT: translate("TrainingWizard", "WCT"),
        Method.ADAIN: translate("TrainingWizard", "AdaIN"),
        Method.OT: translate("TrainingWizard", "optimal transport"),
    }
    assert set(titles) == set(Method), "every method has a title"
    if not manifest.methods:
        return translate("TrainingWizard", "encoders only")
    return ", ".join(titles[method] for method in manifest.methods)
