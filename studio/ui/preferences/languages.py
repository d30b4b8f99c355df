"""The languages of the window: English in the code, others as compiled translations among the resources."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from studio.paths import resources_dir

_PREFIX = "gigastyle_"


def translations_dir() -> Path:
    """Where the compiled translations lie."""
    return resources_dir() / "translations"


def languages(folder: Path) -> tuple[tuple[str, str], ...]:
    """Code and own name of each language there is, English first."""
    codes = sorted(path.stem.removeprefix(_PREFIX) for path in folder.glob(f"{_PREFIX}*.qm"))
    return tuple((code, _own_name(code)) for code in ("en", *(code for code in codes if code != "en")))


class Translation:
    """The translators installed in the application, and with them how numbers are written; replaced as a whole."""

    def __init__(self, app: QCoreApplication, folder: Path) -> None:
        self._app, self._folder = app, folder
        self._installed: list[QTranslator] = []

    def use(self, code: str) -> None:
        """Speak the language ``code``; empty means the system's, English where there is no translation."""
        self.close()
        locale = QLocale(code) if code else QLocale.system()
        has_texts = locale.language() == QLocale.Language.English
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for prefix, folder in (("qtbase_", qt_folder), (_PREFIX, str(self._folder))):
            translator = QTranslator()
            if translator.load(locale, prefix, "", folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)
                has_texts |= prefix == _PREFIX
        QLocale.setDefault(_with_the_person_s_country(locale) if has_texts else QLocale(QLocale.Language.English))

    def close(self) -> None:
        """Speak English, as the code does."""
        QLocale.setDefault(QLocale(QLocale.Language.English))
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()


def _with_the_person_s_country(locale: QLocale) -> QLocale:
    """Swiss and German numbers differ: the system's locale where it is of the same language."""
    system = QLocale.system()
    return system if system.language() == locale.language() else locale


def _own_name(code: str) -> str:
    name = "English" if code == "en" else QLocale(code).nativeLanguageName()  # which would say whose English
    return name[:1].upper() + name[1:]
