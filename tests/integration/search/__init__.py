"""Search engines among crashes, faults and other processes."""
