"""Every command of the main window in the order of its menus: texts and keys, no behaviour."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.ui.actions.registry import Category, Command

translate = QCoreApplication.translate  # lupdate finds texts by this name


def category_titles() -> dict[Category, str]:
    """The titles of the menus."""
    return {
        Category.FILE: translate("Commands", "&File"),
        Category.EDIT: translate("Commands", "&Edit"),
        Category.VIEW: translate("Commands", "&View"),
        Category.RENDER: translate("Commands", "&Render"),
        Category.TRAINING: translate("Commands", "&Training"),
        Category.HELP: translate("Commands", "&Help"),
    }


def commands() -> tuple[Command, ...]:
    """All of them, in the language in force."""
    return (*_file(), *_edit(), *_view(), *_render(), *_help())


def _file() -> tuple[Command, ...]:
    file = Category.FILE
    table_tip = translate("Commands", "Write the colours of the styles as a table for other programs")
    return (
        Command("open", translate("Commands", "&Open photos…"), file, "Ctrl+O", icon="open"),
        Command("open_folder", translate("Commands", "Open a &folder…"), file, "Ctrl+Shift+O", icon="folder"),
        Command("add_styles", translate("Commands", "Add st&yle pictures…"), file, "Ctrl+T", icon="brush"),
        Command("save_card", translate("Commands", "Save the style as a car&d…"), file),
        Command("new_texture", translate("Commands", "New &texture from the style…"), file),
        Command("open_recipe", translate("Commands", "Open &recipe…"), file, icon="recipe", starts_group=True),
        Command("save_recipe", translate("Commands", "&Save recipe…"), file, "Ctrl+S", icon="save"),
        Command("export", translate("Commands", "&Export…"), file, "Ctrl+E", icon="export", starts_group=True),
        Command("export_all", translate("Commands", "Export &all…"), file, "Ctrl+Shift+E"),
        Command("export_table", translate("Commands", "Export &LUT…"), file, tip=table_tip),
        Command("quit", translate("Commands", "&Quit"), file, "Ctrl+Q", starts_group=True),
    )


def _edit() -> tuple[Command, ...]:
    edit = Category.EDIT
    preferences = translate("Commands", "Pre&ferences…")
    mask_tip = translate("Commands", "Paint on the photo where a style goes")
    faces_tip = translate("Commands", "Look for faces in the photo, and leave them as they are")
    return (
        Command("undo", translate("Commands", "&Undo"), edit, "Ctrl+Z", icon="undo"),
        Command("redo", translate("Commands", "&Redo"), edit, "Ctrl+Shift+Z, Ctrl+Y", icon="redo"),
        Command("paste", translate("Commands", "&Paste photo"), edit, "Ctrl+V", icon="paste", starts_group=True),
        Command("copy_preview", translate("Commands", "&Copy picture"), edit, "Ctrl+C", icon="copy"),
        Command("paint_mask", translate("Commands", "Paint a &mask"), edit, "Ctrl+M", tip=mask_tip, icon="mask"),
        Command("mask_faces", translate("Commands", "Mas&k faces"), edit, tip=faces_tip),
        Command("preferences", preferences, edit, "Ctrl+,", icon="settings", starts_group=True),
    )


def _view() -> tuple[Command, ...]:
    view = Category.VIEW
    sheet_tip = translate("Commands", "The photo in every style of the gallery, to choose by")
    return (
        Command("show_stylize", translate("Commands", "&Stylize"), view, "Ctrl+1"),
        Command("show_queue", translate("Commands", "&Queue"), view, "Ctrl+2", icon="queue"),
        Command("show_training", translate("Commands", "&Training"), view, "Ctrl+3", icon="training"),
        Command("find_style", translate("Commands", "&Find a style"), view, "Ctrl+F", icon="search"),
        Command("contact_sheet", translate("Commands", "&Contact sheet"), view, "Ctrl+G", tip=sheet_tip, icon="grid"),
        Command(
            "mode_split",
            translate("Commands", "Before and after, s&plit"),
            view,
            "Alt+1",
            icon="compare",
            is_checkable=True,
            starts_group=True,
        ),
        _mode("mode_side_by_side", translate("Commands", "Side &by side"), "Alt+2", "side_by_side"),
        _mode("mode_before", translate("Commands", "&Original only"), "Alt+3", "before"),
        _mode("mode_after", translate("Commands", "&Result only"), "Alt+4", "after"),
        Command("zoom_fit", translate("Commands", "Fit in the &window"), view, "Ctrl+0", icon="fit", starts_group=True),
        Command("zoom_actual", translate("Commands", "&Actual size"), view, "Ctrl+Alt+0"),
        Command("zoom_in", translate("Commands", "Zoom &in"), view, "Ctrl++, Ctrl+=", icon="zoom_in"),
        Command("zoom_out", translate("Commands", "Zoom o&ut"), view, "Ctrl+-", icon="zoom_out"),
    )


def _mode(name: str, text: str, keys: str, shape: str) -> Command:
    return Command(name, text, Category.VIEW, keys, icon=shape, is_checkable=True)


def _render() -> tuple[Command, ...]:
    tip = translate("Commands", "Paint the photo at full size; it goes into the queue")
    text = translate("Commands", "&Render")
    keep = translate("Commands", "Stop and &keep the picture")
    keep_tip = translate("Commands", "End the optimisation that runs; the picture there is becomes the result")
    return (
        Command("render", text, Category.RENDER, "Ctrl+R", tip=tip, icon="play"),
        Command("keep_render", keep, Category.RENDER, "Ctrl+.", tip=keep_tip, icon="keep"),
    )


def _help() -> tuple[Command, ...]:
    help_ = Category.HELP
    return (
        Command("palette", translate("Commands", "&Command palette…"), help_, "Ctrl+Shift+P, Ctrl+K", icon="search"),
        Command("shortcuts", translate("Commands", "&Keyboard shortcuts"), help_, "F1", icon="help"),
        Command("log", translate("Commands", "&Log and report…"), help_, starts_group=True),
        Command("about", translate("Commands", "&About Gigastyle"), help_, icon="info"),
    )
