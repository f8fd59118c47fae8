#!/bin/sh
# Runs the main loop with the predtrack that is named, on a ledger of its own.
set -eu
predtrack=$1 seed=$(dirname "$0")/../seeds/004_52b364d7740e111a.txt
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
on_ledger() { "$predtrack" --ledger "$folder/ledger.json" "$@"; }

on_ledger scan "$seed" --published 2019-06-10 --outlet CABAR.asia --save
printf '<html><body><article><h1>Fares</h1><p>%s</p></article></body></html>' \
    'The city council said that bus fares will rise by the end of 2031, and that no line will close.' \
    > "$folder/page.html"
on_ledger scan "$folder/page.html" --published 2026-01-31 --outlet 'The Paper' --save
printf 'WEBVTT\n\n00:31:10.000 --> 00:31:12.000\n<v Ann Lee>Fares will rise by the end of 2031.\n' \
    > "$folder/talk.vtt"
on_ledger scan "$folder/talk.vtt" --published 2026-01-31 --title Talk --save
id=$(on_ledger add 'Prices will fall within six months.' --title Prices --published 2020-01-31)
on_ledger list
on_ledger confirm "$id" --on 2020-05-01 --evidence https://example.org/report
on_ledger edit "$id" --tag prices
on_ledger show "$id" > "$folder/shown.txt"
on_ledger scorecard --by article
on_ledger export | "$predtrack" --ledger "$folder/other.json" import -
on_ledger verify

printf '{"text": "Fares will rise by the end of 2031, said Ann Lee.", "title": "Fares", "date": "2026-01-31"}\n' \
    > "$folder/run.jsonl"
"$predtrack" corpus scan "$folder/run.jsonl" "$folder/page.html" -o "$folder/archive" --jobs 1
"$predtrack" corpus top "$folder/archive" --by kind
on_ledger import "$folder/archive" --draw 1 --seed 7
on_ledger verify
