"""Lists: their platforms and sources, and what two lists say of one code."""

from __future__ import annotations

from bad.changes import ACME, SERVER, VENDOR, Case, Edit, Write, web

CASES = [
    Case(
        "source that no entry cites",
        [
            Edit(
                SERVER,
                "sources:\n",
                "sources:\n  - {id: kit, title: Kit, publisher: Acme,\n"
                '     retrieved: "2026-11-21"}\n',
            ),
            Edit(SERVER, 'lines: "3-4"', 'lines: {document: "3-4"}'),
            Edit(SERVER, 'lines: "8"', 'lines: {document: "8"}'),
        ],
        [
            "data/acme/server.yml:4:10: no entry cites source 'kit'; name its lines in the "
            "entries that are based on it, or remove it (unused-source)"
        ],
    ),
    Case(
        "unknown platform of a list",
        [Edit(SERVER, "platforms: [rest]", "platforms: [rest, andriod]")],
        [
            (
                "data/acme/server.yml:2:19: unknown platform 'andriod'; did you mean "
                "'android'? valid: 'android', 'ios', 'rest', 'web' (unknown-platform)"
            ),
        ],
    ),
    Case(
        "unknown platform of an entry and of a constant",
        [
            Edit(
                SERVER,
                "name: NO_SUCH_USER",
                "name: {NO_SUCH_USER: [rest], NoSuchUser: [palm]}\n    platforms: [palm]",
            )
        ],
        [
            (
                "data/acme/server.yml:13:47: unknown platform 'palm'; valid: 'android', 'ios', "
                "'rest', 'web' (unknown-platform)"
            ),
            (
                "data/acme/server.yml:14:17: unknown platform 'palm'; valid: 'android', 'ios', "
                "'rest', 'web' (unknown-platform)"
            ),
        ],
    ),
    Case(
        "unknown platform of a sign",
        [
            Edit(
                ACME,
                "forms:",
                "signs:\n  - {text: xyz, kind: word, weight: weak, platforms: [palm]}\nforms:",
            )
        ],
        [
            (
                "data/acme/vendor.yml:12:55: unknown platform 'palm'; valid: 'android', 'ios', "
                "'rest', 'web' (unknown-platform)"
            ),
        ],
    ),
    Case(
        "platform that the list does not have",
        [Edit(SERVER, "name: NO_SUCH_USER", "name: NO_SUCH_USER\n    platforms: [web]")],
        [
            (
                "data/acme/server.yml:14:17: platform 'web' is not one of the list's: 'rest'; "
                "add it there or remove it here (foreign-platform)"
            ),
        ],
    ),
    Case(
        "constant of a platform that the entry does not have",
        [
            Edit(
                SERVER, "name: NO_SUCH_USER", "name: {NO_SUCH_USER: [rest], NoSuchUser: [web, ios]}"
            )
        ],
        [
            (
                "data/acme/server.yml:13:47: platform 'web' is not one of the entry's: 'rest'; "
                "add it there or remove it here (foreign-platform)"
            ),
            (
                "data/acme/server.yml:13:52: platform 'ios' is not one of the entry's: 'rest'; "
                "add it there or remove it here (foreign-platform)"
            ),
        ],
    ),
    Case(
        "constant without platforms",
        [Edit(SERVER, "name: NO_SUCH_USER", "name: {NO_SUCH_USER: []}")],
        [
            (
                "data/acme/server.yml:13:26: 'NO_SUCH_USER' is empty; add a value or leave the "
                "field out (empty-text)"
            ),
        ],
    ),
    Case(
        "constants as a list",
        [Edit(SERVER, "name: NO_SUCH_USER", "name: [NO_SUCH_USER, NoSuchUser]")],
        [
            (
                "data/acme/server.yml:13:11: 'name' must be text or a mapping, not a list "
                "(wrong-type)"
            ),
        ],
    ),
    Case(
        "messages as a mapping",
        [Edit(SERVER, "message: user not found", "message: {a: user not found}")],
        [
            (
                "data/acme/server.yml:14:14: 'message' must be text or a list, not a mapping "
                "(wrong-type)"
            ),
        ],
    ),
    Case(
        "message twice",
        [Edit(SERVER, "message: user not found", "message: [gone, user not found, gone]")],
        [
            (
                "data/acme/server.yml:14:37: item 3 of 'message' repeats item 1; remove one "
                "(duplicate-item)"
            ),
        ],
    ),
    Case(
        "message that repeats the code",
        [Edit(SERVER, "message: user not found", 'message: [user not found, "100"]')],
        [
            (
                "data/acme/server.yml:14:14: 'message' repeats the code '100'; remove "
                "'message' (repeats-code)"
            ),
        ],
    ),
    Case(
        "list named that is no file",
        [Edit(ACME, "summary:", "lists: [server, web]\nsummary:")],
        [
            "data/acme/vendor.yml:3:17: unknown list 'web'; valid: 'server' (unknown-list)",
        ],
    ),
    Case(
        "range of an unknown list",
        [Edit(ACME, "    meaning: Users", "    meaning: Users\n    lists: [sever]")],
        [
            (
                "data/acme/vendor.yml:11:13: unknown list 'sever'; did you mean 'server'? "
                "valid: 'server' (unknown-list)"
            ),
        ],
    ),
    Case(
        "two sources with one ID",
        [
            Edit(
                SERVER,
                "sections:",
                '  - {id: document, title: x, publisher: x, retrieved: "2026-11-21"}\nsections:',
            )
        ],
        [
            (
                "data/acme/server.yml:9:10: id 'document' appears twice in 'sources'; rename "
                "one (duplicate-id)"
            ),
            (
                "data/acme/server.yml:32:12: the list has several sources; write 'lines' as "
                "'document: 3-4' below (unknown-source)"
            ),
            (
                "data/acme/server.yml:43:12: the list has several sources; write 'lines' as "
                "'document: 8' below (unknown-source)"
            ),
        ],
    ),
    Case(
        "file of a repository without a commit",
        [
            Edit(
                SERVER,
                "    publisher: Acme",
                "    publisher: Acme\n    repository: https://github.com/a/b\n    path: x",
            )
        ],
        [
            (
                "data/acme/server.yml:4:5: a file of a repository needs 'commit', 'path', "
                "'repository'; add 'commit' (incomplete-source)"
            ),
        ],
    ),
    Case(
        "commit by its short hash",
        [Edit(SERVER, "    publisher: Acme", "    publisher: Acme\n    commit: 0ab1c2d")],
        [
            (
                "data/acme/server.yml:7:13: 'commit' '0ab1c2d' is not a commit; write its 40 "
                "hexadecimal digits (wrong-value)"
            ),
        ],
    ),
    Case(
        "lines of an unknown source",
        [Edit(SERVER, 'lines: "8"', 'lines: {document: "8", guide: "1"}')],
        [
            (
                "data/acme/server.yml:42:28: unknown source 'guide'; valid: 'document' "
                "(unknown-source)"
            ),
        ],
    ),
    Case(
        "source with lines as a whole",
        [Edit(SERVER, 'lines: "8"', "lines: whole")],
        [
            "data/acme/server.yml:42:12: source 'document' has lines; name them in place of "
            "'whole' (whole-source)",
        ],
    ),
    Case(
        "lines of a source that has none",
        [Edit(SERVER, "    publisher: Acme", "    publisher: Acme\n    without_lines: web page")],
        [
            "data/acme/server.yml:32:12: source 'document' has no lines; write 'whole' "
            "(whole-source)",
            "data/acme/server.yml:43:12: source 'document' has no lines; write 'whole' "
            "(whole-source)",
        ],
    ),
    Case(
        "lines of a source that run backwards",
        [Edit(SERVER, 'lines: "8"', 'lines: {document: "8-2"}')],
        [
            (
                "data/acme/server.yml:42:23: 'lines' '8-2' do not ascend from 1; sort the line "
                "numbers (wrong-order)"
            ),
        ],
    ),
    Case(
        "HTTP status that is none",
        [Edit(SERVER, "message: user not found", 'message: user not found\n    http: ["4xx"]')],
        [
            (
                "data/acme/server.yml:15:12: item 1 of 'http' '4xx' is not an HTTP status; "
                "write its three digits, quoted (wrong-value)"
            ),
        ],
    ),
    Case(
        "two lists that say the same",
        [
            Write(
                "acme/web.yml",
                web('"ERR_SLOW_DOWN"')
                .replace("The user does not exist.", "Too many requests, unlike [[100]].")
                .replace("category: user", "category: limit")
                .replace("user-not-found: exact", "too-many-requests: narrower"),
            )
        ],
        [
            (
                "data/acme/web.yml:8:11: code 'ERR_SLOW_DOWN' says the same as in list "
                "'server' (data/acme/server.yml:32); merge the two into one list that names "
                "the platforms of both (same-entry)"
            ),
        ],
    ),
    Case(
        "cause of a problem that the entry does not have",
        [
            Edit(
                SERVER,
                "returns: user is gone",
                "returns: user is gone\n        problem: too-many-requests",
            )
        ],
        [
            (
                "data/acme/server.yml:20:18: problem 'too-many-requests' is not one of the "
                "entry's: 'user-not-found'; add it to 'problems' or correct it "
                "(foreign-problem)"
            ),
        ],
    ),
    Case(
        "observed cause without evidence",
        [
            Edit(
                SERVER,
                "message: user not found",
                "message: user not found\n    observed:\n      - text: The ID had a space.",
            )
        ],
        [
            "data/acme/server.yml:16:9: field 'evidence' is missing; add it (missing-field)",
        ],
    ),
    Case(
        "observed cause with an empty list of evidence",
        [
            Edit(
                SERVER,
                "message: user not found",
                "message: user not found\n    observed: [{text: A space., evidence: []}]",
            )
        ],
        [
            "data/acme/server.yml:15:43: 'evidence' is empty; add a value (empty-text)",
        ],
    ),
    Case(
        "deprecated and retired",
        [
            Edit(
                SERVER,
                "message: user not found",
                "message: user not found\n    deprecated: {reason: Use the other.}\n"
                '    retired: {since: "2026-01-01", reason: Use the other.}',
            )
        ],
        [
            (
                "data/acme/server.yml:15:5: a code that is no longer sent is not deprecated; "
                "remove 'deprecated' (two-ends)"
            ),
        ],
    ),
    Case(
        "deprecated in favor of a retired code",
        [
            Edit(
                SERVER,
                "message: user not found",
                "message: user not found\n    deprecated: {reason: Old., instead: ERR_SLOW_DOWN}",
            ),
            Edit(
                SERVER,
                'lines: "8"',
                'lines: "8"\n    retired: {since: "2026-01-01", reason: Gone.}',
            ),
        ],
        [
            (
                "data/acme/server.yml:15:41: 'ERR_SLOW_DOWN' is retired; name a code in use, "
                "or remove 'instead' (retired-successor)"
            ),
        ],
    ),
    Case(
        "deprecated in favor of an unknown code",
        [
            Edit(
                SERVER,
                "message: user not found",
                'message: user not found\n    deprecated: {reason: Old., instead: "99"}',
            )
        ],
        [
            (
                "data/acme/server.yml:15:41: unknown code 'acme/99'; valid: '100', "
                "'ERR_SLOW_DOWN' (unknown-related)"
            ),
        ],
    ),
    Case(
        "alias of another vendor",
        [
            Edit(ACME, "summary:", "aliases: [Roadrunner, zeta chat, roadrunner]\nsummary:"),
            Write(
                "zeta/vendor.yml",
                VENDOR.replace("Acme", "Zeta"),
            ),
            Write("zeta/server.yml", web('"1"')),
        ],
        [
            (
                "data/acme/vendor.yml:3:23: alias 'zeta chat' already names vendor 'zeta'; "
                "keep it in one place (duplicate-alias)"
            ),
            (
                "data/acme/vendor.yml:3:34: alias 'roadrunner' already names vendor 'acme'; "
                "keep it in one place (duplicate-alias)"
            ),
        ],
    ),
    Case(
        "word of two platforms",
        [Edit("platforms.yml", "words: [JavaScript]", "words: [JavaScript, Rest API]")],
        [
            (
                "data/platforms.yml:6:25: word 'Rest API' already names platform 'rest'; keep "
                "it in one place (duplicate-alias)"
            ),
        ],
    ),
    Case(
        "product without a sign",
        [Write("other-products.yml", "products:\n  - id: crow\n    name: Crow\n")],
        [
            (
                "data/other-products.yml:2:5: product 'crow' has no sign; add `hosts`, "
                "`packages`, `keys` or `words` (missing-sign)"
            ),
        ],
    ),
    Case(
        "signs of products that name a vendor, another product, or nothing",
        [
            Write(
                "other-products.yml",
                "products:\n"
                "  - {id: crow, name: Crow, hosts: [crow.example], words: [acme, IM]}\n"
                "  - {id: rook, name: Rook, packages: [Crow.Example]}\n",
            )
        ],
        [
            (
                "data/other-products.yml:2:59: 'acme' is already a sign of 'acme'; keep it in "
                "one place (product-sign)"
            ),
            (
                "data/other-products.yml:2:65: 'IM' is too short to identify a product; write a "
                "longer sign (product-sign)"
            ),
            (
                "data/other-products.yml:3:39: 'Crow.Example' is already a sign of 'crow'; keep "
                "it in one place (product-sign)"
            ),
        ],
    ),
]
