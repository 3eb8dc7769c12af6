#!/usr/bin/env bash
# Puts the free fonts that stand in for official ones (see fonts.conf) where fontconfig finds them.
#
# Noto and Liberation come as packages. The only free Fangsong and Kai faces for simplified
# characters, Fandol, lie within a TeX package: they are taken out of it, TeX is not installed.
set -euo pipefail
fonts=${XDG_DATA_HOME:-$HOME/.local/share}/fonts/fandol
[ -e "$fonts/FandolFang-Regular.otf" ] && [ -e "$fonts/FandolKai-Regular.otf" ] && exit 0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fetch() { (cd "$scratch" && apt-get -qq download texlive-lang-chinese 2>/dev/null); }
fetch || { apt-get -qq update && fetch; }
mkdir -p "$fonts"
dpkg-deb --fsys-tarfile "$scratch"/*.deb | tar -x -C "$fonts" --wildcards --strip-components=9 \
  '*/fandol/FandolFang-Regular.otf' '*/fandol/FandolKai-Regular.otf'
ls "$fonts"
