"""The buttons beside the picture while a mask is painted: tools, and what is done to the mask as a whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QWidget

from studio.ui.masks.brush import Tool
from studio.ui.theme import metrics
from studio.ui.widgets.icon_view import icon_button

_COLUMNS = 2


class ToolStrip(QWidget):
    """Two columns of buttons; the first four are tools, of which one is down."""

    tool_picked = Signal(str)  # Tool
    fill_wanted = Signal()
    clear_wanted = Signal()
    invert_wanted = Signal()
    veil_toggled = Signal(bool)
    load_wanted = Signal()
    save_wanted = Signal()
    everywhere_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Tools for masks"))
        self._group = QButtonGroup(self)
        self._tools = {tool: self._tool(tool, shape, name) for tool, shape, name in self._tool_facts()}
        self._veil = icon_button("eye", self.tr("Show the mask (V)"), self._tell_veil, self)
        self._veil.setCheckable(True)
        self._veil.setChecked(True)
        self._save = icon_button("save", self.tr("Save the mask…"), self.save_wanted, self)
        name = self.tr("Paint everywhere: take the mask away")
        self._everywhere = icon_button("everywhere", name, self.everywhere_wanted, self)
        buttons = (
            *self._tools.values(),
            icon_button("fill", self.tr("Fill: the mask is full (F)"), self.fill_wanted, self),
            icon_button("delete", self.tr("Clear: the mask is empty (Delete)"), self.clear_wanted, self),
            icon_button("invert", self.tr("Invert the mask (I)"), self.invert_wanted, self),
            self._veil,
            icon_button("open", self.tr("Load a mask…"), self.load_wanted, self),
            self._save,
            self._everywhere,
            icon_button("check", self.tr("Done (Esc)"), self.leave_wanted, self),
        )
        self._lay_out(buttons)

    def show_tool(self, tool: Tool) -> None:
        """This tool is in the hand."""
        self._tools[tool].setChecked(True)

    def show_veil(self, *, is_shown: bool) -> None:
        """The mask is seen, or not."""
        self._veil.setChecked(is_shown)

    def allow(self, *, has_mask: bool) -> None:
        """Offer what needs a mask only where there is one."""
        self._save.setEnabled(has_mask)
        self._everywhere.setEnabled(has_mask)

    def _tool_facts(self) -> tuple[tuple[Tool, str, str], ...]:
        facts = (
            (Tool.BRUSH, "brush", self.tr("Brush: the style paints here (B)")),
            (Tool.ERASER, "eraser", self.tr("Eraser: the style does not paint here (E)")),
            (Tool.GRADIENT, "gradient", self.tr("Gradient: drag from where the style paints to where it ends (G)")),
            (Tool.HAND, "hand", self.tr("Hand: move the picture (H)")),
        )
        assert [each[0] for each in facts] == list(Tool), "every tool has its button"
        return facts

    def _tool(self, tool: Tool, shape: str, name: str) -> QToolButton:
        button = icon_button(shape, name, self._tell_tool, self)
        button.setObjectName(tool)
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _lay_out(self, buttons: tuple[QToolButton, ...]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(*[metrics.GAP_SMALL_PX] * 4)
        grid.setSpacing(metrics.GAP_SMALL_PX)
        for number, button in enumerate(buttons):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click keys still go to the picture
            button.setIconSize(QSize(metrics.ICON_PX, metrics.ICON_PX))
            row, column = divmod(number, _COLUMNS)
            grid.addWidget(button, row + row // 2, column)  # a gap after each four
        for row in (2, 5):
            grid.setRowMinimumHeight(row, metrics.GAP_PX)
        grid.setRowStretch(grid.rowCount(), 1)

    @Slot()
    def _tell_tool(self) -> None:
        self.tool_picked.emit(self.sender().objectName())

    @Slot()
    def _tell_veil(self) -> None:
        self.veil_toggled.emit(self._veil.isChecked())
