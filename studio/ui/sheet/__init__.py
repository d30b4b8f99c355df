"""The contact sheet: the photo in every style of the gallery, to choose by."""
