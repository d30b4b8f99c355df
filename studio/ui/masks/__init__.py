"""Masks painted on the photo: tools, the stroke under the brush, what is seen of a mask, its steps in the document."""
