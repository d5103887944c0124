"""The three people's days, made by reading and acting alone, so that any served site will do."""
