"""What is being edited: the recipe and the photo it is for, with undo."""
