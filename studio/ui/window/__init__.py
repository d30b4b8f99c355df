"""The main window: tabs, menus, what belongs to the program rather than to one tab."""
