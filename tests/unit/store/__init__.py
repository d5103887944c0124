"""The store's small parts."""
