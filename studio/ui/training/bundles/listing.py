"""The installed bundles as the dialog lists them: the person's own first, damaged ones too."""

from __future__ import annotations

from studio import paths
from studio.bundles.catalog import list_bundles, list_damaged
from studio.ui.training.bundles.facts import Installed


def installed_bundles() -> tuple[Installed, ...]:
    """Every bundle there is, as its manifest tells it."""
    shipped = paths.shipped_bundles_dir()
    found = [Installed(folder, manifest, folder.parent == shipped) for folder, manifest in list_bundles()]
    found += [Installed(each.folder, None, each.folder.parent == shipped, each.reason) for each in list_damaged()]
    return tuple(sorted(found, key=lambda bundle: (bundle.is_shipped, bundle.title.casefold())))
