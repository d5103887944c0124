"""Finding records: an engine-neutral port and two engines behind it.

An *index* is named by a string and holds one audience's documents and nothing else; a *document*
is one record as that audience may see it. The package knows nothing of who may see what: whoever
fills an index has decided that already.
"""
