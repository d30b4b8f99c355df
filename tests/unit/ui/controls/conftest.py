from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.specs.method import Method
from studio.ui.controls.panel import ControlsPanel
from studio.ui.document.document import Document
from tests.unit.ui.controls.manifests import manifest

BUNDLES = (
    manifest("adain-only", (Method.ADAIN,), (4,)),
    manifest("a-teacher", ()),
    manifest(DEFAULT_BUNDLE_ID),
    manifest("wct-set", (Method.WCT,)),
)


@pytest.fixture
def document(qtbot: QtBot) -> Iterator[Document]:  # noqa: ARG001 — the application
    yield Document()


@pytest.fixture
def panel(qtbot: QtBot, document: Document, tmp_path: Path) -> Iterator[ControlsPanel]:
    panel = ControlsPanel(document, BUNDLES, presets=tmp_path / "presets.json")
    qtbot.addWidget(panel)
    panel.resize(320, 900)
    panel.show()
    yield panel
