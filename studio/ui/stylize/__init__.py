"""The Stylize tab: a photo, a style, sliders, and the picture they make."""
