"""How languages join words into identifiers and write signs within strings."""

from __future__ import annotations

from atlas.exports.constants.names import Name


def upper(words: Name) -> str:
    """Return `GROUP_NOT_EXIST`."""
    return "_".join(words)


def pascal(words: Name) -> str:
    """Return `GroupNotExist`."""
    return "".join(word.capitalize() for word in words)


def camel(words: Name) -> str:
    """Return `groupNotExist`."""
    return words[0].lower() + pascal(words[1:])


def utf_16(sign: str) -> str:
    r"""Return `\u00e9`; a sign beyond the first 65,536 as two."""
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def utf_32(sign: str) -> str:
    r"""Return `\u00e9` or `\U0001f600`."""
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def braced(sign: str) -> str:
    r"""Return `\u{e9}`."""
    return f"\\u{{{ord(sign):x}}}"
