#!/bin/sh
# Makes sure a Chromium is there for the browser tests: an installed one, else Debian's package
# where we may install, else Playwright's own. With the word firefox it installs Debian's Firefox
# too, where we may; elsewhere the tests in Firefox are skipped, and the script says so.
# Usage: install_browser.sh PYTHON [firefox]
set -eu

installed() {
  for name in "$@"; do
    if command -v "$name" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}
has_chromium() { installed chromium chromium-browser google-chrome google-chrome-stable; }
has_firefox() { installed firefox-esr firefox; }

packages=""
has_chromium || packages="chromium"
[ "${2:-}" != firefox ] || has_firefox || packages="$packages firefox-esr"
if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && installed apt-get && apt-get update -qq; then
  for package in $packages; do
    echo "Installing Debian's $package for the browser tests"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null ||
      echo "Debian's $package could not be installed"
  done
fi
if ! has_chromium; then
  echo "Installing Playwright's own Chromium for the browser tests"
  "$1" -m playwright install chromium
fi
[ "${2:-}" != firefox ] || has_firefox || echo "There is no Firefox here: the tests in it are skipped"
