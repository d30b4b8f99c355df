"""Small pictures of files, read beside the GUI thread."""
