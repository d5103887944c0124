"""JSON forms of the model."""
