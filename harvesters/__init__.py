"""Turning other people's catalogues into records, through the catalogue's use cases.

A *source kind* knows one sort of catalogue and only yields what it read; one loop publishes it,
retires what is gone, and reports.
"""
