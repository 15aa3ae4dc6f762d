import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Answer, Caller } from '../support/caller';
import { eventually as eventuallyWithin } from '../support/eventually';

/** A journey hangs on jobs and feeds of five processes; on a machine that stalls they come late, and that is no failure. */
const patience = 180_000;
const eventually = <Result>(attempt: () => Promise<Result>, within = patience) => eventuallyWithin(attempt, within);

export interface Journey {
  as(agency: string, subject: string): Promise<Caller>;
  anybody: Caller;
}

const fixture = (name: string) => gunzipSync(readFileSync(join(__dirname, '..', 'fixtures', 'lists', `${name}.gz`)));
const list2018 = () => fixture('un-sc-consolidated-2018-10-29.xml');
const list2026 = () => fixture('un-sc-consolidated-2026-02-27.xml');

const importList = `mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { id } }`;
const listSnapshot = `query ($id: ID!) { listSnapshot(id: $id) {
  state reason version publishedAt individuals entities notTaken delta { added amended removed kept toRescreen } job { state } } }`;
const importPartners = `mutation ($fileId: ID!) { importPartners(input: { fileId: $fileId }) { id } }`;
const partnerImport = `query ($id: ID!) { partnerImport(id: $id) {
  added updated unchanged notTaken job { state done total error }
  rowsNotTaken(first: 100) { totalCount edges { node { rowNumber reason } } } } }`;
const searchPartners = `query ($filter: PartnerFilter!, $first: Int!, $after: String) {
  searchPartners(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id legalName countryOfOrigin primaryType names { value } } } } }`;
const addPartner = `mutation ($legalName: String!, $country: String!) {
  addPartner(input: { legalName: $legalName, primaryType: NATIONAL_NGO, countryOfOrigin: $country }) {
    id standing clearance { status checkedAt listVersions { source } } } }`;
const partnerWithClearance = `query ($id: ID!) { partner(id: $id) { legalName standing
  clearance { status checkedAt listVersions { source version publishedAt confirmedAt } } } }`;
const eligibility = `query ($id: ID!, $purpose: EligibilityPurpose!) {
  eligibility(partnerId: $id, agency: "UNHCR", purpose: $purpose) { eligible blockers { code source } } }`;

const blockersOfSanctions = (answer: { eligibility: { blockers: { code: string; source: string }[] } }): string[] =>
  answer.eligibility.blockers.filter(({ source }) => source === 'sanctions').map(({ code }) => code);

const settled = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

async function sendList(caller: Caller, name: string, bytes: Buffer) {
  const fileId = await caller.send('Sanctions', { kind: 'LIST_FILE', name, bytes });
  const { importList: started } = await caller.ok(importList, { fileId });
  return eventually(async () => {
    const { listSnapshot: snapshot } = await caller.ok(listSnapshot, { id: started.id });
    if (!settled.includes(snapshot.job.state)) throw new Error(`still ${snapshot.job.state}`);
    return snapshot;
  });
}

async function sendDirectory(caller: Caller) {
  const bytes = fixture('mena-ngo-directory-2014.csv');
  const fileId = await caller.send('Registry', { kind: 'PARTNER_FILE', name: 'directory.csv', bytes });
  const { importPartners: started } = await caller.ok(importPartners, { fileId });
  return eventually(async () => {
    const { partnerImport: report } = await caller.ok(partnerImport, { id: started.id });
    if (!settled.includes(report.job.state)) throw new Error(`still ${report.job.state}`);
    return report;
  });
}

/** The six steps of a first day, as a transcript in which two runs must agree: ids and times are taken out. */
export async function walkFirstSteps(journey: Journey): Promise<Record<string, unknown>> {
  const transcript: Record<string, unknown> = {};
  const officer = await journey.as('UNHCR', 'officer');
  const admin = await journey.as('UNHCR', 'admin');
  const screener = await journey.as('UNICEF', 'screener');

  const early = await officer.ok(addPartner, { legalName: 'Baraka Water Trust', country: 'KE' });
  transcript['before any list'] = early.addPartner.clearance;
  transcript['before any list, eligibility'] = await officer.ok(eligibility, {
    id: early.addPartner.id,
    purpose: 'APPLY',
  });

  transcript['list of 2018'] = await sendList(screener, '2018.xml', list2018());
  transcript['list of 2026'] = await sendList(screener, '2026.xml', list2026());
  for (const [damage, bytes] of Object.entries(damagedCopies())) {
    transcript[`damaged list, ${damage}`] = await sendList(screener, `${damage}.xml`, bytes);
  }
  const { listSources } = await screener.ok('{ listSources { code inForce { version } } }');
  transcript['in force after damage'] = listSources.find(({ code }: { code: string }) => code === 'UNSC');

  transcript.directory = await sendDirectory(admin);
  transcript['directory again'] = await sendDirectory(admin);

  for (const filter of [
    { text: 'sauvegarde médina kef' },
    { text: 'جمعية الكوثر' },
    { text: 'kawthar', countries: ['TN'], types: ['NATIONAL_NGO'] },
    { text: 'kawthar', countries: ['EG'] },
  ]) {
    transcript[`search ${JSON.stringify(filter)}`] = await officer.ok(searchPartners, { filter, first: 10 });
  }
  transcript.pages = await readPages(officer);

  const listed = await officer.ok(addPartner, { legalName: 'Al Rashed Trust', country: 'PK' });
  const listedId = listed.addPartner.id;
  transcript['a listed name, slightly different'] = await eventually(async () => {
    const { partner } = await officer.ok(partnerWithClearance, { id: listedId });
    if (partner.clearance.status === 'UNKNOWN') throw new Error('not screened yet');
    return partner;
  });
  transcript['its hits'] = await screener.ok(
    `query ($id: ID!) { hits(filter: { partnerId: $id }, first: 10) { totalCount edges { node {
       state score askedName listedName partner { legalName } subject { source externalId kind } } } } }`,
    { id: listedId },
  );
  transcript['hits asked by an officer'] = await officer.refusal('{ hits(first: 1) { totalCount } }');
  transcript['clearance asked by the partner'] = await askOwnClearance(journey);
  transcript['a partner without a match'] = await eventually(async () => {
    const { partner } = await officer.ok(partnerWithClearance, { id: early.addPartner.id });
    if (partner.clearance.status !== 'CLEAR') throw new Error(partner.clearance.status);
    return partner;
  });

  // Its profile was never confirmed (R-INV-10); of screening nothing stands in the way.
  transcript['screening lets it apply'] = await eventually(async () => {
    const answer = await officer.ok(eligibility, { id: early.addPartner.id, purpose: 'APPLY' });
    if (blockersOfSanctions(answer).length > 0) throw new Error(JSON.stringify(answer));
    return answer;
  });
  transcript['not eligible to be selected'] = await officer.ok(eligibility, {
    id: early.addPartner.id,
    purpose: 'SELECT',
  });
  transcript['not eligible with hits'] = await eventually(async () => {
    const answer = await officer.ok(eligibility, { id: listedId, purpose: 'APPLY' });
    if (blockersOfSanctions(answer).join() !== 'HITS_OPEN') throw new Error(JSON.stringify(answer));
    return answer;
  });

  Object.assign(transcript, await composeFacts(journey, early.addPartner.id), await meetRefusals(journey, listedId));
  return withoutIdsAndTimes(transcript) as Record<string, unknown>;
}

/** A partner sees its own entry, but nothing from which it could tell that it was matched (no tip-off). */
async function askOwnClearance(journey: Journey) {
  const reader = await journey.as('WFP', 'reader');
  const director = await journey.as('PARTNER_USERS', 'director');
  const found = await reader.ok('{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }');
  return refusedFields(await director.ask(partnerWithClearance, { id: found.searchPartners.edges[0].node.id }));
}

/** Assessments and performance each add their fact to the same partner, and one query reads all four services. */
async function composeFacts(journey: Journey, id: string) {
  const assessor = await journey.as('UNICEF', 'assessor');
  const steward = await journey.as('WFP', 'steward');
  const reader = await journey.as('WFP', 'reader');
  const assessed = await eventually(() =>
    assessor.ok(
      `mutation ($id: ID!) { recordAssessment(input: { partnerId: $id, kind: HACT_MICRO, band: MODERATE,
         finalisedOn: "2025-09-10", validUntil: "2029-09-09", narrative: "Two weaknesses in cash handling.",
         idempotencyKey: "first-steps" }) { kind band validUntil owner { code name } report { narrative } } }`,
      { id },
    ),
  );
  const submitted = await eventually(() =>
    steward.ok(
      `mutation ($id: ID!) { submitKpiValue(input: { code: "LOCAL_FUNDING_SHARE", version: 1, partnerId: $id,
         period: { year: 2025 }, numerator: "220", denominator: "1300", idempotencyKey: "first-steps" }) {
         value unit numerator denominator agency { code } } }`,
      { id },
    ),
  );
  const composed = await reader.ok(
    `query ($id: ID!) { partner(id: $id) { legalName standing clearance { status }
       currentRating(kind: HACT_MICRO) { band validUntil owner { code } }
       assessments(first: 5) { edges { node { band report { narrative redaction { reason } } } } }
       kpiValues(codes: ["LOCAL_FUNDING_SHARE"], year: 2025) {
         edges { node { value definition { code version } agency { code } } } } } }`,
    { id },
  );
  return { assessed, submitted, composed };
}

/** What must be refused, with the same code and path in both topologies. */
async function meetRefusals({ as, anybody }: Journey, id: string) {
  const officer = await as('UNHCR', 'officer');
  const director = await as('PARTNER_USERS', 'director');
  const refusals: Record<string, Answer> = {
    'without a token': await anybody.ask('{ agencies { code } }'),
    'an unknown field': await officer.ask('{ agencies { password } }'),
    'an unknown partner': await officer.ask(partnerWithClearance, { id: '00000000-0000-7000-8000-000000000000' }),
    'eligibility of an unknown partner': await officer.ask(eligibility, { id: 'nonsense', purpose: 'PAY' }),
    'a page too large': await officer.ask('{ searchPartners(first: 101) { totalCount } }'),
    'a cursor of nobody': await officer.ask('{ searchPartners(after: "x") { totalCount } }'),
    'a stale version': await officer.ask(
      'mutation ($id: ID!) { renamePartner(input: { partnerId: $id, legalName: "X", expectedVersion: 99 }) { id } }',
      { id },
    ),
    'a country that is none': await officer.ask(addPartner, { legalName: 'X', country: 'XX' }),
    'an import by an officer': await officer.ask(importPartners, { fileId: id }),
    'a foreign partner asked by a partner': await director.ask(partnerWithClearance, { id }),
    'a file that never came': await (await as('UNHCR', 'admin')).ask(importPartners, { fileId: id }),
  };
  return Object.fromEntries(
    Object.entries(refusals).map(([name, answer]) => [`refused: ${name}`, refusedFields(answer)]),
  );
}

const refusedFields = ({ status, data, errors }: Answer) => ({
  status,
  data,
  errors: errors?.map(({ message, path, extensions: { requestId: _requestId, ...extensions } }) => ({
    message,
    path,
    extensions,
  })),
});

async function readPages(officer: Caller) {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { searchPartners: page } = await officer.ok(searchPartners, {
      filter: { countries: ['MA', 'DZ'] },
      first: 50,
      after,
    });
    seen.push(...page.edges.map((edge: { node: { id: string } }) => edge.node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return { count: seen.length, distinct: new Set(seen).size };
}

function damagedCopies(): Record<string, Buffer> {
  const whole = list2026();
  const text = whole.toString('utf8');
  let position = 0;
  const shrunken = text.replace(/<(INDIVIDUAL|ENTITY)>[\s\S]*?<\/\1>\s*/g, (record) =>
    position++ % 10 < 3 ? '' : record,
  );
  const bomb = text.replace(
    '<CONSOLIDATED_LIST',
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>\n<CONSOLIDATED_LIST',
  );
  const latin1 = Buffer.from(whole);
  // An É of ISO 8859-1 in a name far behind the beginning, which the check on arrival looks at.
  latin1[whole.indexOf('<FIRST_NAME>', whole.length / 2) + '<FIRST_NAME>'.length] = 0xc9;
  return {
    'cut in the middle': whole.subarray(0, whole.length / 2),
    '30 % fewer records': Buffer.from(shrunken),
    'entity expansion': Buffer.from(bomb),
    'wrong encoding': latin1,
    'another format': Buffer.from(
      '<?xml version="1.0"?><rss version="2.0"><channel><title>news</title></channel></rss>',
    ),
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const changing = new Set(['id', 'checkedAt', 'confirmedAt', 'endCursor', 'requestId']);

function withoutIdsAndTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIdsAndTimes);
  if (typeof value === 'string') return uuid.test(value) ? '<id>' : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      changing.has(key) && inner !== null ? `<${key}>` : withoutIdsAndTimes(inner),
    ]),
  );
}
