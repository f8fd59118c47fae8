#!/bin/sh
# Records the statements of the two founding articles into data/predictions.json, through predtrack
# itself: scan finds them, without another copy of the texts, which are at hand in seeds/; edit adds
# the articles' facts, the claims, the tags and the event. Run it from the project's folder; the
# ledger must not be there yet.
set -eu

vote='parliamentary election, Kazakhstan'

on_ledger() {
    predtrack --ledger data/predictions.json "$@"
}

claim() {
    id=$1 words=$2
    shift 2
    on_ledger edit "$id" --claim "$words" --tag kazakhstan "$@" --why 'the claim in one sentence'
}

on_ledger scan seeds/000_296883c032065925.txt seeds/004_52b364d7740e111a.txt \
    --published 2019-06-10 --published-basis inferred --outlet CABAR.asia --language en --save --no-keep

on_ledger edit ywfxpccf --url 'https://cabar.asia/?p=13492' \
    --title '(opinion on the presidential election and the coming parliamentary election in Kazakhstan)'
on_ledger edit sf7x4mku \
    --url 'https://cabar.asia/en/election-in-kazakhstan-what-conclusions-should-akorda-make-commentary' \
    --title 'Election in Kazakhstan: What Conclusions Should Akorda Make?'

claim ceeisblo 'The parliamentary election in Kazakhstan is competitive.' \
    --event "$vote" --tag elections
claim q7iib32x 'Alternative parties are allowed to run in the parliamentary election in Kazakhstan.' \
    --event "$vote" --tag elections
claim 2a7l7osy 'The opposition forces of Kazakhstan do not consolidate.' --tag opposition
claim pv3hof63 "Kossanov's party gets the same support in the parliamentary election as he got in the presidential one." \
    --event "$vote" --wording 'during the parliamentary election' --tag elections --tag opposition
claim zwxd6wng 'The OSCE does not recognise the presidential election of June 2019 as transparent and fair.' \
    --tag elections
claim ftnnvtiv 'Relations between the authorities and the people of Kazakhstan thaw.' --tag reform

claim j5c4wdw3 'No drastic change at the top of the state.' --tag government
claim ltdcp3jp 'The new power analyses the election of 2019 and draws correct conclusions.' --tag government
claim vfmmdrkz 'The new administration does more to reduce social tension, beginning with low-income people and large families.' \
    --tag reform
claim 2ikopxun 'Akims of the largest regions and cities are replaced.' --tag regions
claim k52n2vow 'The new president gathers managers who can communicate and turns to the dissatisfied Kazakh-speaking part of the people.' \
    --tag government
