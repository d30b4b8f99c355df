"""The VGG-19 chain, its mirror and their receptive fields: no files, no devices."""
