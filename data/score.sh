#!/bin/sh
# Makes data/scorecard.md and data/scorecard.html of the two founding articles: their outcomes are
# put on a copy of the ledger, so that data/predictions.json stays open. Run it from the project's
# folder; it needs the extra `publish`. Day and user are fixed, so that the same files come out.
set -eu

export PREDTRACK_NOW=2026-11-23T09:00:00Z PREDTRACK_USER=predtrack

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp data/predictions.json "$folder"

on_copy() {
    predtrack --ledger "$folder/predictions.json" "$@"
}

on_copy event 'parliamentary election, Kazakhstan' 2021-01-10
on_copy resolve --from data/outcomes.jsonl
on_copy scorecard --by article --output data/scorecard.md
on_copy scorecard --by article --output data/scorecard.html
