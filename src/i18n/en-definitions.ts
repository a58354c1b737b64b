import type { Catalogue } from './translate.ts';

/** What every figure means, in plain words, and what else it is often taken for. */
export const enDefinitions = {
  open: 'What this means: {name}',
  title: 'What this means',
  close: 'Close',
  formula: 'Worked out as',
  settings: 'As it is set',
  here: 'Here',
  others: 'Under other usual definitions',
  working: 'Working it out',
  failed: 'could not be worked out',

  'uses.dates': 'Dates',
  'uses.dates.all': 'all in the file',
  'uses.dates.range': '{from} to {to}',
  'uses.complete': 'Data complete through',
  'uses.step': 'Period',
  'uses.measure': 'Measure',
  'uses.measure.revenue': 'revenue, net of returns',
  'uses.measure.margin': 'margin',
  'uses.measure.purchases': 'purchases',
  'uses.margin': 'Margin rate',
  'uses.margin.none': 'none given: margin is revenue',
  'uses.margin.file': 'from the file',
  'uses.zero': 'Orders of exactly zero',
  'uses.zero.yes': 'count as purchases',
  'uses.zero.no': 'are no purchases',
  'uses.filter': 'Filters',
  'uses.filter.count': { one: '{count} is on', other: '{count} are on' },
  'step.day': 'day',
  'step.week': 'week',
  'step.month': 'month',
  'step.quarter': 'quarter',
  'step.year': 'year',

  'other.refunds': 'with refunds left out',
  'other.zero': 'with orders of zero counted as purchases',
  'other.nonzero': 'without orders of exactly zero',
  'other.months': 'counted by month',
  'other.quarters': 'counted by quarter',
  'other.margin': 'by margin',
  'other.revenue': 'by revenue',
  'other.purchases': 'by purchases',

  'revenue.name': 'Revenue',
  'revenue.words':
    'All that was sold, less what was returned, with the sales to people nobody knows. Rows that were set aside are not in it.',
  'revenue.other.known': 'of known customers alone',
  'pareto.name': 'Pareto share',
  'pareto.words':
    'Customers (or products, regions ...) stand from the largest to the smallest; the curve says which share of them brings which share of the whole. Who is at or below zero stands apart, and shares run over what is above zero.',
  'pareto.formula':
    'the sum of the first k / the sum of all above zero; the top 20 % are the first 0.2 n, rounded up',
  'pareto.here': 'the top 20 % bring {share}',
  'abc.name': 'ABC classes',
  'abc.words':
    'From the largest down, A are the customers that bring the first 80 % together, B the next 15 %, C the rest and everybody at or below zero.',
  'abc.formula':
    'A while the share before a customer is below the first cut, B while below the second, else C',
  'abc.here': { one: '{count} customer in A', other: '{count} customers in A' },
  'abc.other.seventy': 'cut at 70 and 90 %',
  'abc.other.twenty': 'the largest fifth of customers, whatever they bring',
  'xyz.name': 'XYZ classes',
  'xyz.words':
    'How evenly a customer buys: its revenue of every whole period since its first purchase, empty ones counted as 0, and how far that swings. X swings by half of its mean at most, Y by all of it, Z by more. Fewer than four periods: too new to say.',
  'xyz.formula': 'standard deviation / mean of the periods (population, not sample)',
  'xyz.here': '{share} of customers are X',
  'xyz.other.textbook': 'with the textbook’s cuts of 0.10 and 0.25',
  'xyz.other.history': 'over the whole history for everyone',
  'abcXyz.name': 'ABC × XYZ',
  'abcXyz.words': 'Both at once: how much a customer brings, and how evenly.',
  'rfm.name': 'RFM',
  'rfm.words':
    'Three scores from 1 to 5, 5 best: how recently a customer bought, how often, and for how much. A score says in which fifth of all customers it stands; equal customers score alike. The three together name the segment.',
  'rfm.formula':
    '1 + the whole part of 5 × customers strictly worse / all; F and M are taken together as their mean',
  'rfm.here': { one: '{count} champion', other: '{count} champions' },
  'ladder.name': 'Ladder',
  'ladder.words':
    'The highest rung a customer meets: a buyer bought once; a client again; a regular three times or more and in at least half of the whole periods since its first purchase; an adherent buys nearly all here; an advocate brings others too.',
  'ladder.here': { one: '{count} regular or more', other: '{count} regulars or more' },
  'ladder.other.often': 'with a regular from five purchases on',
  'ladder.other.third': 'with a third of the periods enough',
  'overdue.name': 'Overdue',
  'overdue.words':
    'A customer is overdue when it has been silent for twice its own usual gap between purchases or more, lost from four times on. Its usual gap leans on everybody’s while it has shown few of its own.',
  'overdue.formula':
    'silence / expected gap, where expected = (n × own mean gap + 2 × median of all) / (n + 2), n its gaps',
  'overdue.here': { one: '{count} customer overdue', other: '{count} customers overdue' },
  'overdue.other.once': 'from one and a half gaps on',
  'overdue.other.thrice': 'from three gaps on',
  'declining.name': 'Declining',
  'declining.words':
    'Customers who brought at least 30 % less in the last three whole months than in the three before, and whose purchases fell by more than chance makes likely.',
  'declining.formula': 'exact binomial test on the purchases of both halves, p < 0.05',
  'declining.here': { one: '{count} customer', other: '{count} customers' },
  'retention.name': 'Retention',
  'retention.words':
    'Of the customers who bought in one period, the share that bought in the next too: the same people. The published formula counts customers who came back after a pause as well, and so can pass 100 %; the two stand side by side.',
  'retention.formula':
    'the same customers: retained / S. Published: (E - N) / S, E active at the end, N new, S active at the start',
  'retention.here': '{share} in {period}',
  'retention.other.published': 'by the published formula, regained customers counted',
  'retention.other.window': 'with activity counted over three periods',
  'bridge.name': 'The way from one period to the next',
  'bridge.words':
    'Customers of the period before, less those who did not come back, and those who came back after a pause or for the first time: that is everybody active now. In money what the same customers spent more or less is added.',
  'bridge.formula': 'S - lost + reactivated + new = E',
  'bridge.here': 'a change of {change} in {period}',
  'bridge.other.money': 'in money',
  'growth.name': 'Growth',
  'growth.words':
    'New: first purchase in this period. Back after a pause: bought before, not in the period before. Did not come back: bought in the period before and not now.',
  'growth.formula':
    'change = new + back after a pause - not come back; gained / lost in money is the quick ratio',
  'growth.here': 'a change of {change} customers in {period}',
  'growth.other.quick': 'in money, gained for each 1 that was lost',
  'parts.name': 'New and repeat revenue',
  'parts.words':
    'Revenue of a period by whose it is. New is all that customers bring in the period of their first purchase, a second purchase in it too; the rest is of customers won before.',
  'parts.here': '{share} of customers won before, in {period}',
  'parts.other.first': 'with first purchases alone counted as new',
  'layers.name': 'Layers of revenue',
  'layers.words':
    'Every customer belongs to the period of its first purchase for good. A layer is what the customers of one such period bring in every period since; all layers together are the customers’ revenue.',
  'conversion.name': 'From new customer to regular',
  'conversion.words':
    'The customers won in a year, and which share of them has bought again or become a regular by now. Young years have had less time: the share within so many days counts only those who had them.',
  'conversion.here': '{share} of those won in {year} bought again',
  'conversion.other.three': 'with three purchases asked for',
  'conversion.other.within': 'within {days} days of the first',
  'cohorts.name': 'Cohorts',
  'cohorts.words':
    'Everybody whose first purchase lies in the same period is a cohort. A cell says which share of it bought so many periods later. The mean adds up customers, not percentages, and only cohorts old enough; hatched cells are not over.',
  'cohorts.formula':
    'active / size; mean = sum of active / sum of sizes over the cells that everybody has lived',
  'cohorts.here': '{share} {later}',
  'cohorts.other.orAfter': 'who bought then or later',
  'cohorts.other.exact': 'with ages from the day of the first purchase',
  'cohorts.other.plain': 'as a plain mean of the percentages',
  'lines.name': 'Lines of business',
  'lines.words':
    'Each value as if it were a business of its own: a purchase of it is an order whose lines of it come to more than nothing; life, return and worth are counted on those. Regulars are those of the whole business.',
  'lines.formula':
    'from regulars = revenue here of regulars / all revenue here, that of people nobody knows included',
  'lines.here': 'of everything, {share} from regulars',
  'lines.other.a': 'from customers of class A',
  'lines.other.known': 'of the revenue of known customers alone',
  'first.name': 'What first purchases lead to',
  'first.words':
    'Of the customers whose first purchase lies at least so many days back, the share that bought a second time within them. Who came later cannot be judged yet and is left out; “so far” takes everybody, and so is too low for the young.',
  'first.here': '{share} within {days} days',
  'first.other.ever': 'so far, everybody counted',
  'first.other.days': 'within {days} days',
  'value.name': 'Lifetime value',
  'value.words':
    'What a customer has left behind on the mean, as four numbers that multiply: what a purchase brings, how often a month, what is left of it, and for how many months.',
  'value.formula': 'S × C × P × T; all four are ratios of sums, so the product is margin / customers exactly',
  'value.here': '{value} a customer',
  'value.other.kaplanMeier': 'with the lifetime allowing for those still here (Kaplan-Meier)',
  'value.other.churn': 'with the lifetime 1 / (1 - monthly retention)',
  'value.other.sales': 'as revenue, nothing taken off',
  'S.name': 'Average check (S)',
  'S.words': 'What a purchase brings: revenue, net of returns, over the number of purchases.',
  'C.name': 'Frequency (C)',
  'C.words':
    'Purchases a month while a customer is one: purchases over the months from the first to the last, at least one each.',
  'P.name': 'Margin rate (P)',
  'P.words':
    'What is left of revenue after cost: from the file where it says so, else the rate given above, else all.',
  'T.name': 'Lifetime (T)',
  'T.words':
    'Months from the first purchase to the last, at least one each. Cut short by today, as whoever buys again tomorrow counts as ended.',
  'valueCurves.name': 'Value over time',
  'valueCurves.words':
    'Margin a customer added up by whole months since the first purchase, on the mean of those who have lived all of the month.',
  'ways.name': 'How long a customer stays',
  'ways.words':
    'Three ways: as seen so far; Kaplan-Meier, where only who has been silent for long counts as gone; and from the share that monthly losses leave.',
  'whatIf.name': 'What if',
  'whatIf.words':
    'The factors of lifetime value changed by hand from what was observed. Retention works through the lifetime, which grows as 1 / (1 - retention).',
  'whatIf.formula': 'T changed = T × (1 - r) / (1 - r changed)',
} as const satisfies Catalogue;
