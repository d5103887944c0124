"""The production parts together, without containers."""
