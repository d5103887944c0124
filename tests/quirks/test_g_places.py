"""Section G of the list of faults: places."""

from schemas.model import BoundingBox, best
from tests.quirks.reading import codes_of, dataset_of, read, read_dataset

BOX = BoundingBox(west=-6.0, south=50.0, east=2.0, north=56.0)


def test_quirk_079_places_by_address_alone_get_their_names_from_the_bundle() -> None:
    dataset, _ = read_dataset("079-places-by-address-only.ttl")
    assert [best(place.label) for place in dataset.spatial] == [
        "United Kingdom", "Belgium", "Northern Ireland", "London", "Wales", "England", "",
    ]  # fmt: skip
    assert dataset.spatial[-1].iri == "https://places.example/quarry-7"


def test_quirk_080_a_postal_address_is_a_name_and_nothing_else() -> None:
    dataset, _ = read_dataset("080-place-as-postal-address.ttl")
    assert [best(place.label) for place in dataset.spatial] == [
        "Quarry Lane 12, Upper Slate, SL8 4TT",
        "Quarry House, Lower Slate, SL8 4TU",
        "3 Kiln Road, Slate-on-Sea",
    ]
    assert all(place.box is None and place.geometry is None for place in dataset.spatial)


def test_quirk_081_wkt_is_read_in_every_spelling_with_the_axes_of_its_system() -> None:
    *outlines, in_the_grid = read("081-wkt-variants.ttl")[0]
    assert [dataset_of(record).spatial[0].box for record in outlines] == [BOX] * 6
    place = dataset_of(in_the_grid).spatial[0]
    assert place.box is None
    assert place.geometry is not None
    assert "PLACE-UNREADABLE" in codes_of(in_the_grid)


def test_quirk_082_geojson_is_read_under_both_types_and_under_none() -> None:
    records = read("082-geojson-datatypes.ttl")[0]
    assert [dataset_of(record).spatial[0].box for record in records] == [BOX] * 3


def test_quirk_083_four_numbers_and_envelopes_are_boxes() -> None:
    records = read("083-boxes.ttl")[0]
    assert [dataset_of(record).spatial[0].box for record in records] == [BOX] * 4
    assert all(dataset_of(record).spatial[0].geometry is None for record in records)


def test_quirk_084_wkt_in_plain_json_is_no_name() -> None:
    dataset, _ = read_dataset("084-wkt-in-plain-json.json")
    (place,) = dataset.spatial
    assert place.box == BOX
    assert place.label == ()


def test_quirk_085_a_broken_outline_is_mended_or_dropped_and_the_place_kept() -> None:
    records = read("085-broken-outlines.ttl")[0]
    places = {record.title: dataset_of(record).spatial for record in records}
    assert all(best(place.label) == "Slate Hills" for (place,) in places.values())
    drawn = {title: (place.box, place.geometry) for title, (place,) in places.items()}
    assert drawn == {
        "Not a number": (None, None),
        "Axes swapped": (BoundingBox(west=-120.0, south=50.0, east=-110.0, north=56.0), None),
        "Crossing itself": (BOX, None),
        "A point drawn as an area": (None, "POINT(-6.0 50.0)"),
        "A line drawn as an area": (None, "LINESTRING(-6.0 50.0, 2.0 50.0)"),
        "Off the globe": (None, None),
        "Brackets alone": (None, None),
    }
    mended = {record.title for record in records if "PLACE-REPAIRED" in codes_of(record)}
    dropped = {record.title for record in records if "PLACE-UNREADABLE" in codes_of(record)}
    assert mended == {
        "Axes swapped", "Crossing itself", "A point drawn as an area", "A line drawn as an area",
    }  # fmt: skip
    assert dropped == {"Not a number", "Off the globe", "Brackets alone"}


def test_quirk_086_the_first_usable_place_counts_not_the_first() -> None:
    dataset, codes = read_dataset("086-first-place-unusable.ttl")
    assert [place.box for place in dataset.spatial] == [BOX]
    assert "PLACE-UNREADABLE" in codes


def test_quirk_087_a_resolution_is_kept_in_metres_and_in_its_own_words() -> None:
    found = []
    for record in read("087-resolutions.ttl")[0]:
        dataset = dataset_of(record)
        words = best(dataset.spatial_resolution)
        found.append((dataset.spatial_resolution_in_meters, words))
        assert ("RESOLUTION-NOT-METRES" in codes_of(record)) == bool(words)
    assert found == [
        (10.0, ""),
        (10.0, ""),
        (9.144, "30 feet"),
        (1500.0, "1.5 km"),
        (None, "1:25000"),
        (10.0, ""),
        (None, "as fine as the surveyor could"),
    ]
