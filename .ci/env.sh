# Sourced by the Makefile's recipes and by the scripts here: one compiler for both halves of the program, caches outside the checkout.
# Everything set here can be overridden from the outside.
: "${HUSTINGS_CACHE:=${XDG_CACHE_HOME:-$HOME/.cache}/hustings}"
export HUSTINGS_CACHE
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$HUSTINGS_CACHE/target}"
if [ -f "$HUSTINGS_CACHE/toolchain.env" ]; then
  # Written by .ci/setup: which compiler, which linker.
  . "$HUSTINGS_CACHE/toolchain.env"
fi
# Programs from npm that make the browser's files smaller; Node itself where the system's is too old.
export HUSTINGS_NODE="${HUSTINGS_NODE:-$HUSTINGS_CACHE/node}"
export PATH="$HUSTINGS_CACHE/bin:$PATH"
