"""Independent float64 twins of the mathematics, in NumPy and SciPy: written to be read, not to be fast."""
