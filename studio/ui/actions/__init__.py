"""Commands with one registry that feeds menus, toolbar, command palette and shortcut help."""
