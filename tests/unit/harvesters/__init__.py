"""What the harvesters decide without a server or a child process."""
