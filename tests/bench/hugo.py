"""A project of Hugo's that renders pages of the same number, sizes and values."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import yaml

from floor import TEMPLATE, VALUE, texts_in

CONFIG = """\
baseURL = "https://atlas.example/"
title = "bench"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home", "404"]
disablePathToLower = true
[outputs]
page = ["HTML"]
"""
LAYOUT = (
    TEMPLATE.replace("{% for text in texts %}", "{{ range .Params.texts }}")
    .replace("{{ text }}", "{{ . }}")
    .replace("{% endfor %}", "{{ end }}")
)


def write_hugo_project(folder: Path, data: Path, sizes: list[tuple[int, str]]) -> int:
    """Write the project; return how many pages it has. Other files than pages are left out."""
    (folder / "hugo.toml").write_text(CONFIG, "utf-8")
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "layouts/_default/single.html").write_text(LAYOUT, "utf-8")
    found = [
        text
        for path in sorted(data.rglob("*.yml"))
        for text in texts_in(yaml.load(path.read_bytes(), yaml.CBaseLoader))
    ]
    texts = itertools.cycle(found)
    pages = [(size, path) for size, path in sizes if path.endswith("/index.html")]
    (folder / "content").mkdir()
    for number, (size, path) in enumerate(pages):
        front = {
            "title": path,
            "url": "/" + path.removesuffix("index.html"),
            "texts": list(itertools.islice(texts, size // VALUE)),
        }
        target = folder / "content" / f"page-{number}.html"
        target.write_text(json.dumps(front, ensure_ascii=False) + "\n", "utf-8")
    return len(pages)
