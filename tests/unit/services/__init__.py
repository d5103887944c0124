"""Tests of the use cases: indexing, discovery, reconciling, explaining."""
