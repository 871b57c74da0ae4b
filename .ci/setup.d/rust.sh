# A Rust compiler with the target wasm32-unknown-unknown, and $HUSTINGS_CACHE/toolchain.env that says which. Looked for in this order:
#   1. installed already: the one in PATH, then Debian's                                                            no time
#   2. `rustup target add`                                                                                          10-30 s
#   3. Debian's compiler for browsers (rustc-web), with the library for wasm32 built from its sources               90 s
min_minor=95

minor() { "$1" -V 2>/dev/null | sed -n 's/^rustc 1\.\([0-9]*\)\..*/\1/p'; }
new_enough() { [ -n "$(minor "$1")" ] && [ "$(minor "$1")" -ge $min_minor ]; }
library_of() { echo "$("$1" --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib"; }
has_wasm() { ls "$(library_of "$1")"/libstd-*.rlib >/dev/null 2>&1; }
llvm_major() { "$1" -vV | sed -n 's/^LLVM version: \([0-9]*\)\..*/\1/p'; }

# Writes toolchain.env for the compiler $1 (with its cargo beside it), then says so.
use_toolchain() {
  local rustc=$1 bin env="$HUSTINGS_CACHE/toolchain.env" llvm
  bin=$(dirname "$rustc")
  llvm=$(llvm_major "$rustc")
  {
    echo "export RUSTC=$rustc CARGO=$bin/cargo RUSTDOC=$bin/rustdoc"
    echo "export PATH=\"$bin:\$PATH\""
    # lld links the server in a quarter of the time. Debian's has a number in its name, so links without it go first in PATH.
    if have "ld.lld-$llvm"; then
      ln -sf "$(command -v "ld.lld-$llvm")" "$HUSTINGS_CACHE/bin/ld.lld"
      ln -sf "$(command -v "wasm-ld-$llvm")" "$HUSTINGS_CACHE/bin/rust-lld"
    fi
    if [ "$(uname -sm)" = "Linux x86_64" ] && { [ -e "$HUSTINGS_CACHE/bin/ld.lld" ] || have ld.lld; }; then
      echo 'export CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS="-Clink-arg=-fuse-ld=lld"'
    fi
    if have "wasm-ld-$llvm" && [ ! -e "$("$rustc" --print sysroot)/lib/rustlib/$("$rustc" -vV | sed -n 's/^host: //p')/bin/rust-lld" ]; then
      echo "export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$llvm"
    fi
  } >"$env.new"
  mv "$env.new" "$env"
  . "$env"
  say "compiler: $("$RUSTC" -V) at $rustc"
}

# The compiler's real place: rustup's `rustc` is a proxy that asks rustup each time.
real() { if have rustup && [ "$(basename "$(readlink -f "$1")")" = rustup ]; then rustup which rustc; else readlink -f "$1"; fi; }

installed_already() {
  local one
  for one in "$(command -v rustc || true)" /usr/bin/rustc; do
    [ -x "$one" ] || continue
    one=$(real "$one") || continue
    if new_enough "$one" && has_wasm "$one" && [ -x "$(dirname "$one")/cargo" ]; then
      use_toolchain "$one"
      return 0
    fi
  done
  return 1
}

with_rustup() {
  have rustup || return 1
  say "asking rustup for the target wasm32-unknown-unknown (10-30 s)"
  if ! new_enough "$(rustup which rustc 2>/dev/null || echo none)"; then
    say "its compiler is older than 1.$min_minor: asking for the current one as well"
    timeout 300 rustup toolchain install stable --profile minimal --target wasm32-unknown-unknown </dev/null >&2 || return 1
    RUSTUP_TOOLCHAIN=stable; export RUSTUP_TOOLCHAIN
  else
    timeout 120 rustup target add wasm32-unknown-unknown </dev/null >&2 || { say "rustup could not get it"; return 1; }
  fi
  use_toolchain "$(rustup which rustc)"
}

with_debian() {
  have apt-get || return 1
  say "installing Debian's compiler for browsers (30 s)"
  packages rustc-web cargo-web rust-web-src || return 1
  new_enough /usr/bin/rustc || { say "Debian's compiler is $(/usr/bin/rustc -V), older than 1.$min_minor"; return 1; }
  packages "lld-$(llvm_major /usr/bin/rustc)" || return 1
  has_wasm /usr/bin/rustc || build_wasm_library
  use_toolchain /usr/bin/rustc
}

# Debian has the sources of the standard library, not the library for wasm32. An empty crate is compiled with it, and what Cargo
# made of the library on the way is put where the compiler looks.
build_wasm_library() {
  local work library
  say "building the standard library for wasm32 (45 s)"
  work=$(mktemp -d)
  mkdir -p "$work/src"
  : >"$work/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[lib]\ncrate-type = ["cdylib"]\n[workspace]\n' >"$work/Cargo.toml"
  (
    cd "$work"
    # With bitcode inside, so that the release build can optimise across crates (lto).
    env -u CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR="$work/target" \
      RUSTFLAGS=-Cembed-bitcode=yes \
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="wasm-ld-$(llvm_major /usr/bin/rustc)" \
      /usr/bin/cargo build -q --release -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown
  ) || { rm -rf "$work"; fail "the standard library for wasm32 could not be built"; }
  rm -f "$work"/target/wasm32-unknown-unknown/release/deps/libempty*
  library=$(library_of /usr/bin/rustc)
  as_root mkdir -p "$(dirname "$library")"
  as_root rm -rf "$library.new" "$library"
  as_root mkdir "$library.new"
  as_root cp "$work"/target/wasm32-unknown-unknown/release/deps/*.rlib "$library.new/"
  as_root mv "$library.new" "$library"
  rm -rf "$work"
}

if [ -n "${RUSTC:-}" ] && new_enough "$RUSTC" && has_wasm "$RUSTC"; then
  say "compiler: $("$RUSTC" -V), as before"
else
  installed_already || with_rustup || with_debian ||
    fail "no Rust 1.$min_minor or newer with the target wasm32-unknown-unknown: install rustup (https://rustup.rs), then 'rustup target add wasm32-unknown-unknown'"
fi
