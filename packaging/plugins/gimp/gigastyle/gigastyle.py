#!/usr/bin/env python3
"""Gigastyle in GIMP 3: the selected layer painted in the style of a picture, as a layer of its own.

GIMP starts this file as a process of its own; where a person cancels, GIMP kills it. The program that paints stops then
because its input ends, and so does what watches over the folder of its files, once it has removed that.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gi

gi.require_version("Gimp", "3.0")
from gi.repository import Gimp, GLib, GObject  # noqa: E402 — after the version is required

sys.path.insert(0, str(Path(__file__).parent))
import layer_files  # noqa: E402 — beside this file
import watched_folder  # noqa: E402
from gigastyle_shared import program  # noqa: E402
from gigastyle_shared.texts import text, use_language  # noqa: E402

PROCEDURE = "plug-in-gigastyle"
_WAIT_S = 0.2


class Gigastyle(Gimp.PlugIn):
    """The plug-in: one procedure, in the menu of artistic filters."""

    def do_set_i18n(self, _procedure: str) -> bool:
        """Texts are translated here, not by a catalogue of GIMP's."""
        return False

    def do_query_procedures(self) -> list[str]:
        """The names of what it offers."""
        return [PROCEDURE]

    def do_create_procedure(self, name: str) -> Gimp.Procedure:
        """The procedure with its arguments, which GIMP keeps from one call to the next."""
        use_language(GLib.get_language_names()[0])
        procedure = Gimp.ImageProcedure.new(self, name, Gimp.PDBProcType.PLUGIN, run, None)
        procedure.set_image_types("RGB*, GRAY*")
        procedure.set_sensitivity_mask(Gimp.ProcedureSensitivityMask.DRAWABLE)
        procedure.set_menu_label(text("Gigastyle…"))
        procedure.add_menu_path("<Image>/Filters/Artistic")
        blurb = text("Paint this layer in the style of a picture, as a layer of its own")
        procedure.set_documentation(blurb, blurb, name)
        procedure.set_attribution("Gigastyle", "Gigastyle, MIT licence", "2026")
        _add_arguments(procedure)
        return procedure


def _add_arguments(procedure: Gimp.Procedure) -> None:
    flags = GObject.ParamFlags.READWRITE
    blurb = text("Title of a style of the gallery, or a file")
    procedure.add_string_argument("style", text("Style"), blurb, "", flags)
    procedure.add_double_argument("strength", text("Strength (%)"), "", 0.0, 100.0, 100.0, flags)
    presets = Gimp.Choice.new()
    for number, name in enumerate(program.PRESETS):
        presets.add(name, number, text(name), "")
    procedure.add_choice_argument("preset", text("Preset"), "", presets, program.PRESETS[0], flags)
    blurb = text("Where gigastyle is; empty: looked for")
    procedure.add_string_argument("program", text("Program"), blurb, "", flags)


def run(
    procedure: Gimp.Procedure,
    run_mode: Gimp.RunMode,
    image: Gimp.Image,
    drawables: list[Gimp.Drawable],
    config: Gimp.ProcedureConfig,
    _data: object,
) -> Gimp.ValueArray:
    """What the menu and scripts call."""
    try:
        layer = layer_files.single_layer(drawables)
        area = layer_files.area_to_paint(image, layer)
        look = _look(procedure, run_mode, config)
        _paint(image, layer, area, look, Path(config.get_property("program")))
    except program.Stopped:
        return procedure.new_return_values(Gimp.PDBStatusType.CANCEL, GLib.Error())
    except (program.ProgramError, layer_files.LayerError) as error:
        return procedure.new_return_values(Gimp.PDBStatusType.EXECUTION_ERROR, GLib.Error(str(error)))
    Gimp.displays_flush()
    return procedure.new_return_values(Gimp.PDBStatusType.SUCCESS, GLib.Error())


def _look(procedure: Gimp.Procedure, run_mode: Gimp.RunMode, config: Gimp.ProcedureConfig) -> program.Look:
    """What the arguments say, after a question to the person where there is one; the config then names the program."""
    chosen = config.get_property("program")
    if run_mode == Gimp.RunMode.INTERACTIVE:
        import dialog  # noqa: PLC0415 — needs a screen

        executable, styles = program.open_program(chosen, dialog.ask_for_program)
        dialog.ask_for_look(procedure, config, styles)
    else:
        executable = program.find_program(chosen)
        if executable is None:
            raise program.ProgramError(program.not_found())
        styles = program.list_styles(executable)
    config.set_property("program", str(executable))
    style = program.style_named(config.get_property("style"), styles)
    return program.Look(style, config.get_property("strength") / 100, config.get_property("preset"))


def _paint(image: Gimp.Image, layer: Gimp.Layer, area: layer_files.Area, look: program.Look, executable: Path) -> None:
    with program.working_folder(Gimp.temp_directory()) as folder, watched_folder.removed_in_any_case(folder):
        content, output = folder / "layer.tif", folder / "painted.tif"
        layer_files.write_layer(image, layer, area, content)
        Gimp.progress_init(text("Painting after {style}", style=look.style.title))
        command = program.stylize_command(executable, content, output, look)
        with program.PaintingRun(command, folder) as painting:
            while painting.wait(_WAIT_S):
                Gimp.progress_update(painting.fraction)
            painting.check()
        layer_files.add_layer(image, layer, area, output, look.style.title)
    Gimp.progress_end()
    for note in painting.notes:
        Gimp.message(note)


if __name__ == "__main__":
    Gimp.main(Gigastyle.__gtype__, sys.argv)
