"""Hand-written pages are read strictly, their links are followed, and nothing in them acts."""

from __future__ import annotations

import time

import pytest

from prospectus import limits
from prospectus.hosts import patience
from prospectus.hosts.cleaning import cleaned, text
from prospectus.hosts.content import Content, HandWritten, take_in
from prospectus.hosts.links import Targets, resolved
from prospectus.hosts.links import problems as link_problems
from prospectus.hosts.sources import gather
from prospectus.reports import told
from sandbox import Sandbox

PAGE = HandWritten("help/first.md", "help/first/", None, None, "", 0)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a4944415478da63600000000200"
    "01e527defc0000000049454e44ae426082"
)
KNOWN = Targets(
    named={
        "course:sarn-college/plumbing": "courses/sarn-college/plumbing/",
        "provider:sarn-college": "providers/sarn-college/",
        "site:sarn-college/weir": "places/sarn-college/weir/",
        "sector:digital": "subjects/digital/",
        "level:1/2": "levels/level-1-2/",
        "route:digital": "routes/digital/",
        "destination:plumber": "routes/to/plumber/",
    },
    addresses=frozenset({"", "courses/", "help/", "help/first/", "privacy/"}),
    files=frozenset({"help/index.md", "help/first.md", "privacy.md", "help/map.png"}),
)


def said(sandbox: Sandbox) -> list[str]:
    """What is wrong with the hand-written pages, without what there is to do about it."""
    problems = gather(sandbox.root).problems
    return [
        told(one).splitlines()[0]
        for one in problems
        if one.place.path.startswith("content/") and "area/" not in one.place.path
    ]


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sound_area_has_no_problems(sandbox: Sandbox) -> None:
    assert said(sandbox) == []


def test_addresses_are_those_that_the_host_gives(sandbox: Sandbox) -> None:
    sandbox.write("content/help/index.md", "# Help\n")
    sandbox.write("content/help/first.md", "# First\n")
    assert take_in(sandbox.root).addresses == {"privacy/", "help/", "help/first/"}


def test_front_matter_is_read_as_text_and_the_body_starts_after_it(sandbox: Sandbox) -> None:
    sandbox.write("content/a.md", "---\r\ntitle: 12:30\r\ndescription: Fish & chips\r\n---\r\n# Body\r\n")
    page = take_in(sandbox.root).pages["a.md"]
    assert (page.title, page.description, page.body, page.skipped) == ("12:30", "Fish & chips", "# Body\n", 4)


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("title: a\ntitle: b\n", "content/a.md:3:1: error: “title” is written twice"),
        ("title: &x a\n", "content/a.md:2:8: error: "),
        ("template: base.html\n", "content/a.md:2:1: error: “template” is not a key that is known here."),
        ("title: [a, b]\n", "content/a.md:2:1: error: This is not one text."),
        ("title: <script>alert(1)</script>\n", "content/a.md:2:8: error: “<script>"),
        (
            f"title: {'x' * (limits.TITLE + 1)}\n",
            "content/a.md:2:1: error: “title” has 256 characters; the most is 255.",
        ),
        ("title: a\n" + "- " * 5000 + "\n", "content/a.md:3:1: error: "),
    ],
)
def test_front_matter_is_held_to_the_rules_of_the_data(sandbox: Sandbox, front: str, says: str) -> None:
    sandbox.write("content/a.md", f"---\n{front}---\n# Body\n")
    assert any(one.startswith(says) for one in said(sandbox)), said(sandbox)


def test_a_page_at_the_limit_is_read_and_one_over_it_is_not(sandbox: Sandbox) -> None:
    sandbox.write("content/at.md", b"x" * limits.CONTENT_PAGE_BYTES)
    assert said(sandbox) == []
    sandbox.write("content/over.md", b"x" * (limits.CONTENT_PAGE_BYTES + 1))
    assert said(sandbox) == [
        "content/over.md:1:1: error: This page has 65,537 bytes; the most is 65,536. [page-too-large]"
    ]


def test_bytes_that_are_not_utf_8_are_placed(sandbox: Sandbox) -> None:
    sandbox.write("content/a.md", b"# A\n\ncaf\xe9\n")
    assert said(sandbox) == ["content/a.md:3:1: error: There is a character here that is not UTF-8. [not-utf-8]"]


def test_characters_that_nobody_sees_are_placed(sandbox: Sandbox) -> None:
    sandbox.write("content/a.md", "# A\n\nab\u202ecd\n")
    assert said(sandbox) == [
        "content/a.md:3:3: error: There is an invisible or control character (U+202E) here. [unseen-character]"
    ]


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff"])
def test_a_picture_is_told_by_its_own_bytes(sandbox: Sandbox, data: bytes) -> None:
    sandbox.write("content/help/pic.png", data)
    assert [one.partition(":")[0] for one in said(sandbox)] == ["content/help/pic.png"]


@pytest.mark.parametrize(
    ("path", "id_"),
    [
        ("content/script.js", "unknown-file"),
        ("content/page.html", "unknown-file"),
        ("content/logo.svg", "unknown-file"),
        ("content/form.pdf", "unknown-file"),
        ("content/Big Page.md", "name-not-an-id"),
        ("content/_shell-home/index.md", "name-not-an-id"),
        ("content/index.md", "two-pages-one-address"),
        ("content/privacy/index.md", "two-pages-one-address"),
    ],
)
def test_what_does_not_belong_into_content_is_refused(sandbox: Sandbox, path: str, id_: str) -> None:
    sandbox.write(path, "x")
    assert [one.rpartition("[")[2] for one in said(sandbox)] == [f"{id_}]"]


def test_a_symbolic_link_is_refused(sandbox: Sandbox) -> None:
    (sandbox.root / "content/leak.md").symlink_to("/etc/passwd")
    assert [one.rpartition("[")[2] for one in said(sandbox)] == ["symbolic-link]"]


# ── Links ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("href", "whole"),
    [
        ("course:sarn-college/plumbing", "../../courses/sarn-college/plumbing/"),
        ("Course:sarn-college/plumbing", "../../courses/sarn-college/plumbing/"),
        ("provider:sarn-college", "../../providers/sarn-college/"),
        ("site:sarn-college/weir", "../../places/sarn-college/weir/"),
        ("sector:digital", "../../subjects/digital/"),
        ("level:1/2", "../../levels/level-1-2/"),
        ("route:digital", "../../routes/digital/"),
        ("destination:plumber", "../../routes/to/plumber/"),
        ("destination:nobody", None),
        ("course:sarn-college/nothing", None),
        ("/courses/", "../../courses/"),
        ("/", "../../"),
        ("/nothing/", None),
        ("../../privacy/#a", "../../privacy/#a"),
        ("./#a", "../../help/first/#a"),
        ("../map.png", "../../help/map.png"),
        ("../nothing/", None),
        ("../../../../etc/passwd", None),
        ("//evil.example/", None),
        ("#part", "#part"),
        ("https://www.example.org/", "https://www.example.org/"),
        ("http://www.example.org/", None),
        ("https://user:pass@example.org/", None),
        ("mailto:office@example.org", "mailto:office@example.org"),
        ("mailto:a@example.org?body=x", None),
        ("tel:01632 960900", "tel:01632 960900"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://example.org/", None),
    ],
)
def test_a_link_leads_where_it_should_or_nowhere(href: str, whole: str | None) -> None:
    assert resolved(href, PAGE, KNOWN) == whole


@pytest.mark.parametrize(
    ("markdown", "says"),
    [
        ("[x](course:sarn-college/plumbin)", ":3:5: error: There is no course called “sarn-college/plumbin”"),
        ("[x](provider:sarn)", ":3:5: error: There is no provider called “sarn”"),
        ("[x](level:9)", ":3:5: error: There is no level called “9”"),
        ("[x](route:digitl)", ":3:5: error: There is no route called “digitl”"),
        ("[x](destination:plumber)", ":3:5: error: There is no destination called “plumber”"),
        ("[x](nothing.md)", ":3:5: error: There is no file “nothing.md” beside this page."),
        ("[x](/nothing/)", ":3:5: error: There is no page with the address “/nothing/”."),
        ("[x](http://example.org/)", ":3:5: error: “http://example.org/” cannot be linked to."),
        ("[x](javascript:alert(1))", ":3:5: error: “javascript:alert(1)” is not an address that we link to."),
        ("[x][y]\n\n[y]: ftp://example.org", ":5:6: error: “ftp://example.org” is not an address"),
        ("<ftp://example.org/>", ":3:2: error: “ftp://example.org/” is not an address"),
        ('<a href="data:x">x</a>', ":3:10: error: “data:x” is not an address"),
        ("![x](https://example.org/x.png)", ":3:6: error: The picture “https://example.org/x.png” is on another site."),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem_where_it_stands(sandbox: Sandbox, markdown: str, says: str) -> None:
    sandbox.write("content/a.md", f"# A\n\n{markdown}\n")
    assert [one[len("content/a.md") :].startswith(says) for one in said(sandbox)] == [True], said(sandbox)


def test_the_nearest_name_is_suggested(sandbox: Sandbox) -> None:
    sandbox.write("content/a.md", "[x](course:sarn-college/plumbin)\n")
    (problem,) = gather(sandbox.root).errors
    assert problem.do == "Did you mean “course:sarn-college/plumbing”?"


@pytest.mark.parametrize(
    ("meant", "typed"), [("destination:bricklayer", "destination:brickleyer"), ("route:digital", "route:digitl")]
)
def test_an_unknown_route_or_destination_is_told_at_its_line_with_a_guess(meant: str, typed: str) -> None:
    known = Targets({meant: "there/", "course:oak/bricklayer": "elsewhere/"}, frozenset({"there/"}), frozenset())
    page = HandWritten("a.md", "a/", None, None, f"# A\n\nSee [x]({typed}) and [y]({meant}).\n", 2)
    (problem,) = link_problems(Content({"a.md": page}, frozenset(), ()), known)
    assert (problem.id, problem.place.line) == (f"no-such-{typed.partition(':')[0]}", 5)
    assert problem.do == f"Did you mean “{meant}”?"


def test_what_stands_in_code_is_no_link_and_no_html(sandbox: Sandbox) -> None:
    code = "`[x](nothing.md)` and ``<script>``\n\n```yaml\n[x](nothing.md)\n<script>\n```\n\n~~~\n<iframe>\n~~~\n"
    sandbox.write("content/a.md", code)
    assert said(sandbox) == []


def test_sound_links_of_every_kind_have_no_problem(sandbox: Sandbox) -> None:
    sandbox.write("content/help/pic.png", PNG)
    sandbox.write(
        "content/help/a.md",
        "[1](course:sarn-college/plumbing) [2](provider:sarn-college) [3](site:sarn-college/weir) [4](sector:digital)\n"
        "[5](level:2) [6](../privacy.md#privacy) [7](/courses/) [8](#here) [9](https://www.example.org/a_(b)) \n"
        "[10](mailto:a@example.org) [11](tel:01632960900) ![12](pic.png) <https://example.org/> [13](/a-z/)\n"
        '[14](/how-lists-are-ordered/) [15](/partnership/ "title") [16](/privacy/)\n',
    )
    assert said(sandbox) == []


# ── Cleaning ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "html",
    [
        '<div class="admonition note"><p class="admonition-title">Note</p><p>Text</p></div>',
        '<details class="tip" open=""><summary>Tip</summary><p>Text</p></details>',
        '<table><thead><tr><th align="right">a</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<h2 class="nice" id="here">Here</h2>',
        '<p><a class="md-button md-button--primary" href="../../privacy/">Go</a></p>',
        '<div class="highlight"><pre><span></span><code><span class="nt">a</span></code></pre></div>',
        '<ol start="3"><li>c</li></ol>',
        "<dl><dt>a</dt><dd>b</dd></dl>",
        '<abbr title="Further education">FE</abbr>',
        '<img alt="Map" src="../../help/map.png" width="40">',
    ],
)
def test_what_reading_pages_are_made_of_is_kept(html: str) -> None:
    assert cleaned(html, PAGE, KNOWN) == (html, [])


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("a<script>alert(1)</script>b", "ab"),
        ("<style>p{}</style>b", "b"),
        ('<p onclick="x()">b</p>', "<p>b</p>"),
        ('<p style="color:red">b</p>', "<p>b</p>"),
        ('<iframe src="https://example.org"></iframe>', ""),
        ('<form action="https://example.org"><input name="a"><button>b</button></form>', "b"),
        ('<svg onload="x()"><a href="x"></a></svg>', ""),
        ('<base href="https://example.org/"><meta http-equiv="refresh" content="0"><link rel="stylesheet">', ""),
        ('<a href="javascript:alert(1)">b</a>', "<a>b</a>"),
        ('<a href="&#106;avascript:alert(1)">b</a>', "<a>b</a>"),
        ('<img alt="x" src="https://example.org/x.png">', '<img alt="x">'),
        ('<img alt="x" src="course:sarn-college/plumbing">', '<img alt="x" src="../../courses/sarn-college/plumbing/">'),
        ('<p class="md-overlay mermaid js shell-header ok">b</p>', '<p class="ok">b</p>'),
        ('<p id="__main">b</p>', "<p>b</p>"),
        ('<p id="&quot;><script>">b</p>', "<p>b</p>"),
        ("<!-- secret -->b", "b"),
        ('<a href="https://example.org/" target="_blank" ping="https://x.example">b</a>', '<a href="https://example.org/">b</a>'),
        ('<math><mtext><table><mglyph><style><img src=x onerror="x()">', None),
    ],
)  # fmt: skip
def test_what_acts_styles_or_loads_is_taken_out(html: str, safe: str | None) -> None:
    found, _ = cleaned(html, PAGE, KNOWN)
    assert found == safe if safe is not None else "onerror" not in found


def test_dead_links_are_told() -> None:
    assert cleaned('<a href="../nothing/">a</a>', PAGE, KNOWN) == ("<a>a</a>", ["../nothing/"])


def test_the_words_of_a_page_are_found_apart() -> None:
    assert text("<h1>A</h1><p>b &amp; <em>c</em></p><ul><li>d</li><li>e</li></ul>") == "A b & c d e"


@pytest.mark.parametrize(
    ("markdown", "says"),
    [
        ("<script>x</script>", ":3:1: error: The tag “script” cannot be used in a page."),
        ("<iframe src='/courses/'></iframe>", ":3:1: error: The tag “iframe” cannot be used in a page."),
        ("<p onclick='x()'>x</p>", ":3:4: error: The attribute “onclick” cannot be used in a page."),
        ("<p\nstyle='x'>x</p>", ":4:1: error: The attribute “style” cannot be used in a page."),
    ],
)
def test_html_that_would_be_taken_out_is_a_problem_where_it_stands(sandbox: Sandbox, markdown: str, says: str) -> None:
    sandbox.write("content/a.md", f"# A\n\n{markdown}\n")
    assert said(sandbox)[0].startswith(f"content/a.md{says}")


def test_a_page_that_takes_too_long_is_given_up() -> None:
    patience.begin("content/a.md", ValueError, seconds=0.05)
    with pytest.raises(ValueError, match=r"content/a\.md:1:1: error: This page takes longer than 0\.05 seconds"):
        while True:
            pass
    patience.begin("content/a.md", ValueError, seconds=0.05)
    patience.end()


@pytest.mark.parametrize("written", ["[a](course:no/such{0})\n", "[a](file{0}.md)\n", "[a](/no/such/{0}/)\n"])
def test_thousands_of_wrong_links_are_told_without_a_guess_for_each(written: str) -> None:
    markdown = "".join(written.format(number) for number in range(2_000))
    page = HandWritten("a.md", "a/", None, None, markdown, 0)
    names = {f"course:sarn-college/such-{number}": f"courses/{number}/" for number in range(2_000)}
    known = Targets(names, frozenset(names.values()), frozenset(f"file-{number}.md" for number in range(2_000)))
    began = time.process_time()
    assert len(list(link_problems(Content({"a.md": page}, frozenset(), ()), known))) == 2_000
    assert time.process_time() - began < 4


def test_thousands_of_open_brackets_are_looked_through_quickly() -> None:
    page = HandWritten("a.md", "a/", None, None, "[a\n" * 20_000, 0)
    began = time.process_time()
    assert list(link_problems(Content({"a.md": page}, frozenset(), ()), KNOWN)) == []
    assert time.process_time() - began < 0.7
