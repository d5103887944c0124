"""The JSON document that a resource is stored as; decoding gives back an equal resource."""

import msgspec

from schemas.model import Resource

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Resource] = msgspec.json.Decoder(Resource)


def encode(resource: Resource) -> bytes:
    """Encode a resource as UTF-8 JSON; equal resources give equal bytes."""
    return _encoder.encode(resource)


def decode(document: bytes | str) -> Resource:
    """Decode a stored document; raise ``msgspec.ValidationError`` when it is not one of ours."""
    return _decoder.decode(document)
