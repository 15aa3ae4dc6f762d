import { AppError } from '@partner-commons/platform/errors';
import { foldName } from '@partner-commons/platform/fold';
import type { Run } from '../operations/operation.run';
import type { Ask } from './reconciliation.query';
import { type Candidate, eachOf, type Found, type Space } from './reconciliation.space';

const types = [
  { id: 'INDIVIDUAL', name: 'Listed person' },
  { id: 'ENTITY', name: 'Listed organisation' },
  { id: 'VESSEL', name: 'Listed vessel' },
];

interface Match {
  score: number;
  listedName: string;
  features: { name: string; contribution: number }[];
  subject: { id: string; kind: string; externalId: string; source: string } | null;
}

interface Check {
  outcome: 'NO_MATCH_FOUND' | 'POSSIBLE_MATCH' | 'UNKNOWN';
  note: string;
  checkedAt: string;
  listVersions: unknown[];
  parties: { entries: Match[] }[];
}

const check = `query ReconcileListedParties($input: CheckNameInput!) { checkName(input: $input) {
  outcome note checkedAt listVersions { source version publishedAt }
  parties { entries { score listedName subject { id kind externalId source } } } } }`;

/** The lists in force, by the check of names that everybody uses; nothing here is ever a certain match. */
export const listedPartySpace: Space = {
  path: 'listed-parties',
  name: 'Partner Commons: listed parties',
  identifierSpace: 'urn:partner-commons:listed-party',
  types,
  properties: [
    { id: 'country', name: 'Country', description: 'Nationality, or where it is registered; ISO 3166-1 alpha-2.' },
    { id: 'birthDate', name: 'Day of birth', description: 'Such as 1961-04-30.' },
    { id: 'birthYear', name: 'Year of birth', description: 'When the day is not known.' },
    { id: 'identifier', name: 'Number', description: 'Of a passport, a register or a tax office.' },
  ],
  find,
};

async function find(ask: Ask, run: Run): Promise<Found> {
  const asked = types.filter(({ id }) => ask.types.length === 0 || ask.types.includes(id));
  if (foldName(ask.text) === '' || asked.length === 0) return { result: [] };
  const checks: Check[] = await eachOf(
    asked,
    async ({ id: kind }) => (await run(check, { input: inputOf(ask, kind) })).checkName,
  );
  // An empty list of candidates would read as "nobody", which is not what was found out (S-INV-12).
  if (checks.some(({ outcome }) => outcome === 'UNKNOWN')) {
    throw new AppError('UNAVAILABLE', 'The lists cannot be compared with at the moment. Decide nothing on it.');
  }
  const candidates = checks.flatMap(({ parties }) => parties.flatMap(({ entries }) => entries.flatMap(candidateOf)));
  const [first] = checks;
  return {
    result: candidates.sort((a, b) => b.score - a.score).slice(0, ask.limit),
    checkedAt: first?.checkedAt,
    listVersions: first?.listVersions,
    note: candidates.length > 0 ? 'People decide whether it is the same party.' : first?.note,
  };
}

function inputOf({ text, values }: Ask, kind: string) {
  const [birthDate] = (values.get('birthDate') ?? []).filter((value) => /^\d{4}-\d{2}-\d{2}$/.test(value));
  const [birthYear] = (values.get('birthYear') ?? []).filter((value) => /^\d{4}$/.test(value)).map(Number);
  return {
    names: [text],
    kind,
    countries: (values.get('country') ?? [])
      .filter((code) => /^[A-Za-z]{2}$/.test(code))
      .map((code) => code.toUpperCase()),
    identifiers: (values.get('identifier') ?? []).map((number) => ({ number: number.slice(0, 100) })),
    birthDate,
    birthYear,
  };
}

function candidateOf({ score, listedName, subject }: Match): Candidate[] {
  if (!subject) return [];
  const type = types.filter(({ id }) => id === subject.kind);
  return [
    {
      id: subject.id,
      name: listedName,
      description: `${subject.source} · ${subject.externalId}`,
      score: Math.round(score * 100),
      match: false,
      type,
      features: [{ id: 'score', value: score }],
    },
  ];
}
