"""From words to the last day: tables of (words, published, last day), bad input, properties.

"none" stands for no date of any kind, "vague" for vague words, "event:NAME" for an event.
"""

# ruff: noqa: E501 (a case is a line)

from __future__ import annotations

import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import NotADate
from predtrack.models.deadline import Basis, Deadline
from predtrack.reading.deadlines import find_deadline

# fmt: off
SHAPES = [
    ("2020-02-03", "2019-06-13", "2020-02-03"),
    ("on 31 January 2021", "2019-06-13", "2021-01-31"),
    ("on Jan. 31, 2021", "2019-06-13", "2021-01-31"),
    ("by 3/15/2021", "2019-06-13", "2021-03-15"),
    ("by 15/3/2021", "2019-06-13", "2021-03-15"),
    ("by 31.1.2021", "2019-06-13", "2021-01-31"),
    ("the 3rd of May", "2019-06-13", "2020-05-03"),
    ("July the fourth", "2019-06-13", "2019-07-04"),
    ("the twenty-second of June", "2019-06-13", "2019-06-22"),
    ("on the 13th", "2019-06-13", "2019-06-13"),
    ("on the 12th", "2019-06-13", "2019-07-12"),
    ("the 20th of next month", "2019-06-13", "2019-07-20"),
    ("February 29", "2019-06-13", "2020-02-29"),
    ("Monday 24 June", "2019-06-13", "2019-06-24"),
    ("Friday the 13th", "2019-06-13", "2019-09-13"),
    ("March 2021", "2019-06-13", "2021-03-31"),
    ("in February", "2019-06-13", "2020-02-29"),
    ("in June", "2019-06-13", "2019-06-30"),
    ("next March", "2019-06-13", "2020-03-31"),
    ("this March", "2019-06-13", "2020-03-31"),
    ("in March next year", "2019-06-13", "2020-03-31"),
    ("2024", "2019-06-13", "2024-12-31"),
    ("the year 2024", "2019-06-13", "2024-12-31"),
    ("by 2024/25", "2019-06-13", "2025-12-31"),
    ("Q3", "2019-06-13", "2019-09-30"),
    ("in Q1", "2019-06-13", "2020-03-31"),
    ("Q3 2020", "2019-06-13", "2020-09-30"),
    ("3Q20", "2019-06-13", "2020-09-30"),
    ("the third quarter of next year", "2019-06-13", "2020-09-30"),
    ("2H21", "2019-06-13", "2021-12-31"),
    ("H1 2021", "2019-06-13", "2021-06-30"),
    ("the first half of the 2030s", "2019-06-13", "2034-12-31"),
    ("the first half of the century", "2019-06-13", "2050-12-31"),
    ("early 2021", "2019-06-13", "2021-04-30"),
    ("mid-2021", "2019-06-13", "2021-08-31"),
    ("late 2021", "2019-06-13", "2021-12-31"),
    ("the beginning of 2021", "2019-06-13", "2021-04-30"),
    ("the middle of 2021", "2019-06-13", "2021-08-31"),
    ("the end of 2021", "2019-06-13", "2021-12-31"),
    ("early July", "2019-06-13", "2019-07-10"),
    ("in early June", "2019-06-13", "2020-06-10"),
    ("mid-July", "2019-06-13", "2019-07-20"),
    ("late July", "2019-06-13", "2019-07-31"),
    ("early next week", "2019-06-13", "2019-06-19"),
    ("in the middle of next week", "2019-06-13", "2019-06-21"),
    ("late next week", "2019-06-13", "2019-06-23"),
    ("early in the 2020s", "2019-06-13", "2023-12-31"),
    ("mid-2020s", "2019-06-13", "2026-12-31"),
    ("late 2020s", "2019-06-13", "2029-12-31"),
    ("by mid-century", "2019-06-13", "2050-12-31"),
    ("by the turn of the decade", "2019-06-13", "2019-12-31"),
    ("by the turn of the century", "2019-06-13", "2099-12-31"),
    ("mid-to-late 2021", "2019-06-13", "2021-12-31"),
    ("before mid-2021", "2019-06-13", "2021-04-30"),
    ("before early July", "2019-06-13", "2019-06-30"),
    ("before the end of July", "2019-06-13", "2019-07-31"),
    ("by the end of the quarter", "2019-06-13", "2019-06-30"),
    ("by the close of the decade", "2019-06-13", "2019-12-31"),
    ("at year-end", "2019-06-13", "2019-12-31"),
    ("by year's end", "2019-06-13", "2019-12-31"),
    ("before the month is out", "2019-06-13", "2019-06-30"),
    ("next spring", "2019-06-13", "2020-05-31"),
    ("this summer", "2019-06-13", "2019-08-31"),
    ("winter 2020", "2019-06-13", "2021-02-28"),
    ("in the spring of 2022", "2019-06-13", "2022-05-31"),
    ("in late autumn", "2019-06-13", "2019-11-30"),
    ("Friday", "2019-06-13", "2019-06-14"),
    ("Thursday", "2019-06-13", "2019-06-20"),
    ("this Saturday", "2019-06-13", "2019-06-15"),
    ("next Friday", "2019-06-13", "2019-06-21"),
    ("Monday next week", "2019-06-13", "2019-06-17"),
    ("today", "2019-06-13", "2019-06-13"),
    ("tomorrow", "2019-06-13", "2019-06-14"),
    ("the day after tomorrow", "2019-06-13", "2019-06-15"),
    ("this week", "2019-06-13", "2019-06-16"),
    ("next week", "2019-06-13", "2019-06-23"),
    ("the weekend", "2019-06-13", "2019-06-16"),
    ("next weekend", "2019-06-13", "2019-06-23"),
    ("this month", "2019-06-13", "2019-06-30"),
    ("next month", "2019-06-13", "2019-07-31"),
    ("this quarter", "2019-06-13", "2019-06-30"),
    ("next quarter", "2019-06-13", "2019-09-30"),
    ("next year", "2019-06-13", "2020-12-31"),
    ("the year after next", "2019-06-13", "2021-12-31"),
    ("the following year", "2019-06-13", "2020-12-31"),
    ("next decade", "2019-06-13", "2029-12-31"),
    ("this century", "2019-06-13", "2099-12-31"),
    ("the rest of the year", "2019-06-13", "2019-12-31"),
    ("the remainder of this month", "2019-06-13", "2019-06-30"),
    ("later this year", "2019-06-13", "2019-12-31"),
    ("later in the month", "2019-06-13", "2019-06-30"),
    ("in two years", "2019-06-13", "2021-06-13"),
    ("in a couple of months", "2019-06-13", "2019-08-13"),
    ("in a fortnight", "2019-06-13", "2019-06-27"),
    ("in half a decade", "2019-06-13", "2024-06-13"),
    ("in a quarter of a century", "2019-06-13", "2044-06-13"),
    ("in two to three years", "2019-06-13", "2022-06-13"),
    ("in one or two weeks", "2019-06-13", "2019-06-27"),
    ("in six months to a year", "2019-06-13", "2020-06-13"),
    ("in 1 year, 2 months and 3 days", "2019-06-13", "2020-08-16"),
    ("in two and a half years", "2019-06-13", "2021-12-13"),
    ("in a dozen years", "2019-06-13", "2031-06-13"),
    ("in twenty-five years", "2019-06-13", "2044-06-13"),
    ("three weeks from now", "2019-06-13", "2019-07-04"),
    ("three weeks hence", "2019-06-13", "2019-07-04"),
    ("in three weeks' time", "2019-06-13", "2019-07-04"),
    ("within 48 hours", "2019-06-13", "2019-06-15"),
    ("within six hours", "2019-06-13", "2019-06-13"),
    ("within the week", "2019-06-13", "2019-06-20"),
    ("within the year", "2019-06-13", "2020-06-13"),
    ("over the next year", "2019-06-13", "2020-06-13"),
    ("in the coming decade", "2019-06-13", "2029-06-13"),
    ("for at least five years", "2019-06-13", "2024-06-13"),
    ("during his five-year term", "2019-06-13", "2024-06-13"),
    ("over a 10-year period", "2019-06-13", "2029-06-13"),
    ("within ten business days", "2019-06-13", "2019-06-27"),
    ("three days after next Friday", "2019-06-13", "2019-06-24"),
    ("two weeks before Christmas", "2019-06-13", "2019-12-11"),
    ("in two months", "2019-12-31", "2020-02-29"),
    ("in four years", "2020-02-29", "2024-02-29"),
    ("in one year", "2020-02-29", "2021-02-28"),
    ("the 2020s", "2019-06-13", "2029-12-31"),
    ("the 21st century", "2019-06-13", "2099-12-31"),
    ("July 5-9", "2019-06-13", "2019-07-09"),
    ("5 to 9 July", "2019-06-13", "2019-07-09"),
    ("from 2021 to 2024", "2019-06-13", "2024-12-31"),
    ("between June 20 and July 3", "2019-06-13", "2019-07-03"),
    ("from Monday to Wednesday", "2019-06-13", "2019-06-19"),
    ("2025 or 2026", "2019-06-13", "2026-12-31"),
    ("this year or next", "2019-06-13", "2020-12-31"),
    ("from December to February", "2019-06-13", "2020-02-29"),
    ("by Christmas", "2019-06-13", "2019-12-25"),
    ("Easter", "2019-06-13", "2020-04-12"),
    ("Good Friday 2021", "2019-06-13", "2021-04-02"),
    ("Thanksgiving", "2019-06-13", "2019-11-28"),
    ("New Year's Day", "2019-06-13", "2020-01-01"),
    ("before New Year's Eve", "2019-06-13", "2019-12-30"),
    ("Labor Day", "2019-06-13", "2019-09-02"),
    ("fiscal 2020", "2019-06-13", "2020-09-30"),
    ("this fiscal year", "2019-06-13", "2019-09-30"),
    ("the 2021 fiscal year", "2019-06-13", "2021-09-30"),
    ("FY22", "2019-06-13", "2022-09-30"),
    ("by 2020", "2019-06-13", "2020-12-31"),
    ("until July", "2019-06-13", "2019-07-31"),
    ("through 2021", "2019-06-13", "2021-12-31"),
    ("past 2021", "2019-06-13", "2021-12-31"),
    ("up to 2021", "2019-06-13", "2021-12-31"),
    ("no later than July", "2019-06-13", "2019-07-31"),
    ("before 2021", "2019-06-13", "2020-12-31"),
    ("ahead of July 4", "2019-06-13", "2019-07-03"),
    ("not before 2021", "2019-06-13", "2020-12-31"),
    ("the first week of July", "2019-06-13", "2019-07-07"),
    ("the last Friday of July", "2019-06-13", "2019-07-26"),
    ("the first three months of 2020", "2019-06-13", "2020-03-31"),
    ("the week of July 8", "2019-06-13", "2019-07-14"),
    ("since 2010", "2019-06-13", "none"),
    ("after 2021", "2019-06-13", "none"),
    ("from 2021", "2019-06-13", "none"),
    ("last year", "2019-06-13", "none"),
    ("two years ago", "2019-06-13", "none"),
    ("31 February 2021", "2019-06-13", "none"),
    ("by March 2018", "2019-06-13", "none"),
]

OPINION = [
    ("The bridge will open to traffic by the end of next month.", "2019-06-13", "2019-07-31"),
    ("There will be another lockdown before the year is out.", "2020-10-10", "2020-12-31"),
    ("Come September, the schools will be full again.", "2021-05-04", "2021-09-30"),
    ("The government will fall this autumn.", "2022-03-15", "2022-11-30"),
    ("Within a fortnight the minister will be gone.", "2018-02-01", "2018-02-15"),
    ("Over the next 18 months the lender will close 80 branches.", "2023-01-20", "2024-07-20"),
    ("The line will be finished by mid-2027.", "2024-04-04", "2027-08-31"),
    ("Profits will recover in the first half of 2025.", "2024-04-04", "2025-06-30"),
    ("Most new cars will be electric by the 2030s.", "2019-09-09", "2039-12-31"),
    ("The jury is expected to return later this week.", "2022-10-12", "2022-10-16"),
    ("Prices will stay low for the rest of the decade.", "2019-06-13", "2019-12-31"),
    ("Theatres will stay shut until at least March.", "2020-11-05", "2021-03-31"),
    ("Trials could begin as early as next month.", "2021-02-02", "2021-03-31"),
    ("The tunnel will need repair by as soon as 2024.", "2021-02-02", "2024-12-31"),
    ("He will drop out before the Iowa caucuses.", "2019-11-11", "event:Iowa caucuses"),
    ("They will sign the accord at the summit in November.", "2023-08-01", "2023-11-30"),
    ("Nobody will remember this quarrel two years from now.", "2020-10-10", "2022-10-10"),
    ("The results will be known in 10 days' time.", "2023-05-02", "2023-05-12"),
    ("Tenants must leave within 90 days.", "2023-05-02", "2023-07-31"),
    ("A year from now the currency will be worth half.", "2021-07-07", "2022-07-07"),
    ("The agency plans to hire 900 people in FY2026.", "2024-01-10", "2026-09-30"),
    ("Immigration will decide the 2028 election.", "2025-01-10", "2028-12-31"),
    ("Subsidies will continue through 2030.", "2023-03-03", "2030-12-31"),
    ("The party promised in 2015 that it would build a million homes.", "2020-05-05", "none"),
    ("May will lose her majority.", "2017-03-03", "none"),
    ("Protesters will march again.", "2019-03-03", "none"),
    ("The firm sold a 20-year bond and will sell more.", "2019-06-13", "none"),
    ("The 2,000 troops will be sent home.", "2019-06-13", "none"),
    ("Turnout will be the lowest in 30 years.", "2019-06-13", "none"),
    ("The minister said on Tuesday that he will not resign.", "2019-06-13", "none"),
    ("Unemployment has fallen for three years and will fall further.", "2019-06-13", "none"),
    ("The law of 1991 will be repealed.", "2019-06-13", "none"),
    ("The fashions of the 1990s will return.", "2020-01-15", "none"),
    ("Help lines are open 24/7 and will remain so.", "2022-05-05", "none"),
    ("By Christmas the shelves will be empty.", "2021-09-09", "2021-12-25"),
    ("Talks will resume after the election.", "2021-09-09", "none"),
    ("Rates will start to rise early next year.", "2021-09-09", "2022-04-30"),
    ("The ban will be lifted on October 1.", "2021-09-09", "2021-10-01"),
    ("The tax will be scrapped from January.", "2021-09-09", "none"),
    ("In five to ten years the glacier will have vanished.", "2016-07-01", "2026-07-01"),
    ("The chancellor will quit within the year.", "2016-07-01", "2017-07-01"),
    ("By the middle of the century half the islands will be under water.", "2016-07-01", "2050-12-31"),
    ("The satellite will be launched late next year.", "2018-11-11", "2019-12-31"),
    ("The museum reopens in late spring 2020.", "2018-11-11", "2020-05-31"),
    ("Next Thursday the court will rule.", "2018-11-11", "2018-11-15"),
    ("The strike begins this Friday.", "2018-11-11", "2018-11-16"),
    ("It will be over in a matter of weeks.", "2018-11-11", "vague"),
    ("A few years from now it will look absurd.", "2018-11-11", "vague"),
    ("Robots will eventually do this work.", "2018-11-11", "vague"),
    ("No vaccine is likely in the near future.", "2018-11-11", "vague"),
    ("The pound will hit parity within months.", "2018-11-11", "vague"),
    ("The plant will run for another five years.", "2020-06-06", "2025-06-06"),
    ("Ministers will decide in the coming week.", "2020-06-06", "2020-06-13"),
    ("Ministers will decide next week.", "2020-06-06", "2020-06-14"),
    ("The show returns sometime in 2022.", "2020-06-06", "2022-12-31"),
    ("Oil will reach $100 a barrel by the second quarter of next year.", "2020-06-06", "2021-06-30"),
    ("Growth will be flat in Q4.", "2020-06-06", "2020-12-31"),
    ("He will be president for life.", "2020-06-06", "none"),
    ("The committee will report back no later than 15 July.", "2020-06-06", "2020-07-15"),
    ("Two-thirds of forecasters see a rebound by year-end.", "2020-06-06", "2020-12-31"),
    ("Analysts expect a rebound by the end of the year, up from 3% in 2019.", "2020-06-06", "2020-12-31"),
    ("The next decade will belong to Africa.", "2020-06-06", "2030-06-06"),
    ("The deal is to be signed between 10 and 14 August.", "2020-06-06", "2020-08-14"),
    ("Between now and Election Day, he will tweet 2,000 times.", "2020-06-06", "event:Election Day"),
    ("Elections due in May 2021 will be postponed.", "2020-06-06", "2021-05-31"),
    ("By the time of the Tokyo Olympics in 2021, the virus will be beaten.", "2020-06-06", "2021-12-31"),
    ("Some time before 2025 the union will break up.", "2020-06-06", "2024-12-31"),
    ("The ceasefire will hold until Ramadan ends.", "2020-06-06", "none"),
    ("In 2030, the average home will cost a million.", "2020-06-06", "2030-12-31"),
    ("In 1930 he predicted that his grandchildren would work 15 hours a week.", "2020-06-06", "none"),
    ("In a year or two the debate will be forgotten.", "2014-08-11", "2016-08-11"),
    ("The president will serve out his term, which ends in January 2017.", "2014-08-11", "2017-01-31"),
    ("The Senate will flip in November.", "2014-08-11", "2014-11-30"),
    ("In the fall, she will publish her memoirs.", "2014-08-11", "2014-11-30"),
    ("Iran will have the bomb in under five years.", "2014-08-11", "2019-08-11"),
    ("It will take at least a decade to rebuild.", "2014-08-11", "none"),
    ("The new line opens in time for Christmas.", "2014-08-11", "2014-12-25"),
    ("Half of all jobs will be automated inside 25 years.", "2014-08-11", "2039-08-11"),
    ("We will know by tomorrow night.", "2014-08-11", "2014-08-12"),
    ("The vote takes place a week on Thursday.", "2014-08-11", "2014-08-21"),
    ("The store will close its doors on Sunday.", "2014-08-11", "2014-08-17"),
    ("The inquiry will finish by the summer of 2016.", "2014-08-11", "2016-08-31"),
    ("This will be the decade's defining war.", "2014-08-11", "none"),
    ("China will overtake America before the end of this decade.", "2014-08-11", "2019-12-31"),
    ("China will overtake America by the end of the next decade.", "2014-08-11", "2029-12-31"),
    ("Prices will double over the course of the next five years.", "2014-08-11", "2019-08-11"),
    ("The world will warm by two degrees by the end of the century.", "2014-08-11", "2099-12-31"),
    ("By 2020 or 2021 the fund will be empty.", "2014-08-11", "2021-12-31"),
    ("Rates will rise in June or July 2015.", "2014-08-11", "2015-07-31"),
    ("Demand for oil will peak in the mid-2020s.", "2014-08-11", "2026-12-31"),
    ("The reactor should come on stream in the early 2020s.", "2014-08-11", "2023-12-31"),
    ("Within the next three or four years, cash will vanish.", "2014-08-11", "2018-08-11"),
    ("The World Cup in Russia will be a disaster in 2018.", "2014-08-11", "2018-12-31"),
    ("At the age of 30 she will be the youngest leader.", "2014-08-11", "none"),
    ("He was sentenced to 12 years in prison and will appeal.", "2014-08-11", "none"),
    ("The company will cut 3,000 jobs over three years.", "2014-08-11", "2017-08-11"),
    ("The budget for 2015 will be in surplus.", "2014-08-11", "2015-12-31"),
    ("Tomorrow's vote will fail.", "2014-08-11", "2014-08-12"),
    ("The treaty expires at the end of 2016.", "2014-08-11", "2016-12-31"),
    ("Inflation, which hit 5% in June, will keep rising.", "2014-08-11", "none"),
    ("The coalition won't last the year.", "2019-06-13", "2019-12-31"),
    ("By this time next year the party will have a new leader.", "2019-06-13", "2020-06-13"),
    ("By the end of his term, the debt will have doubled.", "2019-06-13", "event:end of his term"),
    ("The Queen's Speech will be delivered in mid-October.", "2019-06-13", "2019-10-20"),
    ("I predict that by Christmas 2020 we will all be wearing masks.", "2019-06-13", "2020-12-25"),
    ("There will be a general election before Christmas.", "2019-06-13", "2019-12-24"),
    ("Labour will win the next general election.", "2019-06-13", "none"),
    ("Within a decade, most homes will have a robot.", "2019-06-13", "2029-06-13"),
    ("In ten years, no one will own a car.", "2019-06-13", "2029-06-13"),
    ("In ten years' time, no one will own a car.", "2019-06-13", "2029-06-13"),
    ("Ten years hence we shall laugh at this.", "2019-06-13", "2029-06-13"),
    ("He will be out of office within six to nine months.", "2019-06-13", "2020-03-13"),
    ("Sooner or later, probably by 2025, the bubble will burst.", "2019-06-13", "2025-12-31"),
    ("The pound will be worth less than a euro at the end of the year.", "2019-06-13", "2019-12-31"),
    ("Turkey will not join the EU in this century.", "2019-06-13", "2099-12-31"),
    ("Turkey will not join the EU this decade.", "2019-06-13", "2019-12-31"),
    ("Scotland will hold a second referendum in the next parliament.", "2019-06-13", "none"),
    ("The reform will be forgotten by the weekend.", "2019-06-13", "2019-06-16"),
    ("The first results will be in by midnight tonight.", "2019-06-13", "2019-06-13"),
    ("The minister will resign today.", "2019-06-13", "2019-06-13"),
    ("The world of today will not survive.", "2019-06-13", "none"),
    ("These days nobody will lend to them.", "2019-06-13", "none"),
    ("At this rate the ice will be gone by 2040 or so.", "2019-06-13", "2040-12-31"),
    ("Between 2026 and 2029 the fleet will be replaced.", "2019-06-13", "2029-12-31"),
    ("From 2025 on, every new building will need solar panels.", "2019-06-13", "none"),
    ("Starting in September, pupils will wear uniforms.", "2019-06-13", "2019-09-30"),
    ("Over the summer, tempers will fray.", "2019-06-13", "2019-08-31"),
    ("Next winter will be the coldest on record.", "2019-06-13", "2021-02-28"),
    ("The next few weeks will decide everything.", "2019-06-13", "vague"),
    ("He will be indicted before his birthday.", "2019-06-13", "none"),
    ("In the second quarter of 2021 the loss will turn into a profit.", "2019-06-13", "2021-06-30"),
    ("By the first half of the next decade, the fund will be broke.", "2019-06-13", "2024-12-31"),
    ("They will finish the job by the end of the week.", "2019-06-13", "2019-06-16"),
    ("It won't happen this side of Christmas.", "2019-06-13", "none"),
    ("It won't happen before 2030 at the earliest.", "2019-06-13", "2029-12-31"),
    ("We will not see another such boom until well into the 2030s.", "2019-06-13", "2039-12-31"),
    ("A quarter of a century from now the dam will be full of silt.", "2019-06-13", "2044-06-13"),
    ("The plan will have failed in half a year.", "2019-06-13", "2019-12-13"),
    ("A year and a half from now we will be back here.", "2019-06-13", "2020-12-13"),
    ("Two and a half years from now we will be back here.", "2019-06-13", "2021-12-13"),
    ("The treaty will be dead in a month.", "2019-06-13", "2019-07-13"),
    ("The government will survive the month.", "2019-06-13", "2019-06-30"),
    ("Prices will rise in the run-up to the election.", "2019-06-13", "event:election"),
    ("On 1 July the new law comes into force.", "2019-06-13", "2019-07-01"),
    ("The new law will come into force on 01/07/2019.", "2019-06-13", "none"),
    ("Come 2024, he will be too old to run.", "2019-06-13", "2024-12-31"),
    ("The Democrats will take the Senate in 2020 and lose it in 2022.", "2019-06-13", "2022-12-31"),
    ("After 2020 the subsidies will end.", "2019-06-13", "none"),
    ("The war in its fourth year will grind on.", "2019-06-13", "none"),
    ("The worst is yet to come in 2019.", "2019-06-13", "2019-12-31"),
    ("Sales will fall this quarter and next.", "2019-06-13", "2019-09-30"),
    ("Ukraine will be in NATO by 2025-26.", "2019-06-13", "2026-12-31"),
    ("The 2019-20 season will be his last.", "2019-06-13", "2020-12-31"),
    ("For the next five years at least, the Tories will rule.", "2019-06-13", "2024-06-13"),
    ("Nothing will change for a generation.", "2019-06-13", "vague"),
    ("For years to come, we will be paying for this.", "2019-06-13", "vague"),
    ("The euro will collapse in due course.", "2019-06-13", "vague"),
    ("There will be blood in the streets any day now.", "2019-06-13", "vague"),
    ("Facebook will be gone in five years, maybe less.", "2019-06-13", "2024-06-13"),
    ("This time next week it will be all over.", "2019-06-13", "2019-06-20"),
    ("It will all be over by a week on Friday.", "2019-06-13", "2019-06-21"),
    ("She will retire on her 65th birthday.", "2019-06-13", "none"),
    ("The euro zone's 19 members will never agree.", "2019-06-13", "none"),
    ("China's economy will overtake America's by around 2030.", "2019-06-13", "2030-12-31"),
    ("On the stroke of midnight on New Year's Eve the permits lapse.", "2019-06-13", "2019-12-31"),
    ("The government will run out of money by early autumn.", "2019-06-13", "2019-09-30"),
    ("In the early years of the next decade, growth will return.", "2019-06-13", "2023-12-31"),
    ("There will be no deal in the remaining weeks of the year.", "2019-06-13", "2019-12-31"),
    ("In the dying days of this year there will be a panic.", "2019-06-13", "2019-12-31"),
    ("As soon as the war ends, the money will dry up.", "2019-06-13", "none"),
    ("Soon after the vote he will flee.", "2019-06-13", "none"),
    ("Five years on, the promise will look hollow.", "2019-06-13", "none"),
    ("A hundred years from now, it will be a footnote.", "2019-06-13", "2119-06-13"),
    ("The 100-day plan will fail.", "2019-06-13", "none"),
    ("His first 100 days will be chaos.", "2019-06-13", "none"),
    ("Only one in five will vote for a second term.", "2019-06-13", "none"),
    ("Mark my words: by March there will be a second vote.", "2019-06-13", "2020-03-31"),
    ("In May, May will go.", "2019-06-13", "2020-05-31"),
    ("The second half of the year will be better.", "2019-06-13", "2019-12-31"),
    ("Rates will rise two or three times next year.", "2019-06-13", "2020-12-31"),
    ("Rates will rise by next year.", "2019-06-13", "2020-12-31"),
    ("Britain will have rejoined by the mid-2030s.", "2019-06-13", "2036-12-31"),
    ("The minister, 62, said in 2017 he would quit in two years.", "2019-06-13", "none"),
    ("Since January the rouble has lost a tenth and it will lose more.", "2019-06-13", "none"),
    ("We were told in March that it would be ready in weeks.", "2019-06-13", "none"),
    ("It has been the wettest spring in 50 years.", "2019-06-13", "none"),
    ("In the past five years crime has fallen and it will keep falling.", "2019-06-13", "none"),
    ("They have been at war for 30 years.", "2019-06-13", "none"),
    ("Germany will phase out coal by 2038, 27 years after Fukushima.", "2019-06-13", "2038-12-31"),
    ("He will be 80 in November 2022.", "2019-06-13", "2022-11-30"),
    ("The IPCC says we have 12 years.", "2019-06-13", "none"),
    ("We have 12 years to save the planet.", "2019-06-13", "none"),
    ("A snap poll in the autumn is all but certain.", "2019-06-13", "2019-11-30"),
    ("The moratorium runs out on the last day of September.", "2019-06-13", "2019-09-30"),
    ("The party conference in late September will finish him.", "2019-06-13", "2019-09-30"),
    ("Next May's elections will be a bloodbath.", "2019-06-13", "2020-05-31"),
    ("This autumn's budget will raise taxes.", "2019-06-13", "2019-11-30"),
    ("At next month's summit nothing will be agreed.", "2019-06-13", "2019-07-31"),
    ("Before next month's summit nothing will be agreed.", "2019-06-13", "2019-07-31"),
    ("November's midterms will be a wave.", "2019-06-13", "2019-11-30"),
    ("The government elected in 2017 will not see out its term.", "2019-06-13", "none"),
    ("I give the marriage eighteen months.", "2017-04-20", "none"),
    ("Mrs May will be back in Downing Street on 9 June with a bigger majority.", "2017-04-20", "2017-06-09"),
    ("Le Pen will lose, but in five years' time she will be back.", "2017-04-20", "2022-04-20"),
    ("The euro will not see its twentieth birthday in 2019.", "2017-04-20", "2019-12-31"),
    ("Within two election cycles the party will be extinct.", "2017-04-20", "none"),
    ("The oil will run out some time in the next thirty to forty years.", "2017-04-20", "2057-04-20"),
    ("Three months from today we shall know who was right.", "2017-04-20", "2017-07-20"),
    ("By the autumn of next year the wall will be half built.", "2017-04-20", "2018-11-30"),
    ("By late summer the shelves will be bare.", "2017-04-20", "2017-08-31"),
    ("Nothing will be done until after the German elections in September.", "2017-04-20", "none"),
    ("Germany will have a new chancellor by the end of September.", "2017-04-20", "2017-09-30"),
    ("A deal this side of the summer holidays is out of the question.", "2017-04-20", "none"),
    ("Expect a reshuffle as soon as next week.", "2017-04-20", "2017-04-30"),
    ("My guess is that the Fed moves twice more before December.", "2017-04-20", "2017-11-30"),
    ("I would be astonished if he lasted until Christmas.", "2017-04-20", "2017-12-25"),
    ("Don't expect him to be in office this time next year.", "2017-04-20", "2018-04-20"),
    ("He'll be gone by Labor Day.", "2017-04-20", "2017-09-04"),
    ("The whole edifice could crumble at any moment.", "2017-04-20", "vague"),
    ("North Korea will test another bomb within the next few weeks.", "2017-04-20", "vague"),
    ("It will take two or three decades to undo the damage.", "2017-04-20", "none"),
    ("Half the world's languages will have died out by the turn of the century.", "2017-04-20", "2099-12-31"),
    ("Manufacturing will not come back, not in 2018, not in 2028.", "2017-04-20", "2028-12-31"),
    ("The next financial crisis will hit before the end of 2020.", "2017-04-20", "2020-12-31"),
    ("In the 2020 census, the city will overtake Chicago.", "2017-04-20", "2020-12-31"),
    ("When the Winter Olympics open next February, the North will be there.", "2017-04-20", "2018-02-28"),
    ("Ten years from now, in 2027, we will laugh at the fuss.", "2017-04-20", "2027-12-31"),
    ("The 21st century will be China's.", "2017-04-20", "2099-12-31"),
    ("On present trends the forest will be gone in 40 years.", "2017-04-20", "2057-04-20"),
    ("Over the coming months the pound will slide.", "2017-04-20", "vague"),
    ("Over the course of the coming year the pound will slide.", "2017-04-20", "2018-04-20"),
    ("This will be the year in which the bubble bursts.", "2017-04-20", "none"),
    ("2018 will be the year in which the bubble bursts.", "2017-04-20", "2018-12-31"),
    ("Next year will be the year in which the bubble bursts.", "2017-04-20", "2018-12-31"),
    ("The bubble will burst sometime between now and 2019.", "2017-04-20", "2019-12-31"),
    ("The bubble will burst at the latest in 2019.", "2017-04-20", "2019-12-31"),
    ("The bubble will have burst by then.", "2017-04-20", "none"),
    ("Unlike in 2008, the banks will not be bailed out.", "2017-04-20", "none"),
    ("As in 1997, Labour will win by a landslide.", "2017-04-20", "none"),
    ("The class of 2017 will earn less than their parents.", "2017-04-20", "none"),
    ("The 30,000 jobs lost since 2010 will never return.", "2017-04-20", "none"),
    ("We will regret this for decades.", "2017-04-20", "vague"),
    ("He will not live to see 2020.", "2017-04-20", "none"),
    ("The 50p coin will vanish.", "2017-04-20", "none"),
    ("The B-52 will still be flying in 2040.", "2017-04-20", "2040-12-31"),
    ("Five years after the war the same men will be in charge.", "2017-04-20", "none"),
    ("The treaty will have a 99-year life.", "2017-04-20", "none"),
    ("Day after day the protests will grow.", "2017-04-20", "none"),
    ("The Sunday papers will crucify her.", "2017-04-20", "none"),
    ("Saturday's march will draw a million people.", "2017-04-20", "2017-04-22"),
    ("The protest on 1 May will draw a million people.", "2017-04-20", "2017-05-01"),
    ("Only in the second half of next year will wages pick up.", "2017-04-20", "2018-12-31"),
    ("No peace before spring.", "2017-04-20", "2018-02-28"),
    ("The Commission will table its plan in the third week of May.", "2017-04-20", "2017-05-21"),
    ("Two weeks today the voters will speak.", "2017-04-20", "2017-05-04"),
    ("Six weeks to the day from now it will be law.", "2017-04-20", "none"),
    ("The currency will be history by the end of the 2020s.", "2017-04-20", "2029-12-31"),
    ("In less than two months the tanks will roll.", "2017-04-20", "2017-06-20"),
    ("Within less than a decade every desk will be empty.", "2017-04-20", "2027-04-20"),
    ("The world will reach peak oil no sooner than 2035.", "2017-04-20", "2034-12-31"),
    ("A year or so from now the scandal will be forgotten.", "2017-04-20", "2018-04-20"),
    ("By the early 2030s there will be no letters to deliver.", "2017-04-20", "2033-12-31"),
    ("Some time in the next decade or so the ice will go.", "2017-04-20", "2027-04-20"),
    ("By Easter Sunday it will be all over.", "2017-04-20", "2018-04-01"),
    ("He will be in court before the month ends.", "2017-04-20", "2017-04-30"),
    ("We shall see a woman in the White House by 2024, if not before.", "2017-04-20", "2024-12-31"),
    ("The party will split in the wake of the June election.", "2017-04-20", "none"),
    ("The party will be wiped out at the June election.", "2017-04-20", "2017-06-30"),
    ("The party will be wiped out in June's election.", "2017-04-20", "2017-06-30"),
    ("The party will be wiped out on June 8.", "2017-04-20", "2017-06-08"),
]

NEWS = [
    ("The Senate will vote Thursday on two competing bills to end the shutdown, leaders said on Tuesday.", "2019-01-22", "2019-01-24"),
    ("The central bank, which raised rates twice last year, is expected to hold them steady when it meets next week.", "2019-01-22", "2019-02-03"),
    ("Shares fell 3% on Monday after the company said it would miss its 2019 targets.", "2019-01-22", "none"),
    ("The trial, which began in September, is expected to last until the end of February.", "2019-01-22", "2019-02-28"),
    ('"We will be out by 29 March, deal or no deal," the prime minister told reporters on Monday.', "2019-01-22", "2019-03-29"),
    ("The ministry said on Wednesday that 40 soldiers had been killed since 2014.", "2019-01-22", "none"),
    ("Officials said the airport would reopen on Friday.", "2019-01-22", "2019-01-25"),
    ("The carmaker said it would invest $2.5 billion in the plant over five years.", "2019-01-22", "2024-01-22"),
    ("The carmaker plans to invest $2.5 billion by 2023, it said in a statement on Tuesday.", "2019-01-22", "2023-12-31"),
    ("Police said they arrested 12 people in a raid early on Saturday.", "2019-01-22", "none"),
    ("The spacecraft is due to land on 26 November 2020 after a seven-month journey.", "2019-01-22", "2020-11-26"),
    ("Greece will exit its bailout in August, eight years after it first sought help.", "2019-01-22", "2019-08-31"),
    ("The 45-year-old former banker is widely expected to run again in 2022.", "2019-01-22", "2022-12-31"),
    ("Lawmakers have until Feb. 15 to reach an agreement.", "2019-01-22", "2019-02-15"),
    ("Economists polled by the agency forecast growth of 2.1 percent this year and 1.8 percent in 2020.", "2019-01-22", "2020-12-31"),
    ("The storm is forecast to make landfall late Wednesday or early Thursday.", "2019-01-22", "2019-01-24"),
    ("Consumer prices rose 0.3 percent in December from a year earlier.", "2019-01-22", "none"),
    ("Campaigning ends on Friday and polls open on Sunday at 8 a.m.", "2019-01-22", "2019-01-27"),
    ("A second round will be held on 5 May if no candidate wins a majority.", "2019-01-22", "2019-05-05"),
    ("Parliament is scheduled to debate the measure the week of Feb. 4.", "2019-01-22", "2019-02-10"),
    ("The group hopes to raise 60 percent of the sum within the next 12 to 18 months.", "2019-01-22", "2020-07-22"),
    ("Its licence runs out in 2034, and the regulator will review it three years earlier.", "2019-01-22", "2034-12-31"),
    ("The company aims to launch the service in at least ten cities by the end of the first quarter.", "2019-01-22", "2019-03-31"),
    ("The company said it had sold 1.2 million vehicles in the three months to December.", "2019-01-22", "none"),
    ("Trump said on Twitter he would meet Kim at the end of February.", "2019-01-22", "2019-02-28"),
    ("The judge set a hearing for March 6.", "2019-01-22", "2019-03-06"),
    ("The talks will resume in Geneva on Monday, January 28.", "2019-01-22", "2019-01-28"),
    ("Sanctions will be lifted within 30 days of the agreement taking effect.", "2019-01-22", "2019-02-21"),
    ("The ban, in force since 2011, will remain for the time being.", "2019-01-22", "vague"),
    ("The new rules take effect on July 1, 2019.", "2019-01-22", "2019-07-01"),
    ("The film opens in cinemas nationwide on Valentine's Day.", "2019-01-22", "2019-02-14"),
    ("The union says members will walk out for 48 hours from midnight on Thursday.", "2019-01-22", "2019-01-24"),
    ("Voters in the state go to the polls on November 5, 2019.", "2019-01-22", "2019-11-05"),
    ("The pipeline will carry 55 billion cubic metres a year once it is completed at the end of this year.", "2019-01-22", "2019-12-31"),
    ('"In the next two, three weeks we will have a decision," he said.', "2019-01-22", "2019-02-12"),
    ("The population is projected to reach 9.7 billion in 2050, up from 7.7 billion in 2019.", "2019-01-22", "2050-12-31"),
    ("Scientists expect the comet to be visible from mid-December through early January.", "2019-01-22", "2020-01-10"),
    ("Results are expected late on Sunday night.", "2019-01-22", "2019-01-27"),
    ("Fewer than 60 days remain before Britain leaves.", "2019-01-22", "none"),
    ("The World Bank said on Tuesday that global growth would slow to 2.9 percent in 2019.", "2019-01-22", "2019-12-31"),
    ("The firm expects to return to profit in the second half.", "2019-01-22", "2019-12-31"),
    ("He is serving a life sentence and could be eligible for parole in 2031.", "2019-01-22", "2031-12-31"),
    ("Mr. May will leave the board in the spring.", "2019-01-22", "2019-05-31"),
    ("The two leaders will hold a second summit in Vietnam on February 27-28.", "2019-01-22", "2019-02-28"),
    ("An announcement is expected in the coming days.", "2019-01-22", "vague"),
    ('An announcement will be made "very soon", a spokesman said on Monday.', "2019-01-22", "vague"),
    ("Airlines will lose $84 billion this year, the industry body said.", "2019-01-22", "2019-12-31"),
    ('He said the bank would sell its stake "in the near future".', "2019-01-22", "vague"),
    ("The Fed is likely to raise rates again at its March 19-20 meeting.", "2019-01-22", "2019-03-20"),
    ("She is expected to announce her candidacy by month's end.", "2019-01-22", "2019-01-31"),
    ("Kenya will hold elections in August 2022.", "2019-01-22", "2022-08-31"),
    ("The government wants to phase out coal by 2038 at the latest.", "2019-01-22", "2038-12-31"),
    ("The 2019 budget passed on Tuesday, and markets will now watch the central bank.", "2019-01-22", "none"),
    ("The agency will publish its findings in the second quarter of 2020.", "2019-01-22", "2020-06-30"),
    ("The ship will spend six months at sea.", "2019-01-22", "none"),
    ("One in three people will develop the disease, a 2016 study found.", "2019-01-22", "none"),
    ("Police will step up patrols over the holiday weekend.", "2019-01-22", "2019-01-27"),
    ("The ferry service will be suspended from 3 to 8 February.", "2019-01-22", "2019-02-08"),
    ("The minister, in office since March 2016, is likely to be replaced.", "2019-01-22", "none"),
    ("The team will play its first game on Jan 31 against Qatar.", "2019-01-22", "2019-01-31"),
    ("It would be the first such visit in 20 years.", "2019-01-22", "none"),
    ("The euro could fall to parity with the dollar in the next three to six months, analysts say.", "2019-01-22", "2019-07-22"),
    ("The company announced in 2017 that it would spend 4 billion euros within four years.", "2019-01-22", "none"),
    ("The plant is to close at the end of the year with the loss of 500 jobs.", "2019-01-22", "2019-12-31"),
    ("Iran will resume enrichment within 60 days unless sanctions are eased, the president warned on Monday.", "2019-01-22", "2019-03-23"),
    ("About 1,500 workers will lose their jobs by the time the mine shuts in 2022.", "2019-01-22", "2022-12-31"),
    ("India's general election must be held by May.", "2019-01-22", "2019-05-31"),
    ("A United Nations report on Monday warned that a million species will be lost within decades.", "2019-01-22", "vague"),
    ("The rover will touch down at 3:55 p.m. on February 18, 2021.", "2019-01-22", "2021-02-18"),
    ("The law would ban the sale of new petrol cars from 2030.", "2019-01-22", "none"),
    ("The minister's office said that a meeting was planned for next Monday.", "2019-01-22", "2019-01-28"),
    ("In an interview on Sunday he said he would step down after the next election.", "2019-01-22", "none"),
    ("The president's term ends in 2024.", "2019-01-22", "2024-12-31"),
    ("Japan's emperor will abdicate on April 30, the first monarch to do so in two centuries.", "2019-01-22", "2019-04-30"),
    ("The prosecutor is expected to wrap up his inquiry in a matter of days.", "2019-01-22", "vague"),
    ("The company will report fourth-quarter earnings on Jan. 29.", "2019-01-22", "2019-01-29"),
    ("Fans can expect a decision before the start of next season.", "2019-01-22", "event:start of next season"),
    ("The tournament will be played in Brazil this summer.", "2019-01-22", "2019-08-31"),
    ("The mission will launch no earlier than June 2020.", "2019-01-22", "2020-05-31"),
    ("His deputy will serve as acting president until elections are held in 30 days.", "2019-01-22", "2019-02-21"),
    ("Americans will choose a new president on Tuesday after a bruising campaign.", "2016-11-07", "2016-11-08"),
    ("The Supreme Court is expected to hear the appeal in early December and rule in the new year.", "2016-11-07", "2017-12-31"),
    ("The prime minister has promised to trigger Article 50 by the end of March.", "2016-11-07", "2017-03-31"),
    ("Samsung said on Monday it would recall 2.8 million washing machines.", "2016-11-07", "none"),
    ("The jobless rate is seen falling to 4.7 percent by the end of next year, from 4.9 percent in October.", "2016-11-07", "2017-12-31"),
    ("The airline will resume flights to the resort from December 1.", "2016-11-07", "none"),
    ("The 28-member bloc must decide within months whether to renew the sanctions, which expire on Jan. 31.", "2016-11-07", "2017-01-31"),
    ("More than half of the country's coal mines will be closed in the next ten years, the minister said Sunday.", "2016-11-07", "2026-11-07"),
    ("Pope Francis will visit Portugal in May 2017 to mark the centenary of the apparitions.", "2016-11-07", "2017-05-31"),
    ("The OECD, which had forecast growth of 1.2 per cent in September, will publish new figures later this month.", "2016-11-07", "2016-11-30"),
    ("Apple will begin selling the phone in 28 countries on Friday.", "2016-11-07", "2016-11-11"),
    ("Rebels have until 7 p.m. on Friday to leave the city, Moscow said.", "2016-11-07", "2016-11-11"),
    ("Oil prices could rise to $60 a barrel by mid-2017, Goldman Sachs said in a note.", "2016-11-07", "2017-08-31"),
    ("The inquiry, set up in 2014, will not report before 2020.", "2016-11-07", "2019-12-31"),
    ("A final decision is not expected until the middle of next year at the earliest.", "2016-11-07", "2017-08-31"),
    ("Voters in Austria return to the polls on 4 December.", "2016-11-07", "2016-12-04"),
    ("It was the second such attack in two weeks.", "2016-11-07", "none"),
    ("The company employs 1,900 people and hopes to add 300 in the coming year.", "2016-11-07", "2017-11-07"),
    ("The company has been losing money since 2012 but expects to break even in 2018.", "2016-11-07", "2018-12-31"),
    ("President Hollande will say in December whether he will seek a second term in next year's election.", "2016-11-07", "2017-12-31"),
    ("He faces up to 20 years in prison if convicted; sentencing is set for Feb 24.", "2016-11-07", "2017-02-24"),
    ("By 2050, there will be more plastic than fish in the sea, by weight.", "2016-11-07", "2050-12-31"),
    ("The agreement came into force on Friday, November 4.", "2016-11-07", "none"),
    ("Scientists say the Arctic could be ice-free in summer by the 2040s.", "2016-11-07", "2049-12-31"),
    ("South Korea's president is to address the nation at 10:30 a.m. on Tuesday.", "2016-11-07", "2016-11-08"),
    ("Tesla aims to make 500,000 cars a year in 2018, two years earlier than planned.", "2016-11-07", "2018-12-31"),
    ("Mr Juncker's mandate runs until the autumn of 2019.", "2016-11-07", "2019-11-30"),
    ("The measure, if approved, would take effect in 90 days.", "2016-11-07", "2017-02-05"),
    ("Police expect to complete the search by nightfall on Wednesday.", "2016-11-07", "2016-11-09"),
    ("Snow is likely in northern areas overnight and into Tuesday morning.", "2016-11-07", "2016-11-08"),
    ("The cabinet will meet twice this week to finalise the plan.", "2016-11-07", "2016-11-13"),
    ("The next meeting of the committee is on December 13-14.", "2016-11-07", "2016-12-14"),
    ("A spokesman declined to say whether talks would resume.", "2016-11-07", "none"),
    ("Thousands are expected to march through the capital on Saturday.", "2016-11-07", "2016-11-12"),
    ("The ECB is buying 80 billion euros of bonds a month until March 2017.", "2016-11-07", "2017-03-31"),
    ("Analysts polled by Reuters had expected a rise of 0.4 percent in September.", "2016-11-07", "none"),
    ("The bank plans to cut 10,000 jobs over the next five years, roughly one in eight posts.", "2016-11-07", "2021-11-07"),
    ("About 40 percent of the workforce will retire in the next decade.", "2016-11-07", "2026-11-07"),
    ("The show, now in its 27th season, will end next spring.", "2016-11-07", "2017-05-31"),
    ("The city will host the Games in 2024 or 2028.", "2016-11-07", "2028-12-31"),
    ("The two sides agreed to meet again in a fortnight.", "2016-11-07", "2016-11-21"),
    ("Turnout on Tuesday is forecast to be the highest since 2008.", "2016-11-07", "2016-11-08"),
    ("Construction of the $4bn dam, begun in 2011, should be finished in July.", "2016-11-07", "2017-07-31"),
    ("The strike, which began last Tuesday, will continue for a third week.", "2016-11-07", "none"),
    ("He pledged to balance the budget by the 2020-21 fiscal year.", "2016-11-07", "2021-09-30"),
    ("Venezuela's inflation will exceed 1,600 percent next year, the IMF said in October.", "2016-11-07", "2017-12-31"),
    ("The probe will reach Jupiter in July 2030 and enter orbit in late 2031.", "2016-11-07", "2031-12-31"),
    ("The army will liberate the city before the end of the year, the prime minister vowed on Saturday.", "2016-11-07", "2016-12-31"),
    ("The government has given itself 100 days to pass the reform.", "2016-11-07", "none"),
    ("Within three years of the vote, Britain will be out.", "2016-11-07", "2019-11-07"),
    ("A new leader will be elected at the party's congress in January.", "2016-11-07", "2017-01-31"),
    ("The president will leave office on 20 January 2017, having served eight years.", "2016-11-07", "2017-01-20"),
    ("Growth will slow to 1.4 per cent next year before recovering to 1.7 per cent in 2018.", "2016-11-07", "2018-12-31"),
    ("This year's harvest will be the smallest in a decade.", "2016-11-07", "2016-12-31"),
    ("The bridge, closed for two years, reopens on Monday week.", "2016-11-07", "2016-11-21"),
    ("Ministers will meet in Brussels on the 14th and 15th of this month.", "2016-11-07", "2016-11-15"),
    ("The 30-year-old will miss the rest of the season.", "2016-11-07", "none"),
    ("The tax break ends on the last day of the year.", "2016-11-07", "2016-12-31"),
    ("The union called a 24-hour strike for Thursday, November 10.", "2016-11-07", "2016-11-10"),
    ("All 435 seats in the House are up for election on Tuesday.", "2016-11-07", "2016-11-08"),
    ("The deal, announced on October 22, is expected to close by year-end 2017.", "2016-11-07", "2017-12-31"),
    ("The law gives the agency 18 months to draw up the rules.", "2016-11-07", "none"),
    ("Diesel cars will be banned from city centres from 2025.", "2016-11-07", "none"),
    ("Rain will ease off by late afternoon.", "2016-11-07", "none"),
    ("Some 200,000 refugees will arrive before winter sets in.", "2016-11-07", "2016-11-30"),
    ("In three years' time, when his mandate ends, he will be 70.", "2016-11-07", "2019-11-07"),
    ("Japan said it would end the evacuation order in March, six years after the disaster.", "2016-11-07", "2017-03-31"),
    ("The Dow fell 105 points on Friday and futures pointed to a lower open on Monday.", "2016-11-07", "none"),
]
# fmt: on


def shown(found: Deadline) -> str:
    if found.latest:
        return found.latest.isoformat()
    if found.basis is Basis.EVENT:
        return f"event:{found.event}"
    return str(found.basis)


@pytest.mark.parametrize(("words", "published", "expected"), SHAPES + OPINION + NEWS)
def test_last_day(words, published, expected):
    assert shown(find_deadline(words, published)) == expected


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("No drastic changes are likely in the next six months.", "in the next six months"),
        ("The akims will be replaced very soon.", "very soon"),
        ("It opens by the end of next month, they say.", "by the end of next month"),
        ("There will be a vote on July 5–9.", "on July 5–9"),
        ("She will win the 2020 election.", "the 2020 election"),
    ],
)
def test_wording_keeps_its_preposition(words, text):
    assert find_deadline(words, "2019-06-10").text == text


@pytest.mark.parametrize(
    ("words", "earliest", "basis"),
    [
        ("in the next six months", date(2019, 6, 10), Basis.RELATIVE),
        ("by 2021", date(2019, 6, 10), Basis.STATED),
        ("in 2021", date(2021, 1, 1), Basis.STATED),
        ("in 2019", date(2019, 6, 10), Basis.STATED),
        ("in March", date(2020, 3, 1), Basis.STATED),
        ("next year", date(2020, 1, 1), Basis.RELATIVE),
        ("on Friday", date(2019, 6, 14), Basis.RELATIVE),
        ("early in 2021", date(2021, 1, 1), Basis.STATED),
        ("late in 2021", date(2021, 9, 1), Basis.STATED),
        ("from 2021 to 2024", date(2021, 1, 1), Basis.STATED),
    ],
)
def test_window_and_basis(words, earliest, basis):
    found = find_deadline(words, "2019-06-10")
    assert (found.earliest, found.basis) == (earliest, basis)


@pytest.mark.parametrize(
    ("words", "assumption"),
    [
        ("in the next six months", "counted from the publication date"),
        ("in fiscal 2020", "a US federal fiscal year, ending on 30 September"),
        ("next spring", "the meteorological season of the northern hemisphere"),
        ("before 2021", "the day before it begins"),
        ("in early 2021", "early, mid and late are thirds of the period"),
        ("the 2021 election", "an event with a year in its name ends with that year"),
        ("in March", "its next occurrence after publication"),
    ],
)
def test_assumption_says_how(words, assumption):
    assert find_deadline(words, "2019-06-10").assumption == assumption


@pytest.mark.parametrize(
    ("words", "review"),
    [
        ("He will go very soon.", date(2019, 9, 10)),
        ("In the long run, wages rise.", date(2024, 6, 10)),
        ("Help will come within days.", date(2019, 7, 10)),
        ("He will go before the election.", date(2020, 6, 10)),
        ("He will go.", date(2020, 6, 10)),
    ],
)
def test_without_a_date_there_is_a_day_to_look_again(words, review):
    assert find_deadline(words, "2019-06-10").review == review


def test_day_first_and_southern():
    assert find_deadline("by 3/4/2021", "2019-06-10").latest == date(2021, 3, 4)
    assert find_deadline("by 3/4/2021", "2019-06-10", day_first=True).latest == date(2021, 4, 3)
    assert find_deadline("this winter", "2019-06-10").latest == date(2020, 2, 29)
    assert find_deadline("this winter", "2019-06-10", southern=True).latest == date(2019, 8, 31)


@pytest.mark.parametrize(
    ("words", "basis", "latest"),
    [
        ("It ends in the next six months.", Basis.RELATIVE, None),
        ("It ends in March.", Basis.RELATIVE, None),
        ("It ends by 2030.", Basis.STATED, date(2030, 12, 31)),
        ("It ends very soon.", Basis.VAGUE, None),
        ("It ends.", Basis.NONE, None),
    ],
)
def test_without_a_publication_date(words, basis, latest):
    found = find_deadline(words, None)
    assert (found.basis, found.latest, found.review) == (basis, latest, None)


@pytest.mark.parametrize("published", [date.min, date(1, 12, 31), date(9999, 1, 1), date.max])
@pytest.mark.parametrize(
    "words", [words for words, _, _ in SHAPES] + ["in 999999999999 years", "within 10000 decades"]
)
def test_ends_of_the_calendar(words, published):
    found = find_deadline(words, published)
    assert found.latest is None or found.latest >= published


@pytest.mark.parametrize(
    "words",
    ["in 999999999999 years", "within 9999 years", "in " + "9" * 5000 + " days"],
)
def test_beyond_the_calendar_stays_in_words(words):
    found = find_deadline(words, "2019-06-10")
    assert (found.text, found.basis, found.latest) == (words, Basis.RELATIVE, None)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        ".",
        "the",
        "in the",
        "by",
        "in in in",
        "of 2020 of",
        "31/31/31",
        "0",
        "00/00/0000",
        "Friday the",
        "the first of the",
        "a a a a",
        "'s",
        "mid-",
        "2020-",
        "İ by 2030 İ",
    ],
)
def test_scraps_raise_nothing(words):
    assert find_deadline(words, "2019-06-10").basis in Basis


def test_a_published_that_is_no_date_is_refused():
    with pytest.raises(NotADate, match="soon"):
        find_deadline("in March", "soon")


SENTENCES = st.sampled_from([(words, day) for words, day, _ in SHAPES + OPINION + NEWS])
WORDS = """
in the next of to two three 5 31 2021 years month week May Friday early end - / , . and or before
until will said a half quarter first last this year's 1990s soon day from
"""
SCRAPS = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(SCRAPS, st.text(max_size=60)), st.dates())
def test_never_before_publication(words, published):
    found = find_deadline(words, published)
    assert found.latest is None or published <= (found.earliest or published) <= found.latest


@settings(max_examples=150, deadline=None)
@given(SENTENCES, st.integers(-4000, 4000))
def test_never_before_publication_whenever_published(sentence, days):
    published = date.fromisoformat(sentence[1]) + timedelta(days=days)
    found = find_deadline(sentence[0], published)
    assert found.latest is None or found.latest >= published


@settings(max_examples=150, deadline=None)
@given(SENTENCES, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_changes_nothing(sentence, changed):
    words, published = sentence
    assert _answer(changed(words), published) == _answer(words, published)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, st.sampled_from(["  ", "\t", "\n", "\u00a0", " \u2009 "]))
def test_white_space_changes_nothing(sentence, space):
    words, published = sentence
    assert _answer(words.replace(" ", space), published) == _answer(words, published)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, st.sampled_from("‐‑‒–—−"), st.sampled_from("’‘ʼ"))
def test_typography_changes_nothing(sentence, dash, quote):
    words, published = sentence
    typeset = words.replace("-", dash).replace("'", quote)
    assert _answer(typeset, published) == _answer(words, published)


def _answer(words: str, published: str) -> tuple[date | None, Basis]:
    found = find_deadline(words, published)
    return found.latest, found.basis


PIECES = [
    "in the next two years ",
    "by the end of the first half of the middle of ",
    "about about about ",
    "one hundred and one ",
    "2021 to ",
    "May 5-",
    "no later than at least before ",
    "the the the ",
    "said will ",
    "first week of ",
    "1/2/",
    "early to mid ",
    "next ",
    "years ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_in_line_with_the_text(piece):
    once, twice = (_calls(piece * count) for count in (100, 200))
    assert twice < 2.3 * once + 200


def _calls(text: str) -> int:
    """Count the function calls that a text costs: work, and not seconds."""
    count = 0

    def counted(_frame, event, _arg):
        nonlocal count
        count += event in {"call", "c_call"}

    find_deadline("in 2021", "2019-06-10")
    sys.setprofile(counted)
    try:
        find_deadline(text, "2019-06-10")
    finally:
        sys.setprofile(None)
    return count
