"""How good descriptions are: each part of the score is a module, as are keeping and adding up.

``docs/quality.md`` says how each part is counted, and why.
"""
