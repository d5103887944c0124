"""What one part decides by itself."""
