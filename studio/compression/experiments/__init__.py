"""Small experiments that anybody can repeat, and whose figures the documentation quotes."""
