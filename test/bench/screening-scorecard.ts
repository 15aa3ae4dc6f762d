import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex } from '@partner-commons/sanctions/matching/candidates/screening-index';
import { scorerVersion } from '@partner-commons/sanctions/matching/score';
import { type Baseline, baselines } from './screening-baselines';
import { hasAllLists, type Listing, readListings } from './screening-lists';
import {
  type Alerts,
  baselineAlerts,
  baselineRecall,
  baselineScore,
  measureAlerts,
  measureRecall,
  ourScore,
  type Recall,
} from './screening-measures';
import { describeScorecard } from './screening-scorecard.report';
import { type LabelledQuery, type NamePair, readPairs, readQueries } from './screening-sets';
import { measureSpeed, type Speed } from './screening-speed';

export interface Scorecard {
  scorerVersion: string;
  pairs: readonly NamePair[];
  ours: readonly number[];
  pairBaselines: Record<Baseline, readonly number[]>;
  sources: readonly { source: string; subjects: number; names: number }[];
  recall: Record<LabelledQuery['set'], Recall>;
  recallBaselines: Record<Baseline, Record<'un_treated' | 'org_treated', { hits: number; of: number }>>;
  alerts: Alerts;
  alertBaselines: Record<Baseline, { hits: number; of: number }>;
  speed: Speed;
}

const names = Object.keys(baselines) as Baseline[];
/** Comparing with every listed name takes a baseline milliseconds per name, so a part of the people is enough for it. */
const baselinePeople = 150;

/** `npm run bench:screening`: how well and how fast names are found, against simpler screenings, in one run. */
async function measure(): Promise<Scorecard> {
  if (!hasAllLists) process.stdout.write('COMMONS_DATA_DIR is not set: alerts and speed are measured without OFAC.\n');
  const listings = await readListings();
  const pairs = readPairs();
  const queries = readQueries();
  const of = (set: LabelledQuery['set']) => queries.filter((query) => query.set === set);
  const expectedOn = listings.filter(({ source }) => source === 'UNSC' || source === 'WORLD_BANK');
  const expecting = buildIndex(expectedOn.flatMap(({ subjects }) => subjects));
  const recallOf = (set: LabelledQuery['set']) => measureRecall(expecting, expectedOn, of(set));
  const all = listings.flatMap(({ subjects }) => subjects);
  const people = of('negative');
  const some = people.filter((_, place) => place % Math.ceil(people.length / baselinePeople) === 0);
  return {
    scorerVersion,
    pairs,
    ours: pairs.map(ourScore),
    pairBaselines: each((name) => pairs.map(baselineScore(name))),
    sources: listings.map(({ source, subjects }) => ({
      source,
      subjects: subjects.length,
      names: countNames(subjects),
    })),
    recall: {
      un_untreated: recallOf('un_untreated'),
      un_treated: recallOf('un_treated'),
      org_treated: recallOf('org_treated'),
      negative: measureRecall(expecting, expectedOn, []),
    },
    recallBaselines: each((name) => ({
      un_treated: baselineRecall(name, expectedOn, of('un_treated')),
      org_treated: baselineRecall(name, expectedOn, of('org_treated')),
    })),
    alerts: measureAlerts(buildIndex(all), people),
    alertBaselines: each((name) => baselineAlerts(name, listings, some)),
    speed: measureSpeed(all, people),
  };
}

const each = <T>(measureOne: (name: Baseline) => T) =>
  Object.fromEntries(names.map((name) => [name, measureOne(name)])) as Record<Baseline, T>;

const countNames = (subjects: Listing['subjects']) => subjects.reduce((sum, subject) => sum + subject.names.length, 0);

async function run(): Promise<void> {
  const text = describeScorecard(await measure());
  writeFileSync(join(__dirname, '..', '..', 'docs', 'reference', 'screening-quality.md'), text);
  process.stdout.write(text);
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
