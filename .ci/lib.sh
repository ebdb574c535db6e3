# What the scripts beside this file share. Sourced, never run: it moves to the project's root, puts the project's
# tools first on PATH and says things in one voice.

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD

# Cargo tools of exactly the versions below live apart from the user's own, so that nothing of theirs is replaced.
TOOLS=${BUILD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/kiosk/tools}
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}

CARGO_LEPTOS=0.3.11
# The command line tool must be of the library's version, to the digit.
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
NODE_MAJOR=20
NODE_MINOR=19

export PATH="$TOOLS/bin:$ROOT/end2end/node_modules/.bin:$HOME/.cargo/bin:$PATH"

# The flags with which cargo-leptos compiles in debug: the same string here, or every dependency is built twice.
DEBUG_FLAGS="--cfg erase_components"
SERVER_SIDE=(--locked --no-default-features --features ssr)
BROWSER_SIDE=(--locked --lib --target-dir "$TARGET/front" --target wasm32-unknown-unknown --no-default-features --features hydrate)

# What begins, and after how many minutes and seconds of this script.
step() { printf '\n\033[1m==> %s\033[0m  (%d:%02d)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60)); }
note() { printf '    %s\n' "$*"; }
die() {
    printf '\n\033[1;31mStopped:\033[0m %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '         %s\n' "$line" >&2; done
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }
is_version() { "$1" --version 2>/dev/null | grep -qwF -- "$2"; }

# Runs apt-get as root, by sudo where we are not; fails where that cannot be.
apt_install() {
    has apt-get || return 1
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        has sudo || return 1
        as_root=(sudo)
    fi
    note "apt-get install $*"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# The browser for the tests: the one named in CHROMIUM, else one on PATH that really starts (Ubuntu's
# /usr/bin/chromium-browser is often only a hint to install a snap). Chromium without its windows, which is what Playwright
# brings as well, takes three fifths of the whole one's time. Prints nothing when there is none.
find_browser() {
    local name path
    for name in ${CHROMIUM:-} chromium-headless-shell chrome-headless-shell chromium google-chrome-stable google-chrome chrome chromium-browser; do
        path=$(command -v "$name" 2>/dev/null) || continue
        if "$path" --version 2>/dev/null | grep -qiE 'chrom(e|ium) [0-9]'; then
            printf '%s\n' "$path"
            return
        fi
    done
}

# The folder with PostgreSQL's server programs: on PATH, or where Debian keeps them. Prints nothing when there is none.
find_postgres() {
    local folder
    for folder in $(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/initdb)") \
        $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV); do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
            printf '%s\n' "$folder"
            return
        fi
    done
}
