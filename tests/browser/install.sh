#!/bin/sh
# Browser tests use Chromium: the one that is there, else Debian's where it may be installed. Elsewhere they are skipped and say so.
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "Chromium was not found and cannot be installed here: browser tests will be skipped."
