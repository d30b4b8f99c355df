"""A part of the panel under a heading that can be folded away, and set back as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.widgets.icon_view import icon_button


class Section(QWidget):
    """What is put in with `add` is shown while the section is open.

    ``name`` is for the program, which remembers by it how the section was left; empty where nobody does. With
    ``has_reset`` the heading has a button to set everything back, as long as something is `mark`-ed as changed.
    """

    folded = Signal(bool)  # the person has opened or folded it: whether it is open now
    opened_or_folded = Signal()  # by the person or the program
    reset_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, name: str = "", has_reset: bool = False) -> None:
        super().__init__(parent)
        self.name = name
        self._title, self._is_open = title, False
        self._head = QToolButton(self, autoRaise=True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setAccessibleName(title)
        self._head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._head.clicked.connect(self._toggle)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._head)
        line.addStretch(1)
        self._reset = self._made_reset() if has_reset else None
        if self._reset is not None:
            line.addWidget(self._reset)
        self._content = QWidget(self)
        self._inside = QVBoxLayout(self._content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(metrics.GAP_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.GAP_PX)
        column.addLayout(line)
        column.addWidget(self._content)
        self.mark(is_changed=False)
        self.set_open(False)

    @property
    def title(self) -> str:
        """What the heading says."""
        return self._title

    def add(self, part: QWidget) -> None:
        """Put ``part``, made after the section so that Tab reaches it after the heading, below what is there."""
        self._inside.addWidget(part)

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold; `folded`, which is the person's, is not emitted."""
        self._is_open = is_open
        self._head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._head.setAccessibleDescription(self.tr("open") if is_open else self.tr("folded"))
        self._content.setVisible(is_open)
        self.opened_or_folded.emit()

    def mark(self, *, is_changed: bool) -> None:
        """Say in the heading that what is folded away is not at its defaults, and offer to set it back."""
        self._head.setText(self.tr("{title} (changed)").format(title=self._title) if is_changed else self._title)
        if self._reset is not None:
            self._reset.setVisible(is_changed)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in the heading, in order."""
        return (self._head,) if self._reset is None else (self._head, self._reset)

    def _made_reset(self) -> QToolButton:
        name = self.tr("{title}: back to the defaults").format(title=self._title)
        button = icon_button("retry", name, self._set_back, self)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that nothing moves as it comes and goes
        button.setSizePolicy(policy)
        return button

    @Slot()
    def _set_back(self) -> None:
        self._head.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self.reset_wanted.emit()

    @Slot()
    def _toggle(self) -> None:
        self.set_open(not self._is_open)
        self.folded.emit(self._is_open)
