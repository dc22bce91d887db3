#!/bin/sh
# Makes sure a Chromium is there for the browser tests: an installed one, else Debian's package
# where we may install, else Playwright's own. Usage: install_browser.sh PYTHON
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Debian's chromium for the browser tests"
  if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; then
    exit 0
  fi
fi
echo "Installing Playwright's own Chromium for the browser tests"
"$1" -m playwright install chromium
