"""The metadata model: what departments say about their data, in DCAT's words.

This package reads and writes metadata and says what is wrong with it. It makes no connection and
touches no database, so that it could be a library of its own.

Words used here: a *resource* is a thing that is catalogued (a dataset, a series, a data service);
a *record* is one resource as one source described it; a *finding* is one remark about a record;
*usable* is the gate (can the record be shown at all), *conformance* the grade against the standard.
"""
