"""Runs inside GIMP 3: layers of several kinds are painted by the plug-in, and what became of them is told as JSON."""

import json
import os
import struct
from pathlib import Path

from gi.repository import Gegl, Gimp, Gio

PROGRAM, RESULTS, PROFILE = (os.environ[f"GIGASTYLE_TEST_{name}"] for name in ("PROGRAM", "RESULTS", "PROFILE"))
WIDTH, HEIGHT, OFFSET = 48, 32, (10, 7)


def image_with_layer(precision, format_name, pixels, *, base=Gimp.ImageBaseType.RGB, profile=""):
    image = Gimp.Image.new_with_precision(90, 60, base, precision)
    if profile:
        image.set_color_profile(Gimp.ColorProfile.new_from_file(Gio.File.new_for_path(profile)))
    kind = Gimp.ImageType.GRAYA_IMAGE if base == Gimp.ImageBaseType.GRAY else Gimp.ImageType.RGBA_IMAGE
    layer = Gimp.Layer.new(image, "photo", WIDTH, HEIGHT, kind, 60.0, Gimp.LayerMode.MULTIPLY)
    image.insert_layer(layer, None, 0)
    layer.set_offsets(*OFFSET)
    buffer = layer.get_buffer()
    buffer.set(Gegl.Rectangle.new(0, 0, WIDTH, HEIGHT), format_name, pixels)
    buffer.flush()
    return image, layer


def painted(image, layer, **arguments):
    procedure = Gimp.get_pdb().lookup_procedure("plug-in-gigastyle")
    config = procedure.create_config()
    config.set_property("run-mode", Gimp.RunMode.NONINTERACTIVE)
    config.set_property("image", image)
    config.set_core_object_array("drawables", [layer])
    for name, value in {"program": PROGRAM, "style": "Ducks", **arguments}.items():
        config.set_property(name, value)
    returned = procedure.run(config)
    return returned.index(0).value_nick, returned.index(1) if returned.length() > 1 else ""


def pixels_of(layer, format_name):
    everything = Gegl.Rectangle.new(0, 0, layer.get_width(), layer.get_height())
    return layer.get_buffer().get(everything, 1.0, format_name, Gegl.AbyssPolicy.NONE)


def facts(image):
    return [
        {
            "name": layer.get_name(),
            "at": list(layer.get_offsets())[1:],
            "size": [layer.get_width(), layer.get_height()],
            "has_mask": layer.get_mask() is not None,
            "opacity": layer.get_opacity(),
        }
        for layer in image.get_layers()
    ]


def places():
    return [(x, y) for y in range(HEIGHT) for x in range(WIDTH)]


def eight_bits():
    """At strength 0 the painted layer is the photo: nothing is lost on the way there and back."""
    pixels = bytes(v for x, y in places() for v in (x * 5, y * 8, 128, 255 if x > 20 else 90))
    image, layer = image_with_layer(Gimp.Precision.U8_NON_LINEAR, "R'G'B'A u8", pixels)
    returned = painted(image, layer, strength=0.0)
    same = pixels_of(image.get_layers()[0], "R'G'B'A u8") == pixels
    return {"returned": returned, "layers": facts(image), "is_same": same}


def floats_of_another_profile():
    """Linear floats in a wider gamut, of colours that sRGB has: they come back, so that nothing is converted twice."""
    colours = [(0.2 + x / 100, 0.25 + y / 80, 0.3, 1.0 if x > 20 else 0.5) for x, y in places()]
    pixels = struct.pack(f"<{4 * len(colours)}f", *(value for colour in colours for value in colour))
    image, layer = image_with_layer(Gimp.Precision.FLOAT_LINEAR, "RGBA float", pixels, profile=PROFILE)
    before = struct.unpack(f"<{4 * len(colours)}f", pixels_of(layer, "RGBA float"))
    returned = painted(image, layer, strength=0.0)
    after = struct.unpack(f"<{4 * len(colours)}f", pixels_of(image.get_layers()[0], "RGBA float"))
    return {
        "returned": returned,
        "farthest": max(abs(a - b) for a, b in zip(after, before, strict=True)),
        "precision": image.get_precision().value_nick,
    }


def a_selection():
    """What is selected of the layer is painted, and the selection is the new layer's mask."""
    pixels = bytes(v for x, y in places() for v in (x * 5, y * 8, 128, 255))
    image, layer = image_with_layer(Gimp.Precision.U16_NON_LINEAR, "R'G'B'A u8", pixels)
    image.select_ellipse(Gimp.ChannelOps.REPLACE, 8, 5, 44, 36)
    returned = painted(image, layer, style="Blue night")
    mask = image.get_layers()[0].get_mask()
    corner = mask.get_pixel(0, 0).get_rgba() if mask else ()
    return {
        "returned": returned,
        "layers": facts(image),
        "mask_centre": mask.get_pixel(10, 8).get_rgba()[0],
        "mask": list(corner),
    }


def greys_in_a_group():
    pixels = bytes(v for x, y in places() for v in (x * 5, 255))
    image, layer = image_with_layer(Gimp.Precision.U8_NON_LINEAR, "Y'A u8", pixels, base=Gimp.ImageBaseType.GRAY)
    group = Gimp.GroupLayer.new(image, "group")
    image.insert_layer(group, None, 0)
    image.reorder_item(layer, group, 0)
    inside = painted(image, layer, strength=0.0)
    names = [child.get_name() for child in group.get_children()]
    whole = painted(image, group, strength=0.0)
    return {"returned": [inside, whole], "names": names, "layers": facts(image)}


def errors():
    pixels = bytes(v for x, y in places() for v in (x * 5, y * 8, 128, 255))
    image, layer = image_with_layer(Gimp.Precision.U8_NON_LINEAR, "R'G'B'A u8", pixels)
    missing = painted(image, layer, style="Nowhere at all")
    nowhere = painted(image, layer, program="/nowhere/gigastyle")
    damaged = Path(RESULTS).with_name("damaged.jpg")
    damaged.write_bytes(b"no picture")
    return {"told": [missing, nowhere, painted(image, layer, style=str(damaged))], "layers": facts(image)}


def signature(name):
    """The first line of what is written about a function, which is its signature; of a value, its name."""
    found = Gimp
    for part in name.split("."):
        found = getattr(found, part, None)
    return None if found is None else (found.__doc__ if callable(found) else str(found))


def main():
    cases = (eight_bits, floats_of_another_profile, a_selection, greys_in_a_group, errors)
    told = {case.__name__: case() for case in cases}
    told["left"] = [path.name for path in Path(Gimp.temp_directory()).glob("gigastyle-layer-*")]
    told["version"] = Gimp.version()
    told["signatures"] = {name: signature(name) for name in os.environ["GIGASTYLE_TEST_NAMES"].split()}
    Path(RESULTS).write_text(json.dumps(told, default=str))


main()
