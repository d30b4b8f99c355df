"""What can be told of an installed bundle, as captions and texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from studio import paths
from studio.bundles.catalog import list_bundles, list_damaged
from studio.bundles.manifest import Manifest
from studio.bundles.size import bundle_size
from studio.errors import BundleError
from studio.specs.method import Method
from studio.ui.numbers import fixed_text, general_text, whole_text
from studio.ui.translation import translated, translated_shipped

translate = QCoreApplication.translate  # lupdate finds texts by this name

_METHOD_TITLES = {Method.WCT: "WCT", Method.ADAIN: "AdaIN", Method.OT: "OT"}
assert _METHOD_TITLES.keys() == set(Method), "every method needs its title"


@dataclass(frozen=True, slots=True)
class Installed:
    """One bundle of the list: where it is, what it says, whether it came with the program. None: it is damaged."""

    folder: Path
    manifest: Manifest | None
    is_shipped: bool
    problem: str = ""

    @property
    def id(self) -> str:
        """The id, or the folder's name where the bundle cannot be read."""
        return self.folder.name if self.manifest is None else self.manifest.id

    @property
    def title(self) -> str:
        """What people call it."""
        return self.folder.name if self.manifest is None else self.manifest.title


def methods_text(manifest: Manifest) -> str:
    """The methods it paints with, or that it cannot paint."""
    if not manifest.methods:
        return translate("Bundles", "teacher only")
    return ", ".join(_METHOD_TITLES[method] for method in manifest.methods)


def size_text(manifest: Manifest) -> str:
    """Parameters, megabytes and work, told from the widths."""
    size = bundle_size(manifest)
    text = translate("Bundles", "{parameters} parameters · {megabytes} MB · {work} GMAC/MP")
    return text.format(
        parameters=count_text(size.parameters),
        megabytes=fixed_text(size.weight_bytes / 1e6, 1),
        work=fixed_text(size.macs_per_pixel / 1e3, 1),  # 1e6 pixels in a megapixel, 1e9 multiply-accumulates in a giga
    )


def count_text(count: float) -> str:
    """A count with three figures: 702 k, 2.11 M."""
    for limit, unit in ((1e6, "M"), (1e3, "k")):
        if count >= limit:
            return f"{general_text(count / limit, 3)} {unit}"
    return whole_text(count)


def facts(bundle: Installed) -> tuple[tuple[str, str], ...]:
    """Captions and texts, those that say nothing left out."""
    manifest = bundle.manifest
    if manifest is None:
        return (
            (translate("Bundles", "Problem"), translated(bundle.problem)),
            (translate("Bundles", "Folder"), str(bundle.folder)),
        )
    pairs = (
        (translate("Bundles", "Id"), manifest.id),
        (translate("Bundles", "Paints with"), methods_text(manifest)),
        (translate("Bundles", "Levels"), ", ".join(map(str, manifest.levels))),
        (translate("Bundles", "Size"), _size_or_problem(manifest)),
        (translate("Bundles", "Quality"), quality_text(manifest.quality)),
        (translate("Bundles", "Origin"), translated_shipped("ShippedBundles", manifest.origin.description)),
        (translate("Bundles", "Teacher"), manifest.teacher or ""),
        (translate("Bundles", "Licence"), manifest.licence),
        (translate("Bundles", "Built on"), "\n".join(manifest.attributions)),
        (translate("Bundles", "Folder"), str(bundle.folder)),
    )
    return tuple((caption, text) for caption, text in pairs if text)


def quality_text(quality: Mapping[str, object]) -> str:
    """What an evaluation found, empty where there was none."""
    found = quality.get("evaluation")
    if not isinstance(found, Mapping):
        return ""
    parts = []
    if isinstance(ssim := found.get("ssim"), int | float):
        parts.append(translate("Bundles", "SSIM {value}").format(value=fixed_text(ssim, 2)))
    if isinstance(against := found.get("against"), str):
        style, content, gram = (
            _last_ratio(found.get(name)) for name in ("style_ratio", "content_distance_ratio", "style_distance_ratio")
        )
        if style is not None and content is not None:
            text = translate("Bundles", "distance from the style {style}, from the photo {photo} times that of {other}")
            parts.append(text.format(style=fixed_text(style, 2), photo=fixed_text(content, 2), other=against))
        elif gram is not None:  # recorded by an earlier version
            text = translate("Bundles", "style distance {value} times that of {other}")
            parts.append(text.format(value=fixed_text(gram, 2), other=against))
    return ", ".join(parts)


def _last_ratio(ratios: object) -> float | None:
    """Of the last judge: one that took no part, where there was one."""
    if not isinstance(ratios, Mapping):
        return None
    found = [ratio for ratio in ratios.values() if isinstance(ratio, int | float)]
    return found[-1] if found else None


def _size_or_problem(manifest: Manifest) -> str:
    try:
        return size_text(manifest)
    except BundleError as error:
        return translated(error)


def installed_bundles() -> tuple[Installed, ...]:
    """Every bundle there is, as its manifest tells it."""
    shipped = paths.shipped_bundles_dir()
    found = [Installed(folder, manifest, folder.parent == shipped) for folder, manifest in list_bundles()]
    found += [Installed(each.folder, None, each.folder.parent == shipped, each.reason) for each in list_damaged()]
    return tuple(sorted(found, key=lambda bundle: (bundle.is_shipped, bundle.title.casefold())))
