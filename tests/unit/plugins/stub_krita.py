# ruff: noqa: N802 — the names are Krita's
"""What the plug-in uses of Krita 5, and no more: documents of layers in memory, whose TIFFs are read and written truly.

That these names and their numbers of arguments are Krita's own is looked at where Krita is installed
(`tests/e2e/test_plugins_in_hosts.py`).
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import pytest
import tifffile
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QByteArray, QRect

DEPTHS: dict[str, Any] = {"U8": np.uint8, "U16": np.uint16, "F32": np.float32}


class Selection:
    """A rectangle."""

    def __init__(self, x: int, y: int, width: int, height: int) -> None:
        self._rectangle = (x, y, width, height)

    def x(self) -> int:
        return self._rectangle[0]

    def y(self) -> int:
        return self._rectangle[1]

    def width(self) -> int:
        return self._rectangle[2]

    def height(self) -> int:
        return self._rectangle[3]

    def duplicate(self) -> Selection:
        return Selection(*self._rectangle)


class Node:
    """A layer, or a mask, of a document: blue, green, red and straight alpha, transparent where nothing was written."""

    def __init__(self, document: Document, name: str, kind: str = "paintlayer") -> None:
        self.document, self._name, self._type = document, name, kind
        self.pixels: npt.NDArray[Any] = np.zeros((0, 0, 4), DEPTHS[document.depth])
        self.at = (0, 0)
        self.parent: Node | None = None
        self.children: list[Node] = []

    def name(self) -> str:
        return self._name

    def type(self) -> str:
        return self._type

    def colorModel(self) -> str:
        return self.document.model

    def colorDepth(self) -> str:
        return self.document.depth

    def colorProfile(self) -> str:
        return self.document.profile

    def bounds(self) -> QRect:
        return QRect(*self.at, self.pixels.shape[1], self.pixels.shape[0])

    def pixelData(self, x: int, y: int, w: int, h: int) -> QByteArray:
        left, top = x - self.at[0], y - self.at[1]
        assert left >= 0 and top >= 0
        part = self.pixels[top : top + h, left : left + w]
        assert part.shape[:2] == (h, w)
        return QByteArray(part.tobytes())

    def projectionPixelData(self, x: int, y: int, w: int, h: int) -> QByteArray:
        return self.pixelData(x, y, w, h)

    def setPixelData(self, value: QByteArray, x: int, y: int, w: int, h: int) -> bool:
        """Bands come from top to bottom, of one width."""
        band = np.frombuffer(value.data(), self.pixels.dtype).reshape(h, w, 4)
        if self.pixels.size == 0:
            self.at, self.pixels = (x, y), band.copy()
        else:
            assert (x, y) == (self.at[0], self.at[1] + len(self.pixels))
            self.pixels = np.concatenate([self.pixels, band])
        return True

    def addChildNode(self, child: Node, above: Node | None) -> bool:
        child.parent = self
        self.children.insert(len(self.children) if above is None else self.children.index(above) + 1, child)
        if self is self.document.root:
            self.document.steps += 1
        return True

    def childNodes(self) -> list[Node]:
        return list(self.children)

    def parentNode(self) -> Node | None:
        return self.parent

    def remove(self) -> bool:
        assert self.parent is not None
        self.parent.children.remove(self)
        return True


class TransparencyMask(Node):
    """A mask of a layer."""

    def __init__(self, document: Document, name: str) -> None:
        super().__init__(document, name, "transparencymask")
        self.selected: Selection | None = None

    def setSelection(self, selection: Selection) -> None:
        self.selected = selection


class Document:
    """An image; colours are converted between depths alone, profiles only named."""

    def __init__(self, width: int, height: int, model: str, depth: str, profile: str) -> None:
        self.size, self.model, self.depth, self.profile = (width, height), model, depth, profile
        self.root = Node(self, "root", "grouplayer")
        self.steps = 0
        self.active: Node | None = None
        self.selected: Selection | None = None

    def activeNode(self) -> Node | None:
        return self.active

    def setActiveNode(self, value: Node) -> None:
        self.active = value

    def rootNode(self) -> Node:
        return self.root

    def topLevelNodes(self) -> list[Node]:
        return self.root.childNodes()

    def selection(self) -> Selection | None:
        return self.selected

    def colorModel(self) -> str:
        return self.model

    def colorDepth(self) -> str:
        return self.depth

    def colorProfile(self) -> str:
        return self.profile

    def setColorSpace(self, colorModel: str, colorDepth: str, colorProfile: str) -> bool:
        for node in self.root.children:
            node.pixels = converted(node.pixels, colorDepth)
        self.model, self.depth, self.profile = colorModel, colorDepth, colorProfile
        return True

    def createNode(self, name: str, nodeType: str) -> Node:
        assert nodeType == "paintlayer"
        return Node(self, name)

    def createTransparencyMask(self, name: str) -> TransparencyMask:
        return TransparencyMask(self, name)

    def setBatchmode(self, value: bool) -> None:
        assert value

    def waitForDone(self) -> None:
        pass

    def refreshProjection(self) -> None:
        pass

    def exportImage(self, filename: str, exportConfiguration: InfoObject) -> bool:
        assert exportConfiguration.values["alpha"] is True and (self.model, self.depth) == ("RGBA", "U16")
        (node,) = self.root.children
        assert node.pixels.shape[1::-1] == self.size
        tifffile.imwrite(filename, node.pixels[..., [2, 1, 0, 3]], photometric="rgb", extrasamples=["unassalpha"])
        Krita.exported.append(self.profile)
        return True

    def close(self) -> bool:
        Krita.closed += 1
        return True


def converted(pixels: npt.NDArray[Any], depth: str) -> npt.NDArray[Any]:
    def largest(dtype: Any) -> float:
        return np.iinfo(dtype).max if np.issubdtype(dtype, np.integer) else 1.0

    scaled = pixels.astype(np.float64) / largest(pixels.dtype) * largest(DEPTHS[depth])
    return (np.rint(scaled) if depth != "F32" else scaled).astype(DEPTHS[depth])


class InfoObject:
    """Options of an export."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def setProperty(self, key: str, value: object) -> None:
        self.values[key] = value


class Extension:
    """What plug-ins derive from."""

    def __init__(self, parent: object) -> None:
        self.parent = parent


class Krita:
    """The program; one per test."""

    exported: ClassVar[list[str]] = []
    closed: ClassVar[int] = 0
    settings: ClassVar[dict[tuple[str, str], str]] = {}
    shown: ClassVar[Document | None] = None
    extensions: ClassVar[list[Extension]] = []

    @staticmethod
    def instance() -> type[Krita]:
        return Krita

    @staticmethod
    def addExtension(extension: Extension) -> None:
        Krita.extensions.append(extension)

    @staticmethod
    def activeWindow() -> None:
        return None

    @staticmethod
    def activeDocument() -> Document | None:
        return Krita.shown

    @staticmethod
    def readSetting(group: str, name: str, defaultValue: str) -> str:
        return Krita.settings.get((group, name), defaultValue)

    @staticmethod
    def writeSetting(group: str, name: str, value: str) -> None:
        Krita.settings[group, name] = value

    @staticmethod
    def createDocument(width, height, name, colorModel, colorDepth, profile, resolution) -> Document:  # noqa: PLR0917
        assert name and resolution > 0
        document = Document(width, height, colorModel, colorDepth, profile)
        document.root.addChildNode(Node(document, "Background"), None)
        return document

    @staticmethod
    def openDocument(filename: str) -> Document:
        pixels = tifffile.imread(filename)
        document = Document(pixels.shape[1], pixels.shape[0], "RGBA", "U16", "sRGB")
        node = Node(document, "Background")
        node.pixels = pixels[..., [2, 1, 0, 3]]
        document.root.addChildNode(node, None)
        return document


CLASSES: dict[str, type] = {
    "Document": Document,
    "Node": Node,
    "TransparencyMask": TransparencyMask,
    "Selection": Selection,
    "InfoObject": InfoObject,
    "Krita": Krita,
}


def put_in_place(patch: pytest.MonkeyPatch) -> None:
    """Let ``krita`` be these, and PyQt5 be PySide6, whose classes are the same."""
    krita = ModuleType("krita")
    for name, part in {**CLASSES, "Extension": Extension}.items():
        setattr(krita, name, part)
    patch.setitem(sys.modules, "krita", krita)
    patch.setitem(sys.modules, "PyQt5", ModuleType("PyQt5"))
    for part in (QtCore, QtGui, QtWidgets):
        patch.setitem(sys.modules, part.__name__.replace("PySide6", "PyQt5"), part)
    for name, empty in {"exported": [], "closed": 0, "settings": {}, "shown": None, "extensions": []}.items():
        patch.setattr(Krita, name, empty)
