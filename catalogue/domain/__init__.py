"""The catalogue's own values and enumerations: records, sources, runs. No storage, no framework."""
