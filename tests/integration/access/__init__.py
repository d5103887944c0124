"""Asking for access and answering, over a real store."""
