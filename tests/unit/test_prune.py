"""Of the theme's stylesheet all that can match the site is shipped, and little else."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser

from atlas.output.css_pruning import names_in, prune, terse
from built_site import BuiltSite

CASES = [
    ("a class that is used", ".a{x:1}", ".a{x:1;}"),
    ("one that is not", ".z{x:1}", ""),
    ("only the selectors that can match", ".a,.z .a,p>b{x:1}", ".a,p>b{x:1;}"),
    ("a state asks for nothing", "p:hover::after,.z:hover{x:1}", "p:hover::after{x:1;}"),
    ("in doubt it stays", "p:not(.z),p:is(.z,.y){x:1}", "p:not(.z),p:is(.z,.y){x:1;}"),
    ("attributes and IDs", "[open]>#b,[lang=de],#z{x:1}", "[open]>#b{x:1;}"),
    ("groups, and none empty", "@media print{.z{x:1}}@media print{.a{x:1}}",
     "@media print{.a{x:1;}}"),
    ("a property that is read", ":root{--u:1;--v:2;--w:3}.a{x:var(--u)}",
     ":root{--u:1;--w:3;}.a{x:var(--u);}"),
    ("one that only another reads", ":root{--y:1;--z:var(--y)}.a{x:1}", ".a{x:1;}"),
    ("an animation that runs", "@keyframes m{to{x:1}}@keyframes n{to{x:1}}.a{animation:m 1s}",
     "@keyframes m{to{x:1};}.a{animation:m 1s;}"),
    ("a semicolon in a text", '.a{x:url("data:;,{}");y:1}', '.a{x:url("data:;,{}");y:1;}'),
]  # fmt: skip


@pytest.mark.parametrize(("css", "kept"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_a_rule_stays_if_it_can_match(css: str, kept: str) -> None:
    assert prune(css, frozenset({".a", "b", "p", "#open", "#b"}), ".own{x:var(--w)}") == kept


def test_our_own_rules_lose_comments_and_line_breaks_only() -> None:
    css = '/* a; b */\n.a, .b > c {\n  x: 1px 2px;\n  y: "{ a:  b; }";\n}\n'
    assert terse(css) == '.a,.b > c{x:1px 2px;y:"{ a:  b; }";}'
    assert terse(f"{css}/* d */ /* e */\n.f /* g */\n.h{{z:1/* i */ 2}}").endswith("}.f .h{z:1 2}")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('<p id="d" class="a-b {{ c }}">nav</p>', {"p", ".a-b", ".c", "#d", "#nav"}),
        ('element("dl", { className: "a b" })', {"dl", ".a", ".b"}),
        ('document.createElement("dl").classList.add("a")', {"dl", ".a"}),
        ('{% set h = "h3" %}<{{ h }} hidden>', {"h3", "#hidden"}),
    ],
)
def test_names_are_elements_classes_and_any_other_words(text: str, names: set[str]) -> None:
    found = names_in(text)
    assert names <= found
    assert {name for name in found if name[0] != "#"} == {name for name in names if name[0] != "#"}


MATCHING = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const found = [];
    const look = (rules) => {
        for (const rule of rules) {
            if (rule.cssRules && !rule.selectorText) look(rule.cssRules);
            if (!rule.selectorText) continue;
            if ([...rule.style].every((name) => name.startsWith("--"))) continue;
            for (const selector of rule.selectorText.split(/,(?![^(]*\\))/)) {
                const bare = selector.replace(/(?<!\\()::?[\\w-]+(?![\\w(-])/g, "")
                    .replace(/(^|[>+~ ])\\s*(?=[>+~]|$)/g, "$1*");
                if (document.querySelector(bare)) found.push(selector.trim());
            }
        }
    };
    const layer = [...sheet.cssRules].find((rule) => rule instanceof CSSLayerBlockRule);
    look((layer ?? sheet).cssRules);
    return [...new Set(found)].sort();
}"""


def test_every_rule_of_the_theme_that_matches_a_page_is_shipped(
    site: BuiltSite, chromium: Browser, address: str
) -> None:
    """Whatever a template, a script or a written page makes keeps the style it has."""
    (theme,) = Path(material.__path__[0]).glob("templates/assets/stylesheets/main.*.min.css")
    whole = theme.read_text("utf-8")
    shipped = (site.folder / site.assets / "atlas.css").read_text("utf-8")
    page = chromium.new_page()
    lost = set()
    kept = 0
    for path in ("", "find/?q=token", "agora/", "cometchat/403/", "agora/607/", "matrix/", "guide/",
                 "migrate/agora/openim/", "api/", "links/", "hosting/", "404.html"):  # fmt: skip
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        now = set(page.evaluate(MATCHING, shipped))
        lost |= set(page.evaluate(MATCHING, whole)) - now
        kept += len(now)
    page.close()
    assert lost == set()
    assert kept > 300
    assert len(shipped) < len(whole) / 2
