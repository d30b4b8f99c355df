"""Films and sequences of frames: read, painted without flicker, written with their sound."""
