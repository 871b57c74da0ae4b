# System packages. Defines `packages NAME...`; checks what every other step takes for granted.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

# Installs Debian packages. Starts no service and asks nothing.
packages() {
  have apt-get || return 1
  as_root true || return 1
  if [ -z "${lists_updated:-}" ]; then
    say "reading the package lists (5-20 s)"
    as_root apt-get -qq update >&2 || say "the package lists could not be renewed; trying with the old ones"
    lists_updated=yes
  fi
  # An installation that was interrupted is finished first.
  as_root dpkg --configure -a >&2 || true
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -qq install -y --no-install-recommends "$@" >"$HUSTINGS_CACHE/apt.log" 2>&1 || {
    tail -5 "$HUSTINGS_CACHE/apt.log" >&2
    return 1
  }
}

for need in git make cc; do
  have $need && continue
  say "installing $need (20 s)"
  packages git make gcc libc6-dev || fail "$need is missing: install git, make and a C compiler"
done
