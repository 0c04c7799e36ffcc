"""Which codes and constants identify their vendor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from atlas.catalog.records import VendorData

_DIGITS = 6  # of a number that needs no sign of its vendor
# Words of constants that programs of any kind print.
_ANY = frozenset(
    """
    abort aborted access account action address already and any api app application arg args
    argument arguments auth authentication authorization authorized bad body cannot canceled
    cancelled channel client code conflict connect connection data database db denied device
    disabled disconnected duplicate email empty err error exceed exceeded exist existed existing
    exists expired fail failed failure fetch field file forbidden format found friend gateway
    generic group header http id illegal in init initialized input internal invalid invalidated is
    json key large length limit limited load login logged logout long lost many max message
    messages method mismatch missing name network no not null object of offline on online operation
    out param parameter parameters params parse password path payload permission permissions
    profile quota rate reached read request requests required resource response room send sent
    server service session short size socket state status success sys system timeout timed to token
    too type unauthenticated unauthorised unauthorized unavailable undefined unexpected unknown
    unsupported update upload url user username users validation value version was wrong write
    """.split()  # noqa: SIM905
)


def shapes(data: VendorData) -> tuple[str, ...]:
    """Return how constants of a vendor begin: most of them, then those that only it has."""
    names = [name for item in data.items for name in (item.entry.code, *item.entry.names)]
    constants = [name.lower() for name in names if "_" in name and name.isupper()]
    first = Counter(f"{name.split('_')[0]}_" for name in constants).most_common(1)
    common = first[0][0] if first and first[0][1] * 5 > len(constants) * 2 > 40 else ""
    signs = (sign.text.lower() for sign in data.vendor.signs if sign.kind == "constant")
    return (common, *signs)


def specific(names: Iterable[str], shapes: Sequence[str]) -> int:
    """Return a bit for each name that is of one vendor only, `shapes` being how its own begin."""
    return sum(_is_specific(name, shapes) << at for at, name in enumerate(names))


def _is_specific(name: str, shapes: Sequence[str]) -> bool:
    """Return whether no other product prints a name: a long number, or a constant of own shape."""
    if name.removeprefix("-").isdigit():
        return len(name.removeprefix("-")) >= _DIGITS
    prefix, *own = shapes
    lower = name.lower()
    if any(lower.startswith(shape) and lower != shape for shape in own):
        return True
    begins = bool(prefix) and lower.startswith(prefix)
    return begins and any(word not in _ANY for word in lower.split("_"))
