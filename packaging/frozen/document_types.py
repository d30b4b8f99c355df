"""The files that the program opens, as each system wants to be told: pictures, films, style cards and recipes.

The suffixes are the program's own; a style card and a recipe are types of ours, all others are types of the system.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from studio.film.formats import READ_FILM_SUFFIXES  # noqa: E402
from studio.images.formats import READ_SUFFIXES  # noqa: E402
from studio.specs.style_card import CARD_SUFFIX  # noqa: E402

APPLICATION_ID = "io.github.gigastyle.gigastyle"
RECIPE_SUFFIX = ".recipe.json"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of file; ``is_own`` where the system learns of it from this program."""

    title: str
    mime_type: str
    suffixes: tuple[str, ...]
    uti: str
    is_own: bool = False


DOCUMENT_TYPES = (
    DocumentType("JPEG picture", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), "public.jpeg"),
    DocumentType("PNG picture", "image/png", (".png",), "public.png"),
    DocumentType("Animated PNG picture", "image/apng", (".apng",), "public.png"),
    DocumentType("TIFF picture", "image/tiff", (".tif", ".tiff"), "public.tiff"),
    DocumentType("WebP picture", "image/webp", (".webp",), "org.webmproject.webp"),
    DocumentType("GIF picture", "image/gif", (".gif",), "com.compuserve.gif"),
    DocumentType("AVIF picture", "image/avif", (".avif",), "public.avif"),
    DocumentType("Windows bitmap", "image/bmp", (".bmp", ".dib"), "com.microsoft.bmp"),
    DocumentType("MPEG-4 film", "video/mp4", (".mp4", ".m4v"), "public.mpeg-4"),
    DocumentType("QuickTime film", "video/quicktime", (".mov",), "com.apple.quicktime-movie"),
    DocumentType("Matroska film", "video/x-matroska", (".mkv",), "org.matroska.mkv"),
    DocumentType("WebM film", "video/webm", (".webm",), "org.webmproject.webm"),
    DocumentType("AVI film", "video/x-msvideo", (".avi",), "public.avi"),
    DocumentType(
        "Style card", "application/vnd.gigastyle.style", (CARD_SUFFIX,), f"{APPLICATION_ID}.style", is_own=True
    ),
    DocumentType(
        "Gigastyle recipe",
        "application/vnd.gigastyle.recipe+json",
        (RECIPE_SUFFIX,),
        f"{APPLICATION_ID}.recipe",
        is_own=True,
    ),
)


def opened_suffixes() -> frozenset[str]:
    """Suffixes that the program reads: pictures, films, style cards."""
    return READ_SUFFIXES | READ_FILM_SUFFIXES | {CARD_SUFFIX}


def mime_types() -> tuple[str, ...]:
    """For the line MimeType of a desktop file."""
    return tuple(kind.mime_type for kind in DOCUMENT_TYPES)


def info_plist(version: str) -> dict[str, Any]:
    """What macOS reads of the bundle besides its name, icon and identifier."""
    return {
        "CFBundleExecutable": "gigastyle-window",
        "CFBundleShortVersionString": version,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": kind.title,
                "CFBundleTypeRole": "Editor" if kind.is_own else "Viewer",
                "LSItemContentTypes": [kind.uti],
                "LSHandlerRank": "Owner" if kind.is_own else "Alternate",
            }
            for kind in DOCUMENT_TYPES
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": kind.uti,
                "UTTypeDescription": kind.title,
                "UTTypeConformsTo": ["public.json" if kind.mime_type.endswith("+json") else "public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [suffix.removeprefix(".") for suffix in kind.suffixes],
                    "public.mime-type": [kind.mime_type],
                },
            }
            for kind in DOCUMENT_TYPES
            if kind.is_own
        ],
        "NSHighResolutionCapable": True,
        "NSSupportsAutomaticGraphicsSwitching": True,
    }
