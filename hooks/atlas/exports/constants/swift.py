"""Swift: an enum whose raw values are the codes."""

from __future__ import annotations

from atlas.exports.constants.language import Doc, Language, Strings
from atlas.exports.constants.spelling import braced, camel

SWIFT = Language(
    suffix="swift",
    line="//",
    doc=Doc("    /// ", "    /// "),
    name=camel,
    string=Strings('"', braced),
    retries={"no": "no", "yes": "yes", "after-fix": "afterFix", "after-wait": "afterWait"},
    constant="$doc\n$mark    case $name = $code",
    between="\n\n",
    mark="    @available(*, deprecated, message: $why)\n",
    member=".$name",
    beside=",\n            ",
    group="        case $members:\n            return .$retry",
    file="""\
$head

/// $about_code
public enum ${type}Code: String, CaseIterable, Sendable {
$constants

    /// $about_retry
    public var retry: ${type}Retry {
        switch self {
$groups
        }
    }
}

/// $about_retry
public enum ${type}Retry: String, Sendable {
    case no
    case yes
    case afterFix = "after-fix"
    case afterWait = "after-wait"
}
""",
)
