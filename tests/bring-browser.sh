# The browser tests drive Debian's Chromium, or the one that CHROMIUM names. Where it is
# missing, install it if this user may; else say the one command that does.
set -eu
browser=${CHROMIUM:-chromium}
command -v "$browser" >/dev/null && exit 0
install="apt-get install --yes --no-install-recommends chromium"
if [ -z "${CHROMIUM:-}" ] && command -v apt-get >/dev/null; then
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif sudo -n true 2>/dev/null; then
    as_root=sudo
  else
    echo "The browser tests need Chromium. Install it with: sudo $install" >&2
    exit 1
  fi
  $as_root apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive $as_root $install --quiet=2 >/dev/null
  exit 0
fi
echo "The browser tests need Chromium ('$browser' was not found). Install it, or name one: CHROMIUM=/path/to/chromium make test" >&2
exit 1
