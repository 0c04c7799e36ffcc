"""Dart: an enhanced enum whose values carry code and retry."""

from __future__ import annotations

from atlas.exports.constants.language import Doc, Language, Strings
from atlas.exports.constants.spelling import braced, camel

DART = Language(
    suffix="dart",
    line="//",
    doc=Doc("  /// ", "  /// "),
    name=camel,
    string=Strings("'", braced, "$"),
    retries={"no": "no", "yes": "yes", "after-fix": "afterFix", "after-wait": "afterWait"},
    constant="$doc\n$mark  $name($code, ${type}Retry.$retry)",
    between=",\n\n",
    mark="  @Deprecated($why)\n",
    file="""\
$head

/// $about_code
enum ${type}Code {
$constants;

  const ${type}Code(this.code, this.retry);

  final String code;
  final ${type}Retry retry;

  static final Map<String, ${type}Code> _byCode = {
    for (final each in values) each.code: each,
  };

  /// $about_of
  static ${type}Code? of(String code) => _byCode[code];
}

/// $about_retry
enum ${type}Retry { no, yes, afterFix, afterWait }
""",
)
