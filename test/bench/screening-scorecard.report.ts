import type { Baseline } from './screening-baselines';
import { f1Of, interval95, type PairCounts, type Rate, type Recall, rateOf, threshold } from './screening-measures';
import type { Scorecard } from './screening-scorecard';
import type { NamePair } from './screening-sets';

/** The scorecard as the page docs/reference/screening-quality.md. */
export function describeScorecard(card: Scorecard): string {
  return [
    '# How well screening finds names',
    '',
    'Written by `npm run bench:screening`; do not edit. Goals: `screening.md` of the specification. Rates stand with their',
    `counts and a 95 % interval (Wilson). Scorer version \`${card.scorerVersion}\`. Listed: ${sourcesOf(card)}.`,
    '',
    '## Goals',
    '',
    table(['', 'ours', 'goal', 'met', ...baselineNames], goalRows(card)),
    '',
    'Baselines compare the folded names (lower case, Latin letters) with the same threshold of 0.70; their alerts are measured',
    'on a part of the people. Speed counts processor time of one thread, times two; the machine may have been shared.',
    '',
    '## Pairs of names, one by one',
    '',
    table(['set', 'F1', 'precision', 'recall', 'found', 'falsely found', 'missed', 'pairs'], pairRows(card)),
    '',
    'The halves are drawn by a hash of the names: the rules were written on both, so a wide gap between them, not either figure,',
    'is the warning.',
    '',
    '## Names as they are typed',
    '',
    table(
      ['set', 'right subject at least 0.70', 'at the top', 'among the first 50 candidates', 'ties at the top'],
      recallRows(card),
    ),
    '',
    ...missedOf(card.recall.un_treated, 'Security Council'),
    ...missedOf(card.recall.org_treated, 'organisations'),
    '',
    '## People on no list',
    '',
    ...card.alerts.who.map((who) => `* ${who}`),
    '',
    '## Speed',
    '',
    table(['', ''], speedRows(card)),
    '',
  ].join('\n');
}

const baselineNames: Baseline[] = ['equality', 'Levenshtein', 'Jaro-Winkler', 'trigram'];

const sourcesOf = ({ sources }: Scorecard) =>
  sources.map(({ source, subjects, names }) => `${source} ${subjects} entries with ${names} names`).join(', ');

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const figure = (value: number) => value.toFixed(3);
const percent = (value: number) => `${(100 * value).toFixed(2)} %`;

function rate(one: Rate): string {
  const [low, high] = interval95(one);
  return `${percent(rateOf(one))} (${one.hits}/${one.of}; ${percent(low)} to ${percent(high)})`;
}

type Choice = (pair: NamePair) => boolean;

const isPerson: Choice = ({ kind }) => kind === 'INDIVIDUAL';
const isCurated: Choice = ({ category }) => !category.startsWith('LLM');

function countWhere({ pairs }: Scorecard, scores: readonly number[], choice: Choice): PairCounts {
  const counts: PairCounts = { found: 0, falselyFound: 0, missed: 0, leftAlone: 0 };
  pairs.forEach((pair, place) => {
    if (!choice(pair)) return;
    const isFound = (scores[place] as number) >= threshold;
    if (isFound) counts[pair.isMatch ? 'found' : 'falselyFound'] += 1;
    else counts[pair.isMatch ? 'missed' : 'leftAlone'] += 1;
  });
  return counts;
}

function goalRows(card: Scorecard): string[][] {
  const f1 = (what: string, goal: number, choice: Choice) => {
    const value = f1Of(countWhere(card, card.ours, choice));
    const others = baselineNames.map((name) => figure(f1Of(countWhere(card, card.pairBaselines[name], choice))));
    return [what, figure(value), `≥ ${goal}`, met(value >= goal), ...others];
  };
  const found = (what: string, goal: number, own: Rate, set?: 'un_treated' | 'org_treated') => [
    what,
    rate(own),
    `≥ ${goal}`,
    met(rateOf(own) >= goal),
    ...baselineNames.map((name) => (set ? figure(rateOf(card.recallBaselines[name][set])) : '')),
  ];
  const alerts = (what: string, most: number, own: Rate, isCompared = false) => [
    what,
    rate(own),
    `≤ ${percent(most)}`,
    met(rateOf(own) <= most),
    ...baselineNames.map((name) => (isCompared ? percent(rateOf(card.alertBaselines[name])) : '')),
  ];
  const plain = (what: string, value: string, goal: string, isMet: boolean) => [
    what,
    value,
    goal,
    met(isMet),
    '',
    '',
    '',
    '',
  ];
  const { recall, speed } = card;
  const ties = {
    hits: recall.un_treated.ties.hits + recall.org_treated.ties.hits,
    of: recall.un_treated.ties.of + recall.org_treated.ties.of,
  };
  return [
    f1('pairs F1, all', 0.86, () => true),
    f1('organisations', 0.93, (pair) => !isPerson(pair)),
    f1('persons', 0.82, isPerson),
    f1('human-curated pairs', 0.93, isCurated),
    found('UN persons with typing errors', 0.998, recall.un_treated.rightSubject, 'un_treated'),
    found('UN persons, among the first 50 candidates', 0.999, recall.un_treated.amongCandidates),
    found('organisations with typing errors', 0.985, recall.org_treated.rightSubject, 'org_treated'),
    found('organisations, among the first 50 candidates', 0.998, recall.org_treated.amongCandidates),
    alerts('alerts on people on no list at 0.70', 0.003, card.alerts.atReview, true),
    alerts('at 0.80', 0.001, card.alerts.atEighty),
    alerts('with birth date and country', 0.0005, card.alerts.withFacts),
    plain(
      'names a second, 2 cores',
      speed.namesPerSecondOnTwoCores.toFixed(0),
      '≥ 2000',
      speed.namesPerSecondOnTwoCores >= 2000,
    ),
    plain(
      'one name, p50 / p95',
      `${speed.p50.toFixed(2)} / ${speed.p95.toFixed(2)} ms`,
      '≤ 1.5 / 8 ms',
      speed.p50 <= 1.5 && speed.p95 <= 8,
    ),
    plain(
      'full re-screen of 325,000 names, 2 cores',
      `${speed.fullRescreenSeconds.toFixed(0)} s`,
      '≤ 180 s',
      speed.fullRescreenSeconds <= 180,
    ),
    plain(
      `delta of ${speed.deltaEntries} entries against 325,000 names, 2 cores`,
      `${speed.deltaSeconds.toFixed(1)} s`,
      '≤ 5 s',
      speed.deltaSeconds <= 5,
    ),
    alerts('ties at the top score', 0.02, ties),
  ];
}

const met = (isMet: boolean) => (isMet ? 'yes' : '**no**');

function pairRows(card: Scorecard): string[][] {
  const row = (what: string, choice: Choice) => {
    const counts = countWhere(card, card.ours, choice);
    const { found, falselyFound, missed, leftAlone } = counts;
    const shares = [found / (found + falselyFound), found / (found + missed)].map((share) =>
      Number.isNaN(share) ? '–' : figure(share),
    );
    return [
      what,
      found + missed === 0 ? '–' : figure(f1Of(counts)),
      ...shares,
      ...[found, falselyFound, missed, found + falselyFound + missed + leftAlone].map(String),
    ];
  };
  const values = (of: (pair: NamePair) => string) => [...new Set(card.pairs.map(of))].sort();
  return [
    row('all', () => true),
    row('first half', (pair) => halfOf(pair) === 0),
    row('second half', (pair) => halfOf(pair) === 1),
    ...values(({ kind }) => kind).map((kind) => row(kind, (pair) => pair.kind === kind)),
    ...values(({ quality }) => quality).map((quality) => row(`quality ${quality}`, (pair) => pair.quality === quality)),
    ...values(({ category }) => category).map((own) => row(own || 'no category', ({ category }) => category === own)),
  ];
}

function halfOf({ asked, listed }: NamePair): number {
  let hash = 7;
  for (const letter of asked + listed) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return (hash >>> 3) % 2;
}

function recallRows({ recall }: Scorecard): string[][] {
  const row = (what: string, own: Recall) => [
    what,
    rate(own.rightSubject),
    rate(own.atTheTop),
    rate(own.amongCandidates),
    rate(own.ties),
  ];
  return [
    row('UN persons as listed', recall.un_untreated),
    row('UN persons with typing errors', recall.un_treated),
    row('organisations with typing errors', recall.org_treated),
  ];
}

const missedOf = ({ missed }: Recall, of: string) => missed.map((name) => `* missed (${of}): ${name}`);

function speedRows({ speed }: Scorecard): string[][] {
  return [
    ['listed entries, real and perturbed', `${speed.listed} with ${speed.listedNames} names`],
    ['index built in', `${speed.buildSeconds.toFixed(1)} s of processor time`],
    ['names asked', String(speed.asked)],
    ['processor time for a name', `${speed.cpuMsPerName.toFixed(3)} ms`],
    ['an edit distance to every listed name takes', `${speed.ratioToLevenshtein.toFixed(0)} times as long`],
  ];
}
