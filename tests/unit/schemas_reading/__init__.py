"""Reading a page graph into the model, and describing the model again."""
