"""kill -9 at every marked step, in both modes, and the same command again."""
