"""What the program is, whose work it builds on, and what it wrote in its log."""
