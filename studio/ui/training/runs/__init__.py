"""The runs of the Training tab: the list, and everything that can be seen of the selected one."""
