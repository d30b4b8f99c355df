"""The program tries itself: what ``gigastyle --self-test`` does."""
