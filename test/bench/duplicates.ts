import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '@partner-commons/platform/clock';
import type { Work } from '@partner-commons/platform/work';
import {
  type LabelledPair,
  type Quality,
  qualityAt,
  thresholds,
} from '@partner-commons/registry/duplication/duplicate-quality/duplicate-quality.rules';
import { DuplicateService } from '@partner-commons/registry/duplication/duplicates/duplicate.service';
import { allKeys } from '@partner-commons/registry/duplication/duplicates/duplicate-keys.rules';
import { parse } from 'csv-parse/sync';
import { Pool } from 'pg';
import { removeAbandonedServers } from '../support/throw-away-server';
import { readCpuTimes } from './cpu-time';
import { quantile } from './load';
import { generatePartners, readDirectory } from './names';
import { plainManager } from './plain-manager';
import { makeWorld } from './world';

/**
 * `npx tsx test/bench/duplicates.ts`: precision and recall on the labelled pairs, written to docs/reference.
 * `--latency`: what a search for candidates costs among 60,000 partners.
 */
const root = join(__dirname, '..', '..');
const report = join(root, 'docs', 'reference', 'duplicate-quality.md');
const halves = ['development', 'held-out'] as const;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;

function reportQuality(): string {
  const pairs = parse(readFileSync(join(root, 'test/fixtures/duplicates/pairs.csv')), {
    columns: true,
  }) as LabelledPair[];
  const lines = [
    '# Quality of the search for duplicates',
    '',
    'Written by `npx tsx test/bench/duplicates.ts`; do not edit. Pairs of single names with their countries, from two public',
    'directories; how they were labelled, and what is wrong with that, stands beside',
    '[the pairs](../../test/fixtures/duplicates/README.md). Thresholds were chosen on the development half: the held-out half is',
    'what counts. A test holds it to a floor.',
    '',
    row(['half', 'threshold', 'pairs that are one', 'found', 'rightly', 'precision', 'recall']),
    row(['---', '---', '---', '---', '---', '---', '---']),
  ];
  for (const half of halves)
    for (const [name, threshold] of Object.entries(thresholds)) {
      const quality: Quality = qualityAt(
        pairs.filter((pair) => pair.half === half),
        threshold,
      );
      const { same, found, foundRightly, precision, recall } = quality;
      lines.push(row([half, `${name} (${threshold})`, same, found, foundRightly, percent(precision), percent(recall)]));
    }
  lines.push(
    '',
    '## Share of the held-out pairs that is found, by kind',
    '',
    row(['label', 'kind', 'pairs', ...Object.keys(thresholds)]),
  );
  lines.push(row(['---', '---', '---', '---', '---']));
  const heldOut = pairs.filter(({ half }) => half === 'held-out');
  for (const key of new Set(heldOut.map(({ label, kind }) => `${label}|${kind}`))) {
    const [label = '', kind = ''] = key.split('|');
    const group = heldOut.filter((pair) => pair.label === label && pair.kind === kind);
    const shares = Object.values(thresholds).map((threshold) =>
      percent(qualityAt(group, threshold).found / group.length),
    );
    lines.push(row([label, kind, group.length, ...shares]));
  }
  lines.push(
    '',
    'Read it so: `certain` is nearly never wrong and finds what is written nearly alike; `review` asks a person about half of the',
    'translated names at the price of a third of false alarms among names that were chosen for being alike. An acronym of a French',
    'name is not found by an Arabic one. Partners have several names, identifiers, websites and registration numbers, none of',
    'which is counted here.',
    '',
  );
  return lines.join('\n');
}

async function measureLatency(partners: number, rounds: number): Promise<void> {
  await removeAbandonedServers();
  const world = await makeWorld(partners);
  try {
    const pool = new Pool({ connectionString: world.databases.registry.ownerUrl, max: 2 });
    pool.on('error', () => undefined);
    const { rows } = await pool.query(
      `SELECT p.id, p.country_of_origin AS country, p.website, jsonb_agg(jsonb_build_object('value', n.value, 'kind', n.kind)) AS names
       FROM partner p JOIN partner_name n ON n.partner_id = p.id GROUP BY p.id`,
    );
    const began = performance.now();
    for (let start = 0; start < rows.length; start += 2_000) {
      const keys = rows.slice(start, start + 2_000).flatMap(({ id, country, website, names }) =>
        allKeys({
          names,
          countryOfOrigin: country,
          website,
          identifiers: [],
          registrationNumbers: [],
          address: null,
        }).map((key) => [key, id] as const),
      );
      await pool.query('INSERT INTO duplicate_key (key, partner_id) SELECT * FROM unnest($1::text[], $2::uuid[])', [
        keys.map(([key]) => key),
        keys.map(([, id]) => id),
      ]);
    }
    await pool.query('VACUUM (ANALYZE)');
    const { rows: counted } = await pool.query('SELECT count(*)::int AS keys FROM duplicate_key');
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    process.stdout.write(`${partners} partners, ${counted[0].keys} keys, indexed in ${seconds} s\n`);
    const work = { database: { manager: plainManager(pool) }, clock: systemClock } as unknown as Work;
    const service = new DuplicateService(work);
    const asked = generatePartners(readDirectory(), partners + rounds).slice(-rounds);
    const processes = [
      { name: 'node', pid: process.pid, withChildren: false },
      { name: 'postgres', pid: world.postmasterPid, withChildren: true },
    ];
    const before = readCpuTimes(processes);
    const times: number[] = [];
    let found = 0;
    for (const { legalName, countryOfOrigin, otherNames } of asked) {
      const start = performance.now();
      const names = [{ value: legalName, kind: 'LEGAL' }, ...otherNames];
      found += (await service.candidatesFor({ names, countryOfOrigin, identifiers: [] })).length;
      times.push(performance.now() - start);
    }
    const after = readCpuTimes(processes);
    for (const { name } of processes) {
      const used = ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / rounds;
      process.stdout.write(`${name}: ${used.toFixed(1)} ms of processor time for each entry\n`);
    }
    times.sort((one, other) => one - other);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(1));
    process.stdout.write(
      `candidates of ${rounds} entries: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms; ${found / rounds} found each\n`,
    );
    await pool.end();
  } finally {
    await world.stop();
  }
}

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      latency: { type: 'boolean', default: false },
      partners: { type: 'string', default: '60000' },
      rounds: { type: 'string', default: '300' },
    },
  });
  if (values.latency) return measureLatency(Number(values.partners), Number(values.rounds));
  const text = reportQuality();
  writeFileSync(report, text);
  process.stdout.write(text);
}

void bench();
