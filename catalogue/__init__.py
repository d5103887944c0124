"""The heart: records, who may see what, storage, use cases and jobs. No web framework in it.

Words used here: a *viewer* is whoever asks, anonymous or not; a *tier* is a proof that a viewer
holds; an *audience* is a set of tiers with a search index of its own; a *projection* is a record as
one audience may see it; a *source* is a catalogue that is harvested; a *run* is one harvest of it.
"""
