"""Kotlin: an enum class whose entries carry code and retry."""

from __future__ import annotations

from atlas.exports.constants.language import Doc, Language, Strings
from atlas.exports.constants.spelling import upper, utf_16

KOTLIN = Language(
    suffix="kt",
    line="//",
    doc=Doc("    /**\n     * ", "     * ", "\n     */"),
    name=upper,
    string=Strings('"', utf_16, "$"),
    retries={"no": "NO", "yes": "YES", "after-fix": "AFTER_FIX", "after-wait": "AFTER_WAIT"},
    constant="$doc\n$mark    $name($code, ${type}Retry.$retry)",
    between=",\n\n",
    mark="    @Deprecated($why)\n",
    file="""\
$head

/** $about_code */
enum class ${type}Code(val code: String, val retry: ${type}Retry) {
$constants;

    companion object {
        private val byCode = entries.associateBy { it.code }

        /** $about_of */
        fun of(code: String): ${type}Code? = byCode[code]
    }
}

/** $about_retry */
enum class ${type}Retry { NO, YES, AFTER_FIX, AFTER_WAIT }
""",
)
