# What the tests and the release need: clippy and rustfmt, Node with the tools of end2end/package.json, Chromium, PostgreSQL's programs
# and a mail sink. Nothing is started here.

# Clippy and rustfmt of the same compiler (5 s).
if ! cargo clippy -V >/dev/null 2>&1 || ! have rustfmt; then
  say "installing clippy and rustfmt (5 s)"
  if [ "$RUSTC" = /usr/bin/rustc ]; then
    packages rust-web-clippy rustfmt-web || say "no clippy: that check will be left out, and say so"
  else
    rustup component add clippy rustfmt </dev/null >&2 || say "no clippy: that check will be left out, and say so"
  fi
fi

# Node 20 or newer (30 s where there is none).
node_major() { node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0; }
if ! have npm || [ "$(node_major)" -lt 20 ]; then
  say "installing Node (30 s)"
  have npm || packages nodejs npm || fail "Node 20 or newer with npm is missing"
  if [ "$(node_major)" -lt 20 ]; then
    rm -rf "$HUSTINGS_CACHE/node22.new"
    npm install --silent --no-audit --no-fund --prefix "$HUSTINGS_CACHE/node22.new" node@22 >&2 || fail "Node 20 or newer is missing"
    rm -rf "$HUSTINGS_CACHE/node22" && mv "$HUSTINGS_CACHE/node22.new" "$HUSTINGS_CACHE/node22"
    ln -sf "$HUSTINGS_CACHE/node22/node_modules/node/bin/node" "$HUSTINGS_CACHE/bin/node"
  fi
fi

# Playwright, axe, wasm-opt, esbuild, lightningcss: exactly the lock's (15 s, 190 MB). Playwright's own browser is not wanted.
if ! cmp -s "$lock" "$HUSTINGS_NODE/package-lock.json" || [ ! -d "$HUSTINGS_NODE/node_modules" ]; then
  say "installing the tools of end2end/package.json (15 s)"
  rm -rf "$HUSTINGS_NODE.new"
  mkdir -p "$HUSTINGS_NODE.new"
  cp "$here/../end2end/package.json" "$lock" "$HUSTINGS_NODE.new/"
  (cd "$HUSTINGS_NODE.new" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --no-audit --no-fund </dev/null >&2) || fail "npm could not install the tools"
  rm -rf "$HUSTINGS_NODE"
  mv "$HUSTINGS_NODE.new" "$HUSTINGS_NODE"
fi

# Chromium (20 s, 300 MB): the one without windows, which starts faster, or else any other.
if ! have chromium-headless-shell; then
  say "installing Chromium (20 s)"
  packages chromium-headless-shell || have chromium || have chromium-browser || have google-chrome || packages chromium || fail "Chromium is missing"
fi

# PostgreSQL's programs, any version: the tests start a cluster of their own (10 s). Debian's package would start one at once; told not to.
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! have initdb; then
  say "installing PostgreSQL's programs (10 s)"
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    as_root mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  packages -o Dpkg::Options::=--force-confold postgresql || fail "PostgreSQL is missing"
fi

# A load generator for `make bench` (2 s).
have wrk || packages wrk || say "no wrk: the benchmarks over HTTP will say so"

# postfix's smtp-sink, a mail server that takes everything and delivers nothing. Only its files: installed as a package, postfix would
# start a mail server on this machine (5 s).
sink="$HUSTINGS_CACHE/smtp-sink"
if ! have smtp-sink && ! [ -x "$sink/usr/sbin/smtp-sink" ] && have apt-get; then
  say "unpacking smtp-sink (5 s)"
  rm -rf "$sink.new" && mkdir -p "$sink.new"
  as_root apt-get -qq update >&2 || true
  packages libicu72 libdb5.3 libnsl2 >/dev/null 2>&1 || true
  (cd "$sink.new" && apt-get -qq download postfix >&2 && dpkg -x postfix_*.deb . && rm postfix_*.deb) || fail "postfix could not be fetched"
  rm -rf "$sink" && mv "$sink.new" "$sink"
fi
if [ -x "$sink/usr/sbin/smtp-sink" ]; then
  printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$@"\n' "$sink/usr/lib/postfix" "$sink/usr/sbin/smtp-sink" >"$HUSTINGS_CACHE/bin/smtp-sink.new"
  chmod +x "$HUSTINGS_CACHE/bin/smtp-sink.new"
  mv "$HUSTINGS_CACHE/bin/smtp-sink.new" "$HUSTINGS_CACHE/bin/smtp-sink"
fi
