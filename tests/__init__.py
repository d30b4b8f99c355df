"""The tests, and the references they measure against."""
