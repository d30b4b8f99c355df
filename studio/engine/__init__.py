"""Stylising a canvas: statistics pass, render pass, resume."""
