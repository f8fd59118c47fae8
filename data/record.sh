#!/bin/sh
# Records the eleven statements of the two founding articles into data/predictions.json, through
# predtrack itself. Run it from the project's folder; the ledger must not be there yet.
set -eu

vote='parliamentary election, Kazakhstan'
opinion=seeds/000_296883c032065925.txt
conclusions=seeds/004_52b364d7740e111a.txt

record() {
    predtrack --ledger data/predictions.json add "$@" --tag kazakhstan
}

about_opinion() {
    record --article "$opinion" "$@" \
        --title '(opinion on the presidential election and the coming parliamentary election in Kazakhstan)' \
        --outlet CABAR.asia --url 'https://cabar.asia/?p=13492' --language en \
        --published 2019-06-10 --published-basis inferred
}

about_conclusions() {
    record --article "$conclusions" "$@" \
        --title 'Election in Kazakhstan: What Conclusions Should Akorda Make?' \
        --outlet CABAR.asia --language en --published 2019-06-10 --published-basis inferred \
        --url 'https://cabar.asia/en/election-in-kazakhstan-what-conclusions-should-akorda-make-commentary'
}

about_opinion --kind question --event "$vote" --tag elections \
    --quote 'Logical questions arise: will the parliamentary election in Kazakhstan be competitive?' \
    --claim 'The parliamentary election in Kazakhstan is competitive.'
about_opinion --kind question --event "$vote" --tag elections \
    --quote 'And will alternative parties be allowed to run for election?' \
    --claim 'Alternative parties are allowed to run in the parliamentary election in Kazakhstan.'
about_opinion --kind prediction --tag opposition \
    --quote 'Therefore, it follows that the opposition forces are not going to consolidate as each of them wants to be the leader of protest movements.' \
    --claim 'The opposition forces of Kazakhstan do not consolidate.'
about_opinion --kind question --event "$vote" --wording 'during the parliamentary election' \
    --tag elections --tag opposition \
    --quote "Will the people of Kazakhstan support Kossanov's party during the parliamentary election the same as during the presidential election?" \
    --claim "Kossanov's party gets the same support in the parliamentary election as he got in the presidential one."
about_opinion --kind prediction --tag elections \
    --quote "The presidential election, although the OSCE won't recognise its transparency and fairness, has given an impetus to the rethinking of many processes taking place in the country, for the sake of people, above all." \
    --claim 'The OSCE does not recognise the presidential election of June 2019 as transparent and fair.'
about_opinion --kind expectation --tag reform \
    --quote 'Now that the shift of power in Kazakhstan is officially over, the people of Kazakhstan hope for the thaw and rapprochement in relations between the authorities and the people, which require the democratisation of the political system first.' \
    --claim 'Relations between the authorities and the people of Kazakhstan thaw.'

about_conclusions --kind prediction --no-change --deadline 'in the next six months' --tag government \
    --quote 'No drastic changes should be expected in the top echelons of power in the next six months.' \
    --claim 'No drastic change at the top of the state.'
about_conclusions --kind prediction --tag government \
    --quote 'First of all, the new power will make a comprehensive analysis and draw correct conclusions of the "2019 election."' \
    --claim 'The new power analyses the election of 2019 and draws correct conclusions.'
about_conclusions --kind prediction --tag reform \
    --quote 'Second, the new administration will strengthen its work towards reduction of social tension among the Kazakhstanis: issues of the low-income people and large families, fight against corruption, improvement of economic indicators, quality of educational and medical services.' \
    --claim 'The new administration does more to reduce social tension, beginning with low-income people and large families.'
about_conclusions --kind prediction --deadline 'very soon' --tag regions \
    --quote 'Third, I am expecting realignment of forces in the regions, i.e. akims of the largest regions and cities will be replaced very soon.' \
    --claim 'Akims of the largest regions and cities are replaced.'
about_conclusions --kind prediction --tag government \
    --quote 'The newly elected president will gather managers with skills of communication with people around him and focus his attention to the Kazakh-speaking part of people dissatisfied with the current system.' \
    --claim 'The new president gathers managers who can communicate and turns to the dissatisfied Kazakh-speaking part of the people.'
