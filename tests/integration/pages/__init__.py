"""The pages, fetched as a browser would and looked over each time."""
