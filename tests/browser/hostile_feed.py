"""A feed whose every text would be markup or script, were it taken for such."""

from pathlib import Path

from frontend.wiring import Installation

MARKED = """<img src=x onerror="window.wlHarmed='yes'"><script>window.wlHarmed='yes'</script>"""
TITLE = f"Quizzical {MARKED} tables"
SUMMARY = f"</p></main>{MARKED}"
KEYWORD = "quizzicality <b onmouseover=alert(1)>word</b>"
DESCRIPTION = f"""### A heading without those above it

[a link](javascript:alert(1)) and {MARKED}

{"| a_column_of_the_table " * 8}|
{"| --- " * 8}|
{"| what-stands-in-it " * 8}|

```
{"one line that goes on and on, " * 12}
```
"""
PUBLISHER = "Office for <i>Marked</i> Words"

_FEED = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<https://data.marked.example/catalogue> a dcat:Catalog ; dct:title {title} ;
    dcat:dataset <https://data.marked.example/dataset/1> .
<https://data.marked.example/organisation> a foaf:Organization ; foaf:name {publisher} .
<https://data.marked.example/dataset/1> a dcat:Dataset ;
    dct:identifier "https://data.marked.example/dataset/1" ;
    dct:title {title} ; rdfs:comment {summary} ; dct:description {description} ;
    dct:accessRights "OPEN" ; dcat:keyword {keyword} ;
    dct:publisher <https://data.marked.example/organisation> ;
    dcat:distribution [ a dcat:Distribution ; dct:title {title} ;
        dcat:downloadURL <https://data.marked.example/1.csv?%22%3E%3Cscript%3E> ] .
"""


def harvest(installation: Installation, folder: Path) -> None:
    """Harvest the feed into an installation."""
    file = folder / "marked.ttl"
    texts = {
        "title": TITLE,
        "summary": SUMMARY,
        "description": DESCRIPTION,
        "keyword": KEYWORD,
        "publisher": PUBLISHER,
    }
    written = {name: _literal(text) for name, text in texts.items()}
    file.write_text(_FEED.format(**written), encoding="utf-8")
    installation.sources.add("marked", "dcat", str(file), is_open_by_nature=False)
    source = installation.sources.get("marked")
    run = installation.harvesting.harvest(source, lambda _outcome: None)
    installation.runner.work(until_idle=True)
    assert run.state.value == "completed", run


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
