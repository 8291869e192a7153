#!/usr/bin/env bash
# The package as a machine without Python has it: packaging/smoke.sh build/deckmaker_….deb
# Unpacks it, and with an empty environment makes decks by the command line and from the window.
set -euo pipefail
deb=$(readlink -f "$1")
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

dpkg-deb -x "$deb" "$here"
for file in usr/share/applications/deckmaker.desktop usr/share/mime/packages/deckmaker.xml \
  usr/share/icons/hicolor/scalable/apps/deckmaker.svg usr/bin/deckmaker-app; do
  [ -e "$here/$file" ] || [ -L "$here/$file" ] || fail "the package has no $file"
done
find "$here/opt" -path '*/bin/python*' | grep -q . && fail 'the package brings a Python of its own'

mkdir "$here/home"
printf '# Locks\n\n## North\n\nThe lock handled 62%% of all traffic. It was rebuilt by its keepers in one summer.\n' >"$here/home/a.md"
bundled() { # nothing of the machine's own Python can be found
  local program=$1
  shift
  env -i HOME="$here/home" PATH=/nonexistent LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$here/opt/deckmaker/$program" "$@"
}
bundled deckmaker build "$here/home/a.md" -o "$here/home/a.pptx"
bundled deckmaker build "$here/home/a.md" -o "$here/home/a.pdf"
bundled deckmaker-app "$here/home/a.md" --export "$here/home/window.pptx"
cmp "$here/home/a.pptx" "$here/home/window.pptx" || fail 'the window and the command line made different decks'
head -c 5 "$here/home/a.pdf" | grep -q '%PDF-' || fail 'the PDF is none'
echo "$(basename "$deb"): starts without Python, and makes decks"
