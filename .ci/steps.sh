# The steps of .ci/test.

check_fmt() {
  command -v rustfmt >/dev/null || { echo "no rustfmt on this machine"; return 77; }
  cargo fmt --all --check
}

# One call for each set of features: the server's half, the browser's half, the bundler.
check_clippy() {
  cargo clippy -V >/dev/null 2>&1 || { echo "NO CLIPPY ON THIS MACHINE: nothing was linted"; return 77; }
  cargo clippy --locked --all-targets -- -D warnings
  cargo clippy --locked -p frontend --target wasm32-unknown-unknown -- -D warnings
  cargo clippy --locked -p bundle --all-targets -- -D warnings
}

check_gates() { .ci/gates; }

# Domain, engine, app and server, on SQLite and on PostgreSQL.
test_rust() {
  # Named, so that its absence would fail the tests of sending mail instead of leaving them out.
  if command -v smtp-sink >/dev/null; then
    export HUSTINGS_SMTP_SINK=${HUSTINGS_SMTP_SINK:-$(command -v smtp-sink)}
  else
    echo "NO smtp-sink ON THIS MACHINE: mail is not sent to a real server"
  fi
  .ci/with-postgres cargo test --locked
  cargo test --locked -p bundle
}

# Those on PostgreSQL again where texts don't sort by their bytes: what only holds for the C locale fails here. Chosen by their name,
# not by their crate, which alone would be compiled anew with fewer features.
test_icu() { HUSTINGS_PG_ICU=da .ci/with-postgres cargo test --locked postgres; }

build_release() {
  .ci/build release
  .ci/gates release
}

# Every page in a real browser, against the release build, on SQLite and on PostgreSQL.
test_browser() {
  if [ -e end2end/node_modules ] && [ ! -L end2end/node_modules ]; then
    echo "end2end/node_modules is a folder; it should be a link into the cache: remove it"
    return 1
  fi
  ln -sfn "$HUSTINGS_NODE/node_modules" end2end/node_modules
  export HUSTINGS_BIN="${HUSTINGS_BIN:-$CARGO_TARGET_DIR/release/hustings}"
  "$HUSTINGS_BIN" demo --help >/dev/null 2>&1 || { echo "THIS BUILD HAS NO \`hustings demo\`, which the browser tests start from: none was run"; return 77; }
  cd end2end
  node_modules/.bin/tsc --noEmit
  ../.ci/with-postgres node_modules/.bin/playwright test
}
