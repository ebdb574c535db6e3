# Shared by the scripts in this directory. Source it, do not run it: it changes to the project's root, puts the project's tools
# first on PATH and defines helpers for messages.

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD

# Cargo tools are installed in exactly the versions below, separately from the user's own, so that none of those is replaced.
TOOLS=${BUILD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/kiosk/tools}
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}

CARGO_LEPTOS=0.3.11
# The command-line tool must have exactly the library's version.
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
NODE_MAJOR=20
NODE_MINOR=19

export PATH="$TOOLS/bin:$ROOT/end2end/node_modules/.bin:$HOME/.cargo/bin:$PATH"

# The flags that cargo-leptos uses for debug builds. Keep the string identical, or cargo builds every dependency twice.
DEBUG_FLAGS="--cfg erase_components"
SERVER_SIDE=(--locked --no-default-features --features ssr)
BROWSER_SIDE=(--locked --lib --target-dir "$TARGET/front" --target wasm32-unknown-unknown --no-default-features --features hydrate)

# Announces a step, with the script's elapsed minutes and seconds.
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

# Installs packages with apt-get, as root or through sudo. Fails if neither is possible.
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

# Prints the browser for the tests: the one in CHROMIUM, else the first on PATH that starts (Ubuntu's /usr/bin/chromium-browser
# is often only a hint to install a snap). Prefers the headless shell, which Playwright ships too: it needs three fifths of the
# time of full Chromium. Prints nothing if there is no browser.
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

# Prints the directory of PostgreSQL's server programs, from PATH or from Debian's location. Prints nothing if there is none.
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
