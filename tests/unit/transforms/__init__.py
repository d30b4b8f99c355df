"""Feature statistics and affine maps against their float64 twins."""
