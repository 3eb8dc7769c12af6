#!/usr/bin/env bash
# Makes the pictures of the manual from a real run on the sample year: LibreOffice -> PDF -> PNG.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -r evaltool.toml targets actuals "$scratch"
export FONTCONFIG_FILE=$PWD/tests/fonts/fonts.conf # free fonts stand in for the official ones
evaltool=${EVALTOOL:-.venv/bin/evaltool}
"$evaltool" run --workspace "$scratch" >/dev/null 2>&1

picture() { # picture DOCUMENT PAGE RESOLUTION NAME
  soffice "-env:UserInstallation=file://$scratch/profile" --headless --convert-to pdf \
    --outdir "$scratch" "$scratch/reports/2024/$1" >/dev/null
  pdftoppm -png -singlefile -f "$2" -l "$2" -r "$3" "$scratch/${1%.*}.pdf" "docs/$4"
}

picture 绩效自评报告.docx 4 80 report
picture 绩效自评表.docx 2 80 form
picture 绩效自评底稿.xlsx 2 90 work-papers
"$(dirname "$evaltool")/python" docs/pictures_page.py
mogrify -strip -colors 32 -define png:compression-level=9 docs/*.png # few colours: few bytes
ls -l docs/*.png
