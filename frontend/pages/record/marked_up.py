"""Descriptions written in Markdown, as HTML that can do no harm.

HTML in a description is shown as text. Nothing that was written disappears: an image becomes a link
to it, and headings go below those of the page.
"""

from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markupsafe import Markup

_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"),
    *("s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
#: The headings of a record page's sections, which a description stands under.
_ABOVE = 2
_LOWEST = 6


def marked_up(text: str) -> Markup:
    """Return a description as HTML that is safe in a page."""
    tokens = _parser.parse(text)
    _rank_headings(tokens)
    made = _parser.renderer.render(tokens, _parser.options, {})
    return Markup(  # noqa: S704 - cleaned on this very line
        nh3.clean(
            made,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel="nofollow noopener",
        )
    )


def _rank_headings(tokens: Sequence[Token]) -> None:
    """Give headings the level that they have in the page: none is skipped, whatever was written."""
    above: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            while above and above[-1] >= token.tag:
                above.pop()
            above.append(token.tag)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_ABOVE + len(above), _LOWEST)}"


def _image_as_link(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: object, _env: object
) -> str:
    token = tokens[index]
    source = str(token.attrs.get("src", ""))
    return f'<a href="{escapeHtml(source)}">{escapeHtml(token.content or source)}</a>'


def _made_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    # Definitions of references vanish from the text, and indented words are rarely programs.
    parser.disable(["reference", "code"]).enable(["table", "strikethrough"])
    parser.add_render_rule("image", _image_as_link)
    return parser


_parser = _made_parser()
