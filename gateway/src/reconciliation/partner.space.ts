import { foldName } from '@partner-commons/platform/fold';
import type { Run } from '../operations/operation.run';
import { likenessOf } from './name-likeness.rules';
import type { Ask } from './reconciliation.query';
import { type Candidate, eachOf, type Found, type Named, type Space } from './reconciliation.space';

const type = { id: 'Partner', name: 'Partner' };
/** What the search of registry takes. */
const longestText = 200;

interface PartnerNode {
  id: string;
  legalName: string;
  uniqueNumber: string | null;
  countryOfOrigin: string | null;
  primaryType: string | null;
  standing: string | null;
  names: { value: string }[] | null;
}

const fields = 'id legalName uniqueNumber countryOfOrigin primaryType standing names { value }';

const search = `query ReconcilePartners($text: String!, $first: Int!, $countries: [String!]) {
  searchPartners(first: $first, filter: { text: $text, countries: $countries }) { edges { node { ${fields} } } }
}`;
/** The comparison that registry makes for duplicates sees through spelling and script; it wants to know the country. */
const compare = `query ReconcilePartnersOf($name: String!, $country: String!) {
  duplicateCandidates(entry: { names: [{ value: $name, kind: LEGAL }], countryOfOrigin: $country }) {
    score partner { ${fields} } }
}`;
const one = `query ReconciledPartner($id: ID!) { partner(id: $id) { ${fields} } }`;

/** The roster: agencies match the vendors of their own systems with it. */
export const partnerSpace: Space = {
  path: 'partners',
  name: 'Partner Commons: partners',
  identifierSpace: 'urn:partner-commons:partner',
  types: [type],
  properties: [
    { id: 'country', name: 'Country of origin', description: 'ISO 3166-1 alpha-2; sharpens the comparison.' },
    { id: 'uniqueNumber', name: 'Unique number', description: 'Such as UNIP-0004711-30; decides by itself.' },
  ],
  find,
  async suggest(prefix, run) {
    return (await searchFor(prefix, 10, run)).map(describe);
  },
  async preview(id, run) {
    const { partner } = await run(one, { id });
    return partner && linesOf(partner);
  },
  extend: {
    properties: [
      { id: 'uniqueNumber', name: 'Unique number' },
      { id: 'legalName', name: 'Legal name' },
      { id: 'countryOfOrigin', name: 'Country of origin' },
      { id: 'primaryType', name: 'Type' },
      { id: 'standing', name: 'Standing' },
    ],
    async rows({ ids, properties }, run) {
      const wanted = properties.filter(({ id }) => partnerSpace.extend?.properties.some((known) => known.id === id));
      const rows = await eachOf(ids, async (id) => {
        const { partner } = await run(one, { id });
        const value = (name: string) => partner?.[name] as string | null | undefined;
        const cells = wanted.map(({ id: name }) => [name, value(name) ? [{ str: String(value(name)) }] : []]);
        return [id, Object.fromEntries(cells)];
      });
      return Object.fromEntries(rows);
    },
  },
};

async function find({ text, types, limit, values }: Ask, run: Run): Promise<Found> {
  if (types.length > 0 && !types.includes(type.id)) return { result: [] };
  const number = values.get('uniqueNumber')?.[0];
  const country = values
    .get('country')
    ?.find((code) => /^[A-Za-z]{2}$/.test(code))
    ?.toUpperCase();
  const found = new Map<string, Candidate>();
  const add = (node: PartnerNode, score: number) => {
    const known = found.get(node.id);
    if (!known || known.score < score) found.set(node.id, candidateOf(node, score, { text, number, country }));
  };
  if (number) for (const node of await searchFor(number, 1, run)) if (node.uniqueNumber === number) add(node, 100);
  if (foldName(text) !== '') {
    for (const node of await searchFor(text, limit, run)) add(node, likeness(text, node, country));
    if (country) {
      const { duplicateCandidates } = await run(compare, { name: text, country });
      for (const { score, partner } of duplicateCandidates) {
        add(partner, Math.max(likeness(text, partner, country), Math.round(score * 100)));
      }
    }
  }
  const best = [...found.values()].sort((a, b) => b.score - a.score || a.name.localeCompare(b.name)).slice(0, limit);
  // Two that fit equally well need a person.
  const alone = best.filter(({ match }) => match).length === 1;
  return { result: best.map((candidate) => ({ ...candidate, match: candidate.match && alone })) };
}

async function searchFor(text: string, first: number, run: Run): Promise<PartnerNode[]> {
  if (foldName(text) === '') return [];
  const { searchPartners } = await run(search, { text: text.slice(0, longestText), first });
  return searchPartners.edges.map(({ node }: { node: PartnerNode }) => node);
}

const namesOf = ({ legalName, names }: PartnerNode) => [legalName, ...(names ?? []).map(({ value }) => value)];

/** The same name in another country is somebody else as often as not. */
const elsewhere = 0.8;

function likeness(text: string, node: PartnerNode, country: string | undefined): number {
  const name = likenessOf(text, namesOf(node));
  return country && node.countryOfOrigin && country !== node.countryOfOrigin ? Math.round(name * elsewhere) : name;
}

function candidateOf(
  node: PartnerNode,
  score: number,
  { text, number, country }: { text: string; number?: string; country?: string },
): Candidate {
  const name = likenessOf(text, namesOf(node));
  const sameNumber = number !== undefined && node.uniqueNumber === number;
  const sameCountry = country !== undefined && node.countryOfOrigin === country;
  return {
    ...describe(node),
    score,
    match: sameNumber || (name === 100 && sameCountry),
    type: [type],
    features: [
      { id: 'name', value: name },
      ...(country ? [{ id: 'country', value: sameCountry }] : []),
      ...(number ? [{ id: 'uniqueNumber', value: sameNumber }] : []),
    ],
  };
}

const describe = (node: PartnerNode): Named => ({
  id: node.id,
  name: node.legalName,
  description: [node.countryOfOrigin, node.primaryType, node.uniqueNumber ?? 'no number yet']
    .filter(Boolean)
    .join(' · '),
});

const linesOf = (node: PartnerNode): string[] => [
  node.legalName,
  [node.uniqueNumber ?? 'no number yet', node.countryOfOrigin, node.primaryType].filter(Boolean).join(' · '),
  `Standing: ${node.standing ?? 'not known'}`,
  ...(node.names ?? []).map(({ value }) => value).filter((value) => value !== node.legalName),
];
