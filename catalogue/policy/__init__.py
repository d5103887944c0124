"""Who sees what, and who may do what. The only place that decides; it denies by default."""
