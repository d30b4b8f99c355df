import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import InputError, PictureError
from studio.geometry import Size
from studio.mask_files import (
    KEPT_S,
    PhotoMasks,
    copy_mask,
    keep_mask,
    note_masks,
    noted_masks,
    paintable_mask,
    remove_unused,
    with_masks_beside,
    with_masks_found_beside,
)
from studio.paths import masks_dir
from studio.specs.painted_mask import BrushStroke, PaintedMask, read_painted_mask
from studio.specs.stylize import StyleChoice, StylizeSpec

PHOTO = Size(60, 40)
STROKE = BrushStroke(((0.25, 0.5, 1.0),), 0.1)
MASK = PaintedMask(PHOTO, (STROKE,))
NOW_S = 1_800_000_000.0


def aged(path: Path, age_s: float) -> Path:
    os.utime(path, (NOW_S - age_s, NOW_S - age_s))
    return path


def picture(path: Path, content: bytes = b"a picture") -> Path:
    path.write_bytes(content)
    return path


def test_a_mask_is_kept_under_its_content(tmp_path: Path) -> None:
    folder = tmp_path / "masks"
    path = keep_mask(MASK, folder)
    assert path.stem == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_painted_mask(path) == MASK
    aged(path, 100)
    assert keep_mask(MASK, folder) == path and path.stat().st_mtime == NOW_S - 100  # it is there already
    assert keep_mask(MASK.with_operation(STROKE), folder) != path


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file"):
        keep_mask(MASK, tmp_path / "file" / "masks")


def test_a_picture_is_painted_on_as_a_copy(tmp_path: Path) -> None:
    folder = tmp_path / "masks"
    path = picture(tmp_path / "Sky.PNG")
    mask = paintable_mask(path, PHOTO, folder)
    assert mask.size == PHOTO and mask.picture is not None
    assert (folder / mask.picture.name).read_bytes() == path.read_bytes()
    assert mask.picture.name == f"{mask.picture.sha256}.png"
    with pytest.raises(PictureError, match=r"gone\.png"):
        paintable_mask(tmp_path / "gone.png", PHOTO, folder)


def test_a_painted_mask_from_elsewhere_brings_its_picture(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "masks", tmp_path / "elsewhere"
    mask = paintable_mask(picture(tmp_path / "sky.png"), PHOTO, elsewhere)
    path = keep_mask(mask.with_operation(STROKE), elsewhere)
    again = paintable_mask(path, Size(600, 400), folder)
    assert again == mask.with_operation(STROKE)
    assert again.picture is not None and (folder / again.picture.name).is_file()


def test_a_recipe_takes_its_masks_along(tmp_path: Path) -> None:
    """Those that were painted; a mask of the person's own stays where it is."""
    own = picture(tmp_path / "own.png")
    on_a_picture = paintable_mask(picture(tmp_path / "sky.png"), PHOTO).with_operation(STROKE)
    masks = (keep_mask(MASK), own, keep_mask(on_a_picture))
    spec = StylizeSpec(tuple(StyleChoice(Path(f"{index}.jpg"), mask=mask) for index, mask in enumerate(masks)))
    folder = tmp_path / "recipes"
    folder.mkdir()
    saved = with_masks_beside(spec, folder / "evening.recipe.json")
    first, unmoved, second = saved.masks
    assert unmoved == own
    assert [path.name for path in (first, second)] == [
        f"evening-mask-{path.stem[:12]}.mask" for path in (masks[0], masks[2])
    ]
    assert read_painted_mask(first) == MASK
    moved = read_painted_mask(second)
    assert moved.picture is not None and moved.picture.name == f"{second.stem}-{moved.picture.sha256[:12]}.png"
    assert (folder / moved.picture.name).read_bytes() == (tmp_path / "sky.png").read_bytes()
    assert with_masks_beside(replace(spec, styles=spec.styles[1:2]), folder / "b.recipe.json").masks == (own,)


def test_a_copy_replaces_no_picture_of_the_persons_own(tmp_path: Path) -> None:
    own = picture(tmp_path / "sky.png", b"the person's own")
    mask = paintable_mask(picture(tmp_path / "base.png"), PHOTO, tmp_path / "masks")
    copy_mask(keep_mask(mask, tmp_path / "masks"), tmp_path / "sky.mask")
    copied = read_painted_mask(tmp_path / "sky.mask")
    assert own.read_bytes() == b"the person's own"
    assert copied.picture is not None and (tmp_path / copied.picture.name).read_bytes() == b"a picture"


def test_masks_that_moved_with_their_recipe_are_found(tmp_path: Path) -> None:
    here = picture(tmp_path / "a.mask")
    gone, elsewhere = Path("/gone/a.mask"), Path("/gone/b.mask")
    spec = StylizeSpec((StyleChoice(Path("1.jpg"), mask=gone), StyleChoice(Path("2.jpg"), mask=elsewhere)))
    assert with_masks_found_beside(spec, tmp_path / "a.recipe.json").masks == (here, elsewhere)


def test_only_what_is_old_and_needed_by_nothing_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "masks"
    strokes = [replace(STROKE, radius=0.1 + index / 100) for index in range(3)]
    needed, young, unused = (aged(keep_mask(PaintedMask(PHOTO, (one,)), folder), KEPT_S + 1) for one in strokes)
    aged(young, KEPT_S - 1)
    remove_unused([needed], NOW_S, folder)
    assert not unused.exists()
    assert set(folder.iterdir()) == {needed, young}


def test_a_picture_stays_as_long_as_a_mask_lies_on_it(tmp_path: Path) -> None:
    folder = tmp_path / "masks"
    first = paintable_mask(picture(tmp_path / "sky.png"), PHOTO, folder)
    second = paintable_mask(picture(tmp_path / "sea.png", b"another"), PHOTO, folder)
    needed, unused = keep_mask(first, folder), keep_mask(second, folder)
    for path in folder.iterdir():
        aged(path, KEPT_S + 1)
    remove_unused([needed], NOW_S, folder)
    assert first.picture is not None
    assert {path.name for path in folder.iterdir()} == {needed.name, first.picture.name}
    assert not unused.exists()


def test_nothing_on_which_a_damaged_mask_may_lie_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "masks"
    first = paintable_mask(picture(tmp_path / "sky.png"), PHOTO, folder)
    (folder / "damaged.mask").write_text("{")
    for path in folder.iterdir():
        aged(path, KEPT_S + 1)
    remove_unused([folder / "damaged.mask"], NOW_S, folder)
    assert first.picture is not None and (folder / first.picture.name).is_file()
    remove_unused([], NOW_S, tmp_path / "nothing there")


def test_the_masks_of_a_photo_are_remembered_and_stay(tmp_path: Path) -> None:
    folder, style, photo = tmp_path / "masks", picture(tmp_path / "a.jpg"), tmp_path / "photo.jpg"
    first, second = keep_mask(MASK, folder), keep_mask(MASK.with_operation(STROKE), folder)
    gone = tmp_path / "gone.mask"
    note_masks(PhotoMasks(photo, ((style, first),)), folder)
    note_masks(PhotoMasks(tmp_path / "other.jpg", ((style, gone),)), folder)
    assert noted_masks(photo, folder) == ((style, first),)
    assert noted_masks(tmp_path / "other.jpg", folder) == ()  # its file is not there
    note_masks(PhotoMasks(photo, ((style, second),)), folder)
    assert noted_masks(photo, folder) == ((style, second),)
    for path in folder.iterdir():
        aged(path, KEPT_S + 1)
    remove_unused([], NOW_S, folder)
    assert not first.exists() and noted_masks(photo, folder) == ((style, second),)


def test_the_masks_folder_of_tests_is_not_the_persons_own() -> None:
    assert "gigastyle" in str(masks_dir())
