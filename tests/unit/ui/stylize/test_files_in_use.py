from dataclasses import replace
from pathlib import Path

from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.stylize.files_in_use import FilesInUse


def test_the_photo_the_styles_and_their_masks_are_in_use(tmp_path: Path) -> None:
    document = Document()
    in_use = FilesInUse(document)
    assert in_use.paths() == []
    photo, style, mask = (tmp_path / name for name in ("photo.jpg", "style.jpg", "mask.png"))
    document.open_content(photo)
    document.edit(replace(document.recipe, styles=(StyleChoice(style, mask=mask),)), "Style")
    assert in_use.paths() == [style, mask, photo]
    for asked, of_kind in ((in_use.is_photo, photo), (in_use.is_style, style), (in_use.is_mask, mask)):
        assert [path for path in (photo, style, mask) if asked(path)] == [of_kind]
