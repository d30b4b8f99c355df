"""How well a bundle paints and what it costs, beside another one: figures, a table, JSON and one picture sheet."""
