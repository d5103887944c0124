"""What is measured, against what, with one command: ``python -m benchmarks``.

Figures depend on the machine; the ratios to a rival in the same run are what to quote.
"""
