#!/bin/sh
# Installs what the build needs from Debian 12: `install-packages.sh` for the program, `install-packages.sh test` for
# the tests and checks too, `bench` for the benchmarks, `engines` for the databases in which counts are tested, `scale`
# for the recipes of docs/scale.md, `office` for the spreadsheet that computes our workbooks anew, `browser` for the
# browser that shows our reports, `reference` for the reference of the headers; several may be given. Asks for nothing that is there already. docs/dependencies.md says
# why each is needed.
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
    *) echo "usage: install-packages.sh [test] [bench] [engines] [scale] [office] [browser] [reference]" >&2; exit 2 ;;
  esac
done
missing=""
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "install as root:$missing" >&2; exit 1; }
  root=sudo
fi
$root apt-get update -q
# shellcheck disable=SC2086  # a list of words
DEBIAN_FRONTEND=noninteractive $root apt-get install -q -y --no-install-recommends $missing
