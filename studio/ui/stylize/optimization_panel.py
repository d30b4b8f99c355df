"""Under the picture: how far an optimisation of it is, its losses as curves, and the button that ends it early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.ui.numbers import general_text
from studio.ui.stylize.iteration_texts import state_text
from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.worker.iterations import OptimizationHistory

if TYPE_CHECKING:
    from studio.ui.stylize.loss_curves import LossCurves

_PLOT_HEIGHT_PX = 132


class OptimizationPanel(QWidget):
    """Shows one `OptimizationHistory`, and hides itself without one; the curves can be folded away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: OptimizationHistory | None = None
        self._curves: LossCurves | None = None
        self._fold = QToolButton(self, autoRaise=True)
        self._fold.setAccessibleName(self.tr("Curves of the losses"))
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.clicked.connect(self._toggle)
        self._is_open = True
        self._state = ElidedLabel(self)
        self._legend = QLabel(self)
        self._legend.setAccessibleName(self.tr("Latest losses"))
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._stop = QToolButton(self)
        self._stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._stop.setIconSize(QSize(metrics.ICON_PX, metrics.ICON_PX))
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.hide()

    def offer_stop(self, stop: QAction) -> None:
        """Give the window's action, which ends the optimisation that runs, its button."""
        self._stop.setDefaultAction(stop)
        self._stop.setAccessibleName(stop.text().replace("&", ""))

    def show_history(self, history: OptimizationHistory | None) -> None:
        """Show ``history``, which may have gone on since; None: nothing of what is looked at was optimised."""
        self._history = history
        if history is not None:
            self._state.set_text(state_text(history))
            self._stop.setVisible(history.is_running)
            self._show_legend()
            self._show_curves()
        self.setVisible(history is not None)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """Colours of the legend follow the theme."""
        if event.type() is QEvent.Type.PaletteChange and self._curves is not None:
            self._show_legend()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(metrics.GAP_PX, metrics.GAP_SMALL_PX, metrics.GAP_PX, 0)
        line.setSpacing(metrics.GAP_PX)
        line.addWidget(self._fold)
        line.addWidget(self._state, 1)
        for part in (self._legend, self._stop):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            line.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.GAP_SMALL_PX)
        self._column.addLayout(line)

    @Slot()
    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._show_curves()

    def _show_curves(self) -> None:
        is_open = self._is_open
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._fold.setToolTip(self.tr("Hide the curves") if is_open else self.tr("Show the curves"))
        if is_open and self._curves is None and self._history is not None:
            from studio.ui.stylize.loss_curves import LossCurves  # noqa: PLC0415 — loads the plotting library

            self._curves = LossCurves(self)
            self._curves.setFixedHeight(_PLOT_HEIGHT_PX)
            self._column.addWidget(self._curves)
            self._show_legend()
        if self._curves is not None:
            self._curves.setVisible(is_open)
            if is_open and self._history is not None:
                self._curves.show_history(self._history)

    def _show_legend(self) -> None:
        if self._history is None or not self._history.points:
            return
        from studio.ui.stylize.loss_curves import colours  # noqa: PLC0415 — loads the plotting library

        latest = self._history.points[-1]
        titles = {"style": self.tr("Style"), "content": self.tr("Content"), "total": self.tr("Total")}
        values = {"style": latest.style, "content": latest.content, "total": latest.total}
        drawn_in = colours(tokens_of(self.palette()))
        self._legend.setText("&nbsp; ".join(_legend_entry(drawn_in[name], title) for name, title in titles.items()))
        figures = ", ".join(f"{title} {general_text(values[name], 3)}" for name, title in titles.items())
        self._legend.setToolTip(self.tr("Latest losses") + f": {figures}")
        self._legend.setAccessibleDescription(figures)


def _legend_entry(colour: QColor, title: str) -> str:
    return f"<span style='color:{colour.name()}'>&#9632;</span>&nbsp;{title}"
