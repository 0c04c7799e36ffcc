"""Handlers of forms: their placeholders, and the lists and platforms that they hold for."""

from __future__ import annotations

from bad.changes import ACME, Case, Edit, Link, Remove, Write


def handled(handler: str, scope: str = "", forms: str = "") -> list[Edit | Write | Remove | Link]:
    """Return a form with a handler, given as YAML, its scope, and forms before it."""
    form = (
        f"forms:\n{forms}"
        "  - title: Callback\n"
        f"    text: The code is in `code`.\n    evidence: source document\n{scope}"
        f"    handler:\n{handler}"
    )
    return [Edit(ACME, "forms:\n", form)]


def code(*lines: str) -> str:
    """Return a complete handler with lines of code."""
    text = "".join(f"        {line}\n" for line in lines)
    return f"      language: kotlin\n      error: error\n      code: |\n{text}"


SOUND = code("if (code == {code}) {", "  {branch}", "}")
CONSTANTS = "      constants:\n        form: {form}\n        evidence: https://acme.example/kit\n"
CASES = [
    Case(
        "handler in an unknown language",
        handled(SOUND.replace("kotlin", "cobol")),
        [
            "data/acme/vendor.yml:16:17: 'language' is 'cobol'; it must be one of 'javascript', "
            "'typescript', 'java', 'kotlin', 'swift', 'objective-c', 'dart', 'csharp', 'cpp', "
            "'go', 'python' or 'json' (wrong-value)"
        ],
    ),
    Case(
        "handler without its language",
        handled(SOUND.replace("      language: kotlin\n", "")),
        [
            "data/acme/vendor.yml:16:7: field 'language' is missing; add it (missing-field)",
        ],
    ),
    Case(
        "handler of an unknown list",
        handled(SOUND, "    lists: [servr]\n"),
        [
            "data/acme/vendor.yml:15:13: unknown list 'servr'; did you mean 'server'? "
            "valid: 'server' (unknown-list)"
        ],
    ),
    Case(
        "handler of a platform that its list does not have",
        handled(SOUND, "    lists: [server]\n    platforms: [ios]\n"),
        [
            "data/acme/vendor.yml:16:17: platform 'ios' is not one of the lists': 'rest'; "
            "add it there or remove it here (foreign-platform)"
        ],
    ),
    Case(
        "handler of a list that cannot be read",
        [
            *handled(
                f"{SOUND}{CONSTANTS.format(form='Error.{name}')}        sources: [kit]\n",
                "    platforms: [ios]\n",
            ),
            Write("acme/mobile.yml", "title: Mobile\n=======\n"),
        ],
        [
            "data/acme/mobile.yml:2:1: this is an unresolved merge conflict; keep what is right of "
            "the two versions and remove the lines that begin with '<<<<<<<', '|||||||', "
            "'=======' and '>>>>>>>' (merge-conflict)"
        ],
    ),
    Case(
        "handler without the code",
        handled(code("if (code == 7) {", "  {branch}", "}")),
        [
            "data/acme/vendor.yml:18:13: '{code}' is missing; write it where the program "
            "compares the code (missing-placeholder)"
        ],
    ),
    Case(
        "handler with the branch beside other code",
        handled(code("if (code == {code}) { {branch} }")),
        [
            "data/acme/vendor.yml:18:13: the line '{branch}' is missing; add it where the app "
            "acts (missing-placeholder)"
        ],
    ),
    Case(
        "handler that needs a constant and names none",
        handled(code("if (code == {constant}) {", "  {branch}", "}")),
        [
            "data/acme/vendor.yml:18:13: '{constant}' needs 'constants'; add them, or write "
            "'{code}' (missing-placeholder)"
        ],
    ),
    Case(
        "constants without their name",
        handled(SOUND + CONSTANTS.format(form="Error.NAME")),
        [
            "data/acme/vendor.yml:23:15: '{name}' is missing; write it where the constant is "
            "(missing-placeholder)"
        ],
    ),
    Case(
        "constants of an unknown source",
        handled(SOUND + CONSTANTS.format(form="Error.{name}") + "        sources: [documnt]\n"),
        [
            "data/acme/vendor.yml:25:19: unknown source 'documnt'; did you mean 'document'? "
            "valid: 'document' (unknown-source)"
        ],
    ),
    Case(
        "two handlers of a platform",
        handled(
            SOUND,
            forms="  - title: Body\n    text: The code is in `code`.\n"
            f"    evidence: source document\n    handler:\n{SOUND}",
        ),
        [
            "data/acme/vendor.yml:26:7: form 'Body' has a handler for list 'server' and platform "
            "'rest' already; remove one (two-handlers)"
        ],
    ),
]
