"""Runs inside Krita 5 as an extension: layers are painted by the plug-in, and what became of them is told as JSON."""

import json
import os
import struct
import sys
import traceback
from pathlib import Path

import krita
from gigastyle import dialog
from gigastyle.gigastyle_shared import program
from krita import Extension, Krita, Selection
from PyQt5.QtCore import QByteArray, QTimer
from PyQt5.QtWidgets import QMessageBox

PROGRAM, RESULTS = (os.environ[f"GIGASTYLE_TEST_{name}"] for name in ("PROGRAM", "RESULTS"))
_PAUSE_MS = 500
WIDTH, HEIGHT, OFFSET = 48, 40, (10, 7)
PLACES = [(x, y) for y in range(HEIGHT) for x in range(WIDTH)]


def document_with_layer(depth, pixels, profile=""):
    app = Krita.instance()
    document = app.createDocument(90, 60, "photo", "RGBA", depth, profile, 72.0)
    app.activeWindow().addView(document)
    app.setActiveDocument(document)
    yield
    layer = document.createNode("photo", "paintlayer")
    layer.setPixelData(QByteArray(pixels), *OFFSET, WIDTH, HEIGHT)
    document.rootNode().addChildNode(layer, None)
    document.refreshProjection()
    yield
    document.setActiveNode(layer)
    yield
    return document


def eight_bit_pixels():
    return bytes(v for x, y in PLACES for v in (x * 5, y * 6, 128, 255 if x > 20 else 90))


def painted(document, style="Ducks", strength=0.0):
    """What the menu does, but for the question which style it shall be."""
    chosen = program.style_named(style, program.list_styles(Path(PROGRAM)))
    dialog.keep("program", PROGRAM)
    dialog.ask_for_look = lambda _parent, _styles: program.Look(chosen, strength)
    told = []
    QMessageBox.critical = QMessageBox.information = lambda _parent, _title, message: told.append(message)
    Krita.instance().setActiveDocument(document)
    Krita.instance().action("gigastyle").trigger()
    yield
    return told


def names(document):
    return [node.name() for node in document.topLevelNodes()]


def commanded(document, action):
    """Undo or redo, once Krita is ready for it, and wait until layers have come or gone."""
    before = names(document)
    document.waitForDone()
    Krita.instance().action(action).trigger()
    for _ in range(40):
        yield
        document.waitForDone()
        if names(document) != before:
            return


def eight_bits():
    """At strength 0 the painted layer is the photo; undone once it is gone, and redone it is there again."""
    pixels = eight_bit_pixels()
    document = yield from document_with_layer("U8", pixels)
    told = yield from painted(document)
    made = document.activeNode()
    same = made.pixelData(*OFFSET, WIDTH, HEIGHT).data() == pixels
    after = names(document)
    bounds = made.bounds()
    yield from commanded(document, "edit_undo")
    undone = names(document)
    yield from commanded(document, "edit_redo")
    again = document.nodeByName("Ducks")
    is_same_again = again is not None and again.pixelData(*OFFSET, WIDTH, HEIGHT).data() == pixels
    return {
        "told": told,
        "after": after,
        "undone": undone,
        "redone": names(document),
        "is_same": same,
        "is_same_again": is_same_again,
        "bounds": [bounds.x(), bounds.y(), bounds.width(), bounds.height()],
    }


def linear_floats():
    colours = [(0.2 + x / 100, 0.25 + y / 80, 0.3, 1.0 if x > 20 else 0.5) for x, y in PLACES]
    pixels = struct.pack(f"<{4 * len(colours)}f", *(v for colour in colours for v in colour))
    document = yield from document_with_layer("F32", pixels)
    told = yield from painted(document)
    after = struct.unpack(f"<{4 * len(colours)}f", document.activeNode().pixelData(*OFFSET, WIDTH, HEIGHT).data())
    before = struct.unpack(f"<{4 * len(colours)}f", pixels)
    return {
        "told": told,
        "farthest": max(abs(a - b) for a, b in zip(after, before, strict=True)),
        "profile": document.colorProfile(),
    }


def another_profile():
    """16 bits in Rec. 2020, of colours that sRGB has: they come back, so that nothing is converted twice."""
    values = [(20000 + 300 * x, 21000 + 200 * y, 24000, 65535) for x, y in PLACES]
    pixels = struct.pack(f"<{4 * len(values)}H", *(v for value in values for v in value))
    document = yield from document_with_layer("U16", pixels, os.environ["GIGASTYLE_TEST_PROFILE"])
    told = yield from painted(document)
    after = struct.unpack(f"<{4 * len(values)}H", document.activeNode().pixelData(*OFFSET, WIDTH, HEIGHT).data())
    before = struct.unpack(f"<{4 * len(values)}H", pixels)
    return {
        "told": told,
        "farthest": max(abs(a - b) for a, b in zip(after, before, strict=True)),
        "profile": document.colorProfile(),
    }


def a_selection():
    document = yield from document_with_layer("U8", eight_bit_pixels())
    chosen = Selection()
    chosen.select(0, 0, 50, 45, 255)
    document.setSelection(chosen)
    told = yield from painted(document, "Blue night")
    made = document.nodeByName("Blue night")
    outside = made.projectionPixelData(52, 10, 1, 1).data()
    inside = made.projectionPixelData(45, 10, 1, 1).data()
    masks, bounds, after = [child.type() for child in made.childNodes()], made.bounds(), names(document)
    yield from commanded(document, "edit_undo")
    return {
        "told": told,
        "after": after,
        "undone": names(document),
        "bounds": [bounds.x(), bounds.y(), bounds.width(), bounds.height()],
        "masks": masks,
        "alpha_outside": outside[3],
        "alpha_inside": inside[3],
    }


def errors():
    document = yield from document_with_layer("U8", eight_bit_pixels())
    chosen = Selection()
    chosen.select(70, 50, 10, 10, 255)
    document.setSelection(chosen)
    beside = yield from painted(document)
    document.setSelection(None)
    damaged = Path(RESULTS).with_name("damaged.jpg")
    damaged.write_bytes(b"no picture")
    told = yield from painted(document, str(damaged), 1.0)
    return {"told": beside + told, "after": names(document)}


def signature(name):
    """What is written about a function: a signature in each line, for each way to call it."""
    owner, _, attribute = name.partition(".")
    found = getattr(getattr(krita, owner), attribute, None)
    return None if found is None else found.__doc__


def everything():
    """All cases; at each `yield` Krita goes on by itself, as it does between the commands of a person."""
    told = {"version": Krita.instance().version(), "python": sys.version}
    for case in (eight_bits, linear_floats, another_profile, a_selection, errors):
        try:
            told[case.__name__] = yield from case()
        except Exception:  # noqa: BLE001 — told, so that the others run
            told[case.__name__] = {"failed": traceback.format_exc()}
        Path(RESULTS).with_suffix(".part").write_text(json.dumps(told, default=str))  # where the next one hangs
    told["signatures"] = {name: signature(name) for name in os.environ["GIGASTYLE_TEST_NAMES"].split()}
    Path(RESULTS).write_text(json.dumps(told, default=str))
    os._exit(0)


class Driver(Extension):
    def setup(self):
        self.steps = everything()

    def createActions(self, _window):  # noqa: N802 — Krita's name
        QTimer.singleShot(_PAUSE_MS, self.go_on)

    def go_on(self):
        next(self.steps, None)
        QTimer.singleShot(_PAUSE_MS, self.go_on)


driver = Driver(Krita.instance())
Krita.instance().addExtension(driver)
