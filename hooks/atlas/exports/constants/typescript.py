"""TypeScript: a constant object and the union of its values, so that a code is plain text."""

from __future__ import annotations

from atlas.exports.constants.language import Doc, Language, Strings
from atlas.exports.constants.spelling import upper, utf_16

TYPESCRIPT = Language(
    suffix="ts",
    line="//",
    doc=Doc("  /**\n   * ", "   * ", "\n   */"),
    name=upper,
    string=Strings('"', utf_16),
    retries={each: f'"{each}"' for each in ("no", "yes", "after-fix", "after-wait")},
    constant="$doc\n  $name: $code,",
    between="\n\n",
    ended="@deprecated $why",
    # A computed key is always a key; `"__proto__": …` would not be one.
    member="  [${type}Code.$name]: $retry,",
    file="""\
$head

/** $about_code */
export const ${type}Code = {
$constants
} as const;

/** $about_code */
export type ${type}Code = (typeof ${type}Code)[keyof typeof ${type}Code];

/** $about_retry */
export type ${type}Retry = "no" | "yes" | "after-fix" | "after-wait";

/** $about_retry */
export const ${variable}Retry: Readonly<Record<${type}Code, ${type}Retry>> = {
$groups
};
""",
)
