from studio.ui.actions.registry import Category, Command


def test_plain_text_has_neither_mnemonic_nor_ellipsis() -> None:
    assert Command("a", "Save && &open…", Category.FILE).plain_text == "Save & open"
