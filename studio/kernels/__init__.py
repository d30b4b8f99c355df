"""Convolutions compiled for the processor at hand, where a compiler was there when the program was installed."""
