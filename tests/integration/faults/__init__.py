"""The command among faults: bad arguments, settings, files, disks; and two at once."""
