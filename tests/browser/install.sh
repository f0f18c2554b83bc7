#!/bin/sh
# Browser tests use Chromium and Firefox: those that are there, else Debian's where they may be installed. Elsewhere they are skipped and say so.
missing=
command -v chromium >/dev/null 2>&1 || missing="chromium"
command -v firefox >/dev/null 2>&1 || command -v firefox-esr >/dev/null 2>&1 || missing="$missing firefox-esr"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # shellcheck disable=SC2086 # one word for each package
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Not found, and cannot be installed here: $missing. Their tests will be skipped."
