"""Asking for access and answering: the use cases, one module each."""
