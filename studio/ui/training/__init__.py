"""The Training tab: smaller networks made, watched and put to use."""
