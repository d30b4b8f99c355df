"""Which bundles and methods can be picked, and the reason where one cannot: plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.bundles.manifest import Manifest
from studio.specs.method import Method
from studio.ui.translation import translated_shipped

translate = QCoreApplication.translate  # lupdate finds texts by this name


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick; ``reason`` says why it cannot be picked, empty where it can."""

    key: str
    title: str
    tip: str
    reason: str = ""


def wanted_id(wanted: str | None) -> str:
    """The id that a recipe means; None is the default bundle."""
    return DEFAULT_BUNDLE_ID if wanted is None else wanted


def bundle_in_force(bundles: Sequence[Manifest], wanted: str | None) -> Manifest | None:
    """The bundle that paints for ``wanted`` (None: the default one); None where it is not among ``bundles``."""
    by_id = {manifest.id: manifest for manifest in bundles}
    return by_id.get(wanted_id(wanted))


def bundle_choices(bundles: Sequence[Manifest], wanted: str | None) -> tuple[Choice, ...]:
    """Every bundle, those that can paint first, and what the recipe asks for even where it is not installed."""
    choices = [
        Choice(
            manifest.id,
            manifest.title,
            translated_shipped("ShippedBundles", manifest.description),
            "" if manifest.methods else _teaches_only(),
        )
        for manifest in sorted(bundles, key=lambda manifest: not manifest.methods)
    ]
    if bundle_in_force(bundles, wanted) is None:
        missing = wanted_id(wanted)
        choices.insert(0, Choice(missing, missing, "", _not_listed(missing)))
    return tuple(choices)


def method_choices(manifest: Manifest | None) -> tuple[Choice, ...]:
    """Every method, with the reason where ``manifest`` does not offer it; all of them for an unknown bundle."""
    titles, tips = _method_titles(), _method_tips()
    assert set(titles) == set(tips) == set(Method), "every method has a title and a tip"
    return tuple(
        Choice(method.value, titles[method], tips[method], _why_not(manifest, method, titles)) for method in Method
    )


def _why_not(manifest: Manifest | None, method: Method, titles: dict[Method, str]) -> str:
    if manifest is None or method in manifest.methods:
        return ""
    if not manifest.methods:
        return _teaches_only()
    text = translate("BundleChoices", "The bundle “{bundle}” was not made for {method}; pick another bundle to use it.")
    return text.format(bundle=manifest.title, method=titles[method])


def _method_titles() -> dict[Method, str]:
    return {
        Method.WCT: translate("BundleChoices", "WCT"),
        Method.ADAIN: translate("BundleChoices", "AdaIN"),
        Method.OT: translate("BundleChoices", "Optimal transport"),
    }


def _method_tips() -> dict[Method, str]:
    return {
        Method.WCT: translate(
            "BundleChoices", "Whitening and colouring: takes over how the style's colours and textures go together."
        ),
        Method.ADAIN: translate(
            "BundleChoices", "Adaptive instance normalisation: matches mean and spread only; gentle and steady."
        ),
        Method.OT: translate("BundleChoices", "The same textures as WCT with the least change to the photo."),
    }


def _teaches_only() -> str:
    return translate("BundleChoices", "This bundle has no decoders: it serves as a teacher and cannot paint.")


def _not_listed(name: str) -> str:
    return translate("BundleChoices", "“{name}” is not among the installed bundles.").format(name=name)
