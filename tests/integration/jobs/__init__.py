"""The outbox and its runners, killed at every step."""
