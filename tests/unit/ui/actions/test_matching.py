from studio.ui.actions.palette import matching
from studio.ui.actions.registry import Category, Command

COMMANDS = tuple(
    Command(text.casefold(), text, Category.FILE)
    for text in ("&Open photos…", "Open a &folder…", "&Save recipe…", "&Copy preview", "Keyboard shortcuts")
)


def texts(typed: str) -> list[str]:
    return [command.plain_text for command in matching(COMMANDS, typed)]


def test_nothing_typed_means_all_in_their_order() -> None:
    assert texts("  ") == ["Open photos", "Open a folder", "Save recipe", "Copy preview", "Keyboard shortcuts"]


def test_letters_in_a_row_come_before_scattered_ones() -> None:
    assert texts("folder") == ["Open a folder"]
    assert texts("pre")[0] == "Copy preview"
    assert texts("re")[0] == "Save recipe"


def test_first_letters_of_words_are_enough() -> None:
    assert texts("op")[0] == "Open photos"
    assert texts("oaf") == ["Open a folder"]
    assert texts("ks") == ["Keyboard shortcuts"]


def test_what_fits_nothing_finds_nothing() -> None:
    assert texts("xyz") == []
