"""What every page needs: the request's id, who asks, who may enter, errors, headers, templates."""
