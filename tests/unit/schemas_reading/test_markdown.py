"""HTML as Markdown, and Markdown as plain words."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.pages.record.marked_up import marked_up
from schemas.markdown import markdown, plain

PIECES = [
    *("<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>"),
    *("<script>", "</script>", "<style>", "<!--", "-->", "<a href='javascript:x()'>", "</a>"),
    *("<a href=https://w.example/>", "<img src=x onerror=y>", "<svg onload=z>", "<iframe src=q>"),
    *("&lt;", "&gt;", "&amp;", "&#60;", "<", ">", "`", "```", "*", "_", "[", "](", ")", "|", "\\"),
    *("\n", " ", "words", "<pre>", "<code>", "<h2>", "<o:p>", "<unknown>", "\xa0", "#", "- "),
]
SHOWN = {
    *("html", "head", "body", "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr"),
    *("li", "ol", "p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
html = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text()


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("<p>One &amp; two</p><p>three</p>", "One & two\n\nthree"),
        ("<p>River <b>levels</b> <i>daily</i></p>", "River **levels** *daily*"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<h2>Method</h2>text", "## Method\n\ntext"),
        ("see <a href='https://w.example/a?b=1&amp;c=2'>w</a>", "see [w](https://w.example/a?b=1&c=2)"),
        ("<a href='mailto:team@w.example'>team</a>", "[team](mailto:team@w.example)"),
        ("<a href='javascript:alert(1)'>press</a> <a href=' java\nscript:x'>k</a>", "press k"),
        ("<a href='data:text/html,x'>d</a> <a href='/here'>h</a>", "d h"),
        ("a<script>alert(1)</script><style>p{}</style><iframe src=x>f</iframe><!-- c -->b", "ab"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
         "| A | B |\n| --- | --- |\n| 1 | 2 |"),
        ("line<br/>line", "line\nline"),
        ("one\nline <b>two</b>", "one\nline **two**"),
        ("<div>a line\nof the source</div>", "a line of the source"),
        ("&lt;p&gt;escaped&lt;/p&gt;", "escaped"),
        ("depth <0.5 m <b>or</b> <unknown>", "depth <0.5 m **or** <unknown>"),
        ("<p>from Word<o:p></o:p></p>", "from Word"),
        ("<p style='display:none'>hidden</p><p hidden>too</p>", "hidden\n\ntoo"),
        ("<p><img src='x.png'></p>", ""),
    ],
)  # fmt: skip
def test_html_becomes_markdown(written: str, made: str) -> None:
    assert markdown(written) == made


@pytest.mark.parametrize("text", ["1 < 2 & 3 > 2", "a<b", "AT&T", "**bold** _it_\n\n- x", "<none>"])
def test_text_without_html_stays_as_it_is(text: str) -> None:
    assert markdown(text) == text


@given(html)
def test_no_html_is_left_when_the_markdown_is_shown(value: str) -> None:
    made = markdown(value)
    assert markdown(made) == made
    fragment = html5lib.parseFragment(marked_up(made), namespaceHTMLElements=False)
    for element in fragment.iter():
        assert not isinstance(element.tag, str) or element.tag in SHOWN | {"DOCUMENT_FRAGMENT"}
        assert set(element.attrib) <= {"href", "rel", "start"}
        assert not element.attrib.get("href", "").lower().startswith(("javascript", "data"))


@pytest.mark.parametrize("bomb", [
    "<div>" * 40_000, "<ul><li>" * 40_000, "<b>" * 40_000, "<table><tr><td>" * 20_000,
    "<blockquote>" * 3_000, "<script>" * 20_000, "<!--" * 20_000, "<" * 60_000,
    "&amp;" * 60_000 + "<p>", "[" * 60_000 + "<p>", "*" * 60_000 + "<p>", "](" * 30_000 + "<p>",
])  # fmt: skip
@pytest.mark.timeout(5)
def test_nesting_beyond_measure_takes_no_time_and_loses_no_words(bomb: str) -> None:
    assert "words" in markdown(f"words <p> {bomb}")
    plain(bomb)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("# Title\n\nSome **bold** and *slanted*", "Title\n\nSome bold and slanted"),
        ("see [the page](https://w.example/a_(b)) now", "see the page now"),
        ("<https://w.example/a> and <team@w.example>", "https://w.example/a and team@w.example"),
        ("| A | B |\n| --- | --- |\n| 1 | 2 |", "A, B\n1, 2"),
        ("> said\n\n---\n\n`code` ~~old~~ __b__ _i_", "said\n\ncode old b i"),
        ("1\\. not a list, 2\\*3", "1. not a list, 2*3"),
        ("5 * 3 * 2, a_snake_name, a < b, C:\\data", "5 * 3 * 2, a_snake_name, a < b, C:\\data"),
        ("- a\n- b", "- a\n- b"),
    ],
)  # fmt: skip
def test_plain_words_have_no_marks(written: str, words: str) -> None:
    assert plain(written) == words


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_plain_words_are_never_more_than_was_written(value: str) -> None:
    assert len(plain(value)) <= len(value) + value.count("|")
