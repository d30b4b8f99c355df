"""Feature statistics and the affine maps fitted from them: pure tensor functions."""
