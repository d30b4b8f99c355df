"""Which files what is shown depends on, and as what."""

from __future__ import annotations

from pathlib import Path

from studio.ui.document.document import Document


class FilesInUse:
    """The photo, the styles and the masks of ``document`` as it is now."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def paths(self) -> list[Path]:
        """All of them."""
        content, recipe = self._document.content, self._document.recipe
        styles = [style.path for style in recipe.styles]
        masks = [style.mask for style in recipe.styles if style.mask is not None]
        return [*styles, *masks, *([] if content is None else [content])]

    def is_photo(self, path: Path) -> bool:
        """Whether ``path`` (absolute) is the photo."""
        content = self._document.content
        return content is not None and content.absolute() == path

    def is_style(self, path: Path) -> bool:
        """Whether ``path`` (absolute) is a style."""
        return any(style.path.absolute() == path for style in self._document.recipe.styles)

    def is_mask(self, path: Path) -> bool:
        """Whether ``path`` (absolute) is a mask."""
        return any(style.mask and style.mask.absolute() == path for style in self._document.recipe.styles)
