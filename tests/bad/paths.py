"""Codes, vendors, lists and IDs as paths; published paths."""

from __future__ import annotations

from atlas.urls import RESERVED_SLUGS
from bad.changes import CATEGORIES, OTHER, PROBLEMS, SERVER, Case, Edit, Write, web

DEVICE = (
    "is a reserved device name on Windows; write the vendor's number, or its constant "
    "with the prefix"
)
CODES = {
    "../../etc/passwd": "begins or ends with a dot, which file systems and servers drop; remove "
    "the dot",
    "_INTERNAL": "begins with '_', which some hosts do not serve; remove the '_'",
    "a%2Fb": "contains '%2F', which a URL decodes to '/'; decode it",
    "%2e%2e": "contains '%2e', which a URL decodes to '.'; decode it",
    "a%00b": "contains '%00', which a URL decodes to '\\x00'; decode it",
    "NUL.": "begins or ends with a dot, which file systems and servers drop; remove the dot",
    "CON": DEVICE,
    "aux": DEVICE,
    "Com1": DEVICE,
    "LPT9.txt": DEVICE,
}
KEEP = (
    "no longer resolves; restore the page: a published id or folder is never renamed or removed "
    "(lost-address)"
)


def _gone(vendor: str, line: int, paths: int) -> str:
    begin = "path begins" if paths == 1 else "paths begin"
    return (
        f"data/ledger.txt:{line}:1: the folder '{vendor}' is gone; {paths} published {begin} with "
        "its name; restore it: a published folder is never renamed or removed (lost-address)"
    )


USER = "categories:\n  - id: user\n    title: User\n    meaning: Users are named wrongly.\n"


def code(text: str, wrong: str) -> Case:
    diagnostic = f"data/acme/web.yml:8:11: code '{text}' {wrong} (code-path)"
    return Case(f"code {text[:20]}", [Write("acme/web.yml", web(f'"{text}"'))], [diagnostic])


def reserved(slug: str) -> Case:
    changes = [Write(f"{slug}/vendor.yml", OTHER), Write(f"{slug}/web.yml", web('"100"'))]
    diagnostic = (
        f"data/{slug}/vendor.yml:1:1: vendor slug '{slug}' is reserved for a path of the site; "
        "rename the folder (reserved-vendor)"
    )
    return Case(f"vendor called {slug}", list(changes), [diagnostic])


CASES = [
    Case(
        "same code twice in a list",
        [
            Edit(SERVER, 'code: "ERR_SLOW_DOWN"', 'code: "100"'),
            Edit(SERVER, 'related: ["acme/100"]', "notes: [Twice.]"),
            Edit(SERVER, 'related: ["ERR_SLOW_DOWN"]', "advice: [Wait.]"),
        ],
        [
            "data/acme/server.yml:32:11: code '100' appears twice in this list, first on line 11; "
            "merge the two entries (duplicate-code)"
        ],
    ),
    Case("same code in two lists of a vendor is valid", [Write("acme/web.yml", web('"100"'))], []),
    Case(
        "paths that differ in case",
        [Write("acme/web.yml", web('"err_slow_down"'))],
        [
            "data/acme/web.yml:8:11: code 'err_slow_down' has the same path as 'ERR_SLOW_DOWN' "
            "(data/acme/server.yml:32); change the spelling of one of them (slug-collision)"
        ],
    ),
    Case(
        "paths that are the same after replacement",
        [
            Edit(SERVER, 'code: "100"', 'code: "ERR SLOW/DOWN"'),
            Edit(SERVER, '"ERR_SLOW_DOWN"\n    section', '"ERR-SLOW-DOWN"\n    section'),
            Edit(SERVER, 'related: ["ERR_SLOW_DOWN"]', "advice: [Wait.]"),
            Edit(SERVER, 'related: ["acme/100"]', "notes: [None.]"),
            Edit(SERVER, "unlike [[100]]", "that is all"),
        ],
        [
            "data/acme/server.yml:32:11: code 'ERR-SLOW-DOWN' has the same path as 'ERR "
            "SLOW/DOWN' (data/acme/server.yml:11); change the spelling of one of them "
            "(slug-collision)"
        ],
    ),
    Case(
        "paths that are the same with hyphens",
        [Write("acme/web.yml", web('"Err.Slow-Down"'))],
        [
            "data/acme/web.yml:8:11: code 'Err.Slow-Down' has the same path with hyphens as "
            "'ERR_SLOW_DOWN' (data/acme/server.yml:32); change the spelling of one of them "
            "(slug-collision)"
        ],
    ),
    Case(
        "path that another code has with hyphens",
        [Write("acme/web.yml", web('"err-slow-down"'))],
        [
            "data/acme/web.yml:8:11: code 'err-slow-down' has the same path with hyphens as "
            "'ERR_SLOW_DOWN' (data/acme/server.yml:32); change the spelling of one of them "
            "(slug-collision)"
        ],
    ),
    Case(
        "one ticket ID for codes of two vendors",
        [
            Write("acme/web.yml", web('"west-1"')),
            Write("acme-west/vendor.yml", OTHER),
            Write("acme-west/web.yml", web('"1"')),
        ],
        [
            "data/acme-west/web.yml:8:11: code '1' has the same ticket ID 'ACME-WEST-1' as "
            "'west-1' of 'acme' (data/acme/web.yml:8); rename the folder of one of the vendors "
            "(ticket-collision)"
        ],
    ),
    Case(
        "one ticket ID for codes of two vendors, with hyphens",
        [
            Write("acme/web.yml", web('"WEST_1.x"')),
            Write("acme-west/vendor.yml", OTHER),
            Write("acme-west/web.yml", web('"1_X"')),
        ],
        [
            "data/acme-west/web.yml:8:11: code '1_X' has the same ticket ID 'ACME-WEST-1-X' as "
            "'WEST_1.x' of 'acme' (data/acme/web.yml:8); rename the folder of one of the "
            "vendors (ticket-collision)"
        ],
    ),
    Case(
        "one name of types for a vendor and a list",
        [
            Write("acme/west.yml", web('"200"')),
            Write("acme-west/vendor.yml", OTHER),
            Write("acme-west/web.yml", web('"1"')),
        ],
        [
            "data/acme/west.yml:1:1: the constants of 'acme/west' have the same types as those of "
            "'acme-west'; rename the file or folder that is not published yet (type-collision)"
        ],
    ),
    Case(
        "code: parent folder",
        [Write("acme/web.yml", web('".."'))],
        [
            "data/acme/web.yml:8:11: code '..' contains no letter a-z or digit for a path; write "
            "the code that the vendor prints (code-path)"
        ],
    ),
    Case(
        "code: this folder",
        [Write("acme/web.yml", web('"."'))],
        [
            "data/acme/web.yml:8:11: code '.' contains no letter a-z or digit for a path; write "
            "the code that the vendor prints (code-path)"
        ],
    ),
    Case(
        "code: only signs",
        [Write("acme/web.yml", web('"?!"'))],
        [
            "data/acme/web.yml:8:11: code '?!' contains no letter a-z or digit for a path; write "
            "the code that the vendor prints (code-path)"
        ],
    ),
    *(code(text, wrong) for text, wrong in CODES.items()),
    *map(reserved, sorted(RESERVED_SLUGS)),
    Case(
        "code: dot at the end",
        [Write("acme/web.yml", web('"100."'))],
        [
            "data/acme/web.yml:8:11: code '100.' begins or ends with a dot, which file systems "
            "and servers drop; remove the dot (code-path)"
        ],
    ),
    Case(
        "code: dot at the beginning",
        [Write("acme/web.yml", web('".100"'))],
        [
            "data/acme/web.yml:8:11: code '.100' begins or ends with a dot, which file systems "
            "and servers drop; remove the dot (code-path)"
        ],
    ),
    Case(
        "code: white space at the end",
        [Write("acme/web.yml", web('"100 "'))],
        [
            "data/acme/web.yml:8:11: code '100 ' begins or ends with white space; remove it "
            "(code-path)"
        ],
    ),
    Case(
        "code: vendor's page",
        [Write("acme/web.yml", web('"index.html"'))],
        [
            "data/acme/web.yml:8:11: code 'index.html' would replace the page of the vendor; "
            "write it without '.html' (code-path)"
        ],
    ),
    Case(
        "code: as long as a text",
        [Write("acme/web.yml", web('"' + 101 * "x" + '"'))],
        [
            "data/acme/web.yml:8:11: code '"
            + 101 * "x"
            + (
                "' is longer than 100 characters; put the text in 'message', not in 'code' "
                "(code-path)"
            )
        ],
    ),
    Case("negative code is valid", [Write("acme/web.yml", web('"-1"'))], []),
    *(
        Case(
            f"vendor called {slug} is valid",
            [Write(f"{slug}/vendor.yml", OTHER), Write(f"{slug}/web.yml", web('"100"'))],
            [],
        )
        for slug in ("menu", "title", "search", "docs", "404", "new-chat-2")
    ),
    Case(
        "published path that no longer resolves",
        [Write("ledger.txt", "/\nguide/\nacme/100/\n\nacme/999/\nproblems/gone/\nold/1/\n")],
        [
            "data/ledger.txt:5:1: published path 'acme/999/' no longer resolves; keep the code "
            "with 'retired', or name it in 'formerly' of its new code (lost-address)",
            f"data/ledger.txt:6:1: published path 'problems/gone/' {KEEP}",
            _gone("old", 7, 1),
        ],
    ),
    Case(
        "published problem without codes is valid",
        [
            Write("ledger.txt", "problems/too-many-requests/\n"),
            Edit(SERVER, "too-many-requests: narrower", "user-not-found: narrower"),
            Edit(SERVER, "category: limit", "category: user"),
            Edit(PROBLEMS, "category: limit", "category: user"),
            Write("categories.yml", USER),
        ],
        [],
    ),
    Case(
        "category called like an ID of the pages is valid",
        [
            Edit(CATEGORIES, "id: limit", "id: content"),
            Edit(PROBLEMS, "category: limit", "category: content"),
            Edit(SERVER, "category: limit", "category: content"),
        ],
        [],
    ),
    Case(
        "vendor folder with capitals",
        [Write("Beta/vendor.yml", OTHER), Write("Beta/web.yml", web('"100"'))],
        [
            "data/Beta:1:1: folder name 'Beta' is not a slug; rename it: use small letters, "
            "digits and single hyphens (file-name)"
        ],
    ),
    Case(
        "folder without a vendor",
        [Write("_drafts/web.yml", web('"100"'))],
        [
            "data/_drafts:1:1: folder name '_drafts' is not a slug; rename it: use small "
            "letters, digits and single hyphens (file-name)"
        ],
    ),
    Case(
        "hidden folder",
        [Write(".beta/web.yml", web('"100"'))],
        [
            "data/.beta:1:1: folder name '.beta' is not a slug; rename it: use small letters, "
            "digits and single hyphens (file-name)"
        ],
    ),
    Case(
        "list name with capitals",
        [Write("acme/Web_SDK.yml", web('"200"'))],
        [
            "data/acme/Web_SDK.yml:1:1: list name 'Web_SDK' is not a slug; rename the file: "
            "use small letters, digits and single hyphens (file-name)"
        ],
    ),
    Case(
        "ending .yaml",
        [Write("acme/web.yaml", web('"200"'))],
        [
            "data/acme/web.yaml:1:1: only files named *.yml are read in a vendor's folder; "
            "rename it or remove it (stray-file)"
        ],
    ),
    Case(
        "file that is not a list",
        [Write("acme/notes.txt", "Ask Acme.")],
        [
            "data/acme/notes.txt:1:1: only files named *.yml are read in a vendor's folder; "
            "rename it or remove it (stray-file)"
        ],
    ),
    Case(
        "folder in a vendor's folder",
        [Write("acme/old/server.yml", "x")],
        [
            "data/acme/old:1:1: only files named *.yml are read in a vendor's folder; rename "
            "it or remove it (stray-file)"
        ],
    ),
    Case(
        "folder named like a list",
        [Write("acme/web.yml/codes.yml", "x")],
        [
            "data/acme/web.yml:1:1: only files named *.yml are read in a vendor's folder; "
            "rename it or remove it (stray-file)"
        ],
    ),
    Case(
        "stray file beside the vocabularies",
        [Write("vendors.yaml", "x")],
        [
            "data/vendors.yaml:1:1: the file is not read here; move it into a vendor's folder or "
            "remove it (stray-file)"
        ],
    ),
]
