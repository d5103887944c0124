"""Mail: composed, and handed on to a folder or to a server."""
