"""The questions that the plug-in asks in GIMP: where the program is, and which style, how much of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import gi

gi.require_version("GimpUi", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import GdkPixbuf, Gimp, GimpUi, GLib, Gtk  # noqa: E402 — after the versions are required
from gigastyle_shared import program  # noqa: E402
from gigastyle_shared.texts import text  # noqa: E402

_THUMBNAIL_PX = 96
_PICTURE, _TITLE, _PATH = range(3)


def ask_for_program() -> Path:
    """The executable that a person chooses; `Stopped` where none is chosen."""
    GimpUi.init("gigastyle")
    return _chosen_file(text("Where is gigastyle?"), None)


def ask_for_look(procedure: Gimp.Procedure, config: Gimp.ProcedureConfig, styles: Sequence[program.Style]) -> None:
    """Let a person change ``config``; `Stopped` where they cancel."""
    GimpUi.init("gigastyle")
    dialog = GimpUi.ProcedureDialog.new(procedure, config, text("Gigastyle"))
    try:
        content = dialog.get_content_area()
        gallery, take = _gallery(dialog, config, styles)
        content.pack_start(gallery, True, True, 0)
        dialog.fill(["strength", "preset"])
        content.show_all()
        if not dialog.run():
            raise program.Stopped
        take()  # once more: what resets the arguments leaves the gallery as it is
    finally:
        dialog.destroy()


def _gallery(
    dialog: Gtk.Window, config: Gimp.ProcedureConfig, styles: Sequence[program.Style]
) -> tuple[Gtk.Widget, Callable[[], None]]:
    """The styles as small pictures, the one in ``config`` chosen, and a button for any other file.

    Returned with a function that puts the chosen one into ``config``.
    """
    rows = Gtk.ListStore(GdkPixbuf.Pixbuf, str, str)
    for style in styles:
        rows.append([_thumbnail(style.path), style.title, str(style.path)])
    view = Gtk.IconView(model=rows, pixbuf_column=_PICTURE, text_column=_TITLE, tooltip_column=_TITLE)
    view.set_item_width(_THUMBNAIL_PX)
    view.set_selection_mode(Gtk.SelectionMode.BROWSE)

    def take(*_: object) -> None:
        for path in view.get_selected_items():
            config.set_property("style", rows[path][_PATH])

    def add(path: Path) -> None:
        rows.prepend([_thumbnail(path), path.stem, str(path)])
        view.select_path(Gtk.TreePath.new_first())

    def browse(_button: Gtk.Button) -> None:
        try:
            add(_chosen_file(text("A picture or style card"), dialog))
        except program.Stopped:
            return

    view.connect("selection-changed", take)
    named = config.get_property("style")
    number = next((row for row, style in enumerate(styles) if named in (str(style.path), style.title)), None)
    if number is None and Path(named).is_file():
        add(Path(named))
    else:
        view.select_path(Gtk.TreePath.new_from_indices([number or 0]))
    scrolled = Gtk.ScrolledWindow(min_content_width=560, min_content_height=360)
    scrolled.add(view)
    button = Gtk.Button(label=text("Other picture…"))
    button.connect("clicked", browse)
    box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=6)
    box.pack_start(scrolled, True, True, 0)
    box.pack_start(button, False, False, 0)
    return box, take


def _thumbnail(path: Path) -> GdkPixbuf.Pixbuf | None:
    try:
        return GdkPixbuf.Pixbuf.new_from_file_at_scale(str(path), _THUMBNAIL_PX, _THUMBNAIL_PX, True)
    except GLib.Error:  # a style card, or a format that only Gigastyle reads
        return None


def _chosen_file(title: str, parent: Gtk.Window | None) -> Path:
    chooser = Gtk.FileChooserDialog(title=title, transient_for=parent, action=Gtk.FileChooserAction.OPEN)
    chooser.add_buttons(text("Cancel"), Gtk.ResponseType.CANCEL, text("Choose"), Gtk.ResponseType.OK)
    answer, name = chooser.run(), chooser.get_filename()
    chooser.destroy()
    if answer != Gtk.ResponseType.OK or not name:
        raise program.Stopped
    return Path(name)
