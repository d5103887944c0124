"""Every way in: for now the ``wayleave`` command."""
