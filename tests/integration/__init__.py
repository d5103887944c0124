"""Parts that work together, on real files, servers and processes."""
