"""The gallery of style pictures: those that ship and the person's own."""
