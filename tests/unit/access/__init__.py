"""What a request for access is, and what can happen to it."""
