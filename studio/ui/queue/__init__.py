"""The Queue tab: renders that wait, run and have ended, and everything that can be done with them."""
