"""Tests of signing on at providers: a real one, and one that answers as badly as it is told."""
