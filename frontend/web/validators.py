"""Answers that are the same until their bytes change, and say so with an ETag."""

import hashlib

from flask import Response, request


def answer_with(content: bytes, content_type: str) -> Response:
    """Answer with bytes, or with 304 when the asker has them already.

    The ETag is made of nothing but the bytes: it tells whoever sees them no more than they do. A
    page has none: the scripts of a kept copy would bear the nonce of an earlier answer.
    """
    answer = Response(content)
    answer.content_type = content_type
    answer.set_etag(hashlib.blake2b(content, digest_size=16).hexdigest())
    answer.make_conditional(request.environ)
    return answer
