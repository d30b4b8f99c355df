"""Paintings by optimisation: losses of feature statistics, exact gradients tile by tile, optimisers, scales."""
