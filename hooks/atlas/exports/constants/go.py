"""Go: a package of typed constants."""

from __future__ import annotations

from atlas.exports.constants.language import Doc, Language, Strings
from atlas.exports.constants.spelling import pascal, utf_32

GO = Language(
    suffix="go",
    line="//",
    doc=Doc("\t// ", "\t// "),
    name=pascal,
    string=Strings('"', utf_32),
    retries={
        "no": "RetryNo",
        "yes": "RetryYes",
        "after-fix": "RetryAfterFix",
        "after-wait": "RetryAfterWait",
    },
    constant="$doc\n\t$name Code = $code",
    between="\n\n",
    ended="\nDeprecated: $why",
    member="$name",
    beside=",\n\t\t",
    group="\tcase $members:\n\t\treturn $retry, true",
    file="""\
$head

// Package ${package}codes: $about_all
package ${package}codes

// $about_code
type Code string

const (
$constants
)

// $about_retry
type Retry string

const (
	RetryNo        Retry = "no"
	RetryYes       Retry = "yes"
	RetryAfterFix  Retry = "after-fix"
	RetryAfterWait Retry = "after-wait"
)

// $about_retry $about_known
func (c Code) Retry() (retry Retry, known bool) {
	switch c {
$groups
	}
	return "", false
}
""",
)
