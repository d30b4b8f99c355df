"""Draw the style pictures and their list: ``python packaging/style_pictures/draw.py --output resources/styles``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from canvas import Array
from catalog import STYLE_PICTURES

JPEG_QUALITY = 88


def save_jpeg(picture: Array, path: Path) -> None:
    """Write an sRGB picture in [0, 1] to ``path``; OSError if the place cannot be written to."""
    pixels = np.round(picture * 255).astype(np.uint8)[..., ::-1]
    settings = [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
    encoded_well, encoded = cv2.imencode(".jpg", pixels, settings)
    if not encoded_well:
        raise OSError(f"{path}: OpenCV could not encode the picture as JPEG")
    path.write_bytes(encoded.tobytes())


def save_list(path: Path) -> None:
    """Write the facts about every picture, by name; those of pictures drawn elsewhere, as paintings are, stay."""
    drawn = {style.file_name for style in STYLE_PICTURES}
    listed = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    others = [entry for entry in listed if entry["file"] not in drawn]
    facts = sorted((*others, *(style.facts() for style in STYLE_PICTURES)), key=lambda entry: entry["file"])
    path.write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Draw what was asked for; exit code 0."""
    names = [style.name for style in STYLE_PICTURES]
    parser = argparse.ArgumentParser(description="Draw Gigastyle's own style pictures.")
    parser.add_argument("--output", type=Path, required=True, help="folder for the pictures and styles.json")
    parser.add_argument("--only", action="append", choices=names, help="draw this picture alone (may be repeated)")
    chosen = parser.parse_args(arguments)
    chosen.output.mkdir(parents=True, exist_ok=True)
    for style in STYLE_PICTURES:
        if chosen.only is None or style.name in chosen.only:
            save_jpeg(style.painted(), chosen.output / style.file_name)
            print(chosen.output / style.file_name)
    save_list(chosen.output / "styles.json")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
