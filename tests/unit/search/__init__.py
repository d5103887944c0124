"""The parts of the search package, each alone."""
