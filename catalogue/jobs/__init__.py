"""Work that runs outside a request: draining the outbox, on one machine or on many."""
