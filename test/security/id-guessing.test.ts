import { newId } from '@partner-commons/platform/id';
import type { Answer, Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

const guesses = 10_000;
/** As many as the door lets through in one document. */
const perRequest = 20;

const addPartner = 'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
const recordAssessment = 'mutation Record($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }';
const importPartners = 'mutation Take($input: ImportPartnersInput!) { importPartners(input: $input) { id } }';
const importList = 'mutation Take($input: ImportListInput!) { importList(input: $input) { id } }';

/** What is asked for by id, and in how much of it the answer could differ. */
const probes: Record<string, string> = {
  partner: '{ id legalName names { value } }',
  assessment: '{ id band report { narrative } }',
  partnerImport: '{ id added job { state } }',
  listSnapshot: '{ id state }',
};

/** Ids of rows that exist and that somebody else may see. */
type Foreign = Record<keyof typeof probes, string>;

describe('Z08: guessing ids', () => {
  let system: TestSystem;
  let foreign: Foreign;
  let director: Caller;
  let otherAgency: Caller;

  beforeAll(async () => {
    system = await startTestSystem();
    director = await system.as('PARTNER_USERS', 'director');
    otherAgency = await system.as('UNICEF', 'admin');
    foreign = await makeForeignRows(system);
  });

  afterAll(() => system?.stop());

  test('the rows are there: their owners see them', async () => {
    const officer = await system.as('UNHCR', 'officer');
    const admin = await system.as('UNHCR', 'admin');
    expect((await officer.ok(ask(['partner'], 1), { id0: foreign.partner })).a0).not.toBeNull();
    expect(
      (await officer.ok('query ($id0: ID!) { a0: assessment(id: $id0) { id } }', { id0: foreign.assessment })).a0,
    ).not.toBeNull();
    expect((await admin.ok(ask(['partnerImport'], 1), { id0: foreign.partnerImport })).a0).not.toBeNull();
    expect((await officer.ok(ask(['listSnapshot'], 1), { id0: foreign.listSnapshot })).a0).not.toBeNull();
  });

  test.each([
    ['partner', 'a user of another partner'],
    ['assessment', 'a user of another partner'],
    ['partnerImport', 'a user of a partner'],
    ['listSnapshot', 'a user of a partner'],
    ['partnerImport', 'an administrator of another agency'],
  ])('%s: %s gets the same for a foreign, an absent and a malformed id', async (kind, who) => {
    const caller = who === 'an administrator of another agency' ? otherAgency : director;
    const own = foreign[kind] ?? '';
    const ids = [own, newId(), newId(0), neighbourOf(own), own.toUpperCase(), 'x', '', "' OR 1=1 --"];
    const answers = await Promise.all(ids.map((id) => answerTo(caller, kind, id)));
    expect(new Set(answers).size).toBe(1);
  });

  test('without a token every id is refused alike', async () => {
    for (const kind of Object.keys(probes)) {
      const answers = await Promise.all(
        [foreign[kind] ?? '', newId(), 'x'].map((id) => answerTo(system.anybody, kind, id)),
      );
      expect(new Set(answers).size).toBe(1);
    }
  });

  test(`${guesses} guesses beside what exists find nothing`, async () => {
    const kinds = ['partner', 'assessment'];
    const answers = new Set<string>();
    const guess = async (round: number) => {
      // Two that exist and are another's, their neighbours, and invented ones.
      const ids = Array.from({ length: perRequest }, (_, number) => {
        const known = foreign[kinds[number % 2] ?? ''] ?? '';
        if (number < 2) return known;
        return number % 4 < 2 ? neighbourOf(known, round * perRequest + number) : newId();
      });
      const variables = Object.fromEntries(ids.map((id, at) => [`id${at}`, id]));
      const { data, errors } = await director.ask(ask(kinds, perRequest), variables);
      for (const value of Object.values(data ?? {})) answers.add(JSON.stringify(value));
      for (const error of errors ?? []) answers.add(shown({ errors: [error] }));
    };
    const rounds = Array.from({ length: guesses / perRequest }, (_, round) => round);
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let round = rounds.pop(); round !== undefined; round = rounds.pop()) await guess(round);
      }),
    );
    expect(answers).toEqual(new Set(['null']));
  }, 60_000);
});

/** `a0: partner(id: $id0) {…} a1: assessment(id: $id1) {…} …`, the kinds in turn. */
function ask(kinds: string[], count: number): string {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const fields = numbers.map((number) => {
    const kind = kinds[number % kinds.length] ?? '';
    return `a${number}: ${kind}(id: $id${number}) ${probes[kind]}`;
  });
  return `query Guess(${numbers.map((number) => `$id${number}: ID!`).join(', ')}) { ${fields.join(' ')} }`;
}

async function answerTo(caller: Caller, kind: string, id: string): Promise<string> {
  const answer = await caller.ask(ask([kind], 1), { id0: id });
  return JSON.stringify({ status: answer.status, data: answer.data, errors: shown(answer) });
}

/** All of the errors but the id of the request, which differs by design. */
const shown = ({ errors }: Pick<Answer, 'errors'>) =>
  JSON.stringify(
    (errors ?? []).map(({ extensions: { requestId: _, ...extensions }, ...error }) => ({ ...error, extensions })),
  );

/** An id some steps later: what somebody tries who knows one. */
function neighbourOf(id: string, steps = 1): string {
  const tail = (BigInt(`0x${id.slice(24)}`) + BigInt(steps + 1)) % (1n << 48n);
  return id.slice(0, 24) + tail.toString(16).padStart(12, '0');
}

async function makeForeignRows(system: TestSystem): Promise<Foreign> {
  const officer = await system.as('UNHCR', 'officer');
  const admin = await system.as('UNHCR', 'admin');
  const assessor = await system.as('UNICEF', 'assessor');
  const screener = await system.as('UNICEF', 'screener');
  const partner = { legalName: 'Somebody else', primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' };
  const { addPartner: added } = await eventually(() => officer.ok(addPartner, { input: partner }));
  const assessment = {
    partnerId: added.id,
    kind: 'HACT_MICRO',
    band: 'LOW',
    finalisedOn: '2025-01-01',
    validUntil: '2099-01-01',
    narrative: 'Not for others',
    idempotencyKey: 'z08',
  };
  // The assessments service learns of the partner by feed.
  const { recordAssessment: recorded } = await eventually(() => assessor.ok(recordAssessment, { input: assessment }));
  const partnerFile = await admin.send('Registry', {
    kind: 'PARTNER_FILE',
    name: 'p.csv',
    bytes: Buffer.from('name_latin\nA\n'),
  });
  const { importPartners: taken } = await admin.ok(importPartners, { input: { fileId: partnerFile } });
  const listFile = await screener.send('Sanctions', {
    kind: 'LIST_FILE',
    name: 'l.xml',
    bytes: Buffer.from('<?xml version="1.0"?><x/>'),
  });
  const { importList: list } = await screener.ok(importList, { input: { fileId: listFile, source: 'UNSC' } });
  return { partner: added.id, assessment: recorded.id, partnerImport: taken.id, listSnapshot: list.id };
}
