"""Gigastyle in Krita 5: the chosen layer painted in the style of a picture, as a layer of its own."""

from krita import Krita

from .extension import Gigastyle

Krita.instance().addExtension(Gigastyle(Krita.instance()))
