"""Real feeds, where they are present."""
