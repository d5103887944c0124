"""What every search engine must do, asked of each of them."""
