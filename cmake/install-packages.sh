#!/bin/sh
# Installs what the build needs from Debian 12: `install-packages.sh` for the program, `install-packages.sh test` for
# the tests and checks too, `bench` for the benchmarks, `engines` for the databases in which counts are tested, `scale`
# for the recipes of docs/scale.md, `office` for the spreadsheet that computes our workbooks anew, `browser` for the
# browser that shows our reports, `reference` for the reference of the headers, `wasm` for the module for WebAssembly,
# which unpacks sources of Debian in build/debian-sources; several may be given. Asks for nothing that is there already.
# docs/dependencies.md says why each is needed.
set -eu
packages="g++ cmake ninja-build libboost-dev libeigen3-dev libfmt-dev nlohmann-json3-dev libtomlplusplus-dev
          libcli11-dev libzip-dev libexpat1-dev libsimdjson-dev libsqlite3-dev zlib1g-dev libzstd-dev libxlsxwriter-dev"
for part in "$@"; do
  case $part in
    test)
      packages="$packages clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 libgtest-dev libgmock-dev pkgconf git ccache
                dpkg-dev file python3 python3-jsonschema python3-numpy php8.2-cli phpunit nodejs postgresql" ;;
    bench) packages="$packages libbenchmark-dev libfccp-dev" ;;
    engines)
      packages="$packages postgresql mariadb-server"
      command -v npm >/dev/null || packages="$packages npm" ;;  # other packages of Node bring their own
    scale) packages="$packages parallel python3-distributed libboost-mpi-dev openmpi-bin" ;;
    browser)
      packages="$packages chromium fonts-liberation nodejs"
      command -v npm >/dev/null || packages="$packages npm" ;;
    reference) packages="$packages doxygen" ;;
    office) packages="$packages libreoffice-calc-nogui python3" ;;
    wasm)
      packages="$packages emscripten dpkg-dev node-typescript nodejs python3"
      command -v npm >/dev/null || packages="$packages npm" ;;
    *) echo "usage: install-packages.sh [test] [bench] [engines] [scale] [office] [browser] [reference] [wasm]" >&2; exit 2 ;;
  esac
done

# Sources of Debian's packages, with Debian's corrections, each checked by apt against its signed list. The lists of sources are
# those of the machine, read anew as `deb-src` in a folder of their own: nothing of the system changes.
unpack_sources() {
  mkdir -p build/debian-sources
  cd build/debian-sources
  wanted=""
  for source in expat libxlsxwriter libzip libzstd simdjson zlib; do
    set -- "$source"-[0-9]*
    [ -d "$1" ] || wanted="$wanted $source"
  done
  [ -n "$wanted" ] || return 0
  mkdir -p apt/parts apt/lists/partial
  for list in /etc/apt/sources.list.d/*.sources; do
    [ ! -f "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" > "apt/parts/$(basename "$list")"
  done
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ ! -f "$list" ] || sed -n 's/^deb /deb-src /p' "$list" > "apt/parts/$(basename "$list" .list).list"
  done
  apt() {
    command="$1"
    shift
    apt-get "$command" -q -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$PWD/apt/parts" \
      -o Dir::State::Lists="$PWD/apt/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root "$@"
  }
  apt update || true  # some lists have no sources
  for source in $wanted; do
    # A mirror may not have the newest correction yet; the release has the one before it.
    apt source "$source" || apt source -t bookworm "$source"
  done
}

missing=""
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
root=""
if [ -n "$missing" ] && [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "install as root:$missing" >&2; exit 1; }
  root=sudo
fi
if [ -n "$missing" ]; then
  $root apt-get update -q
  # shellcheck disable=SC2086  # a list of words
  DEBIAN_FRONTEND=noninteractive $root apt-get install -q -y --no-install-recommends $missing
fi
for part in "$@"; do
  [ "$part" != wasm ] || (cd "$(dirname "$0")/.." && unpack_sources)
done
