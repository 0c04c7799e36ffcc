# Installs the Debian tools that the tests drive, unless a variable names another: all of them, or
# those given as arguments. Without the right to install, it prints the command that does.
set -eu
PATH=$PATH:/usr/sbin
wanted=" ${*:-chromium nginx node npm firefox-esr git} "
missing=

# need VARIABLE COMMAND PACKAGE
need() {
  case "$wanted" in *" $2 "*) ;; *) return ;; esac
  eval "named=\${$1:-}"
  found=$(command -v "${named:-$2}") && [ -f "$found" ] && return
  if [ -n "$named" ]; then
    echo "The tests need $2 ('$named' is no program). Install it, or name one: $1=/path/to/$2 make test" >&2
    exit 1
  fi
  missing="$missing $3"
}

need CHROMIUM chromium chromium
need NGINX nginx nginx
need NODE node nodejs
need NPM npm npm
need FIREFOX firefox-esr firefox-esr
need GIT git git

check_node() {
  case "$wanted" in *" node "*) ;; *) return ;; esac
  "${NODE:-node}" -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' && return
  echo "The tests need Node.js 20 or newer. Name one: NODE=/path/to/node make test" >&2
  exit 1
}

if [ -z "$missing" ]; then
  check_node
  exit 0
fi
install="apt-get install --yes --no-install-recommends$missing"
if ! command -v apt-get >/dev/null; then
  echo "The tests need:$missing. Install them, or name them: CHROMIUM=/path/to/chromium NGINX=/path/to/nginx make test" >&2
  exit 1
elif [ "$(id -u)" = 0 ]; then
  as_root=
elif sudo -n true 2>/dev/null; then
  as_root=sudo
else
  echo "The tests need:$missing. Install them with: sudo $install" >&2
  exit 1
fi
$as_root apt-get update --quiet=2
DEBIAN_FRONTEND=noninteractive $as_root $install --quiet=2 >/dev/null
# Debian starts what it installs; the tests start a server of their own.
case "$missing" in
  *nginx*) $as_root systemctl disable --now --quiet nginx 2>/dev/null || true ;;
esac
check_node
