import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { type BegunRegistration, beginRegistration, sendPaper } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

const add = `mutation ($input: AddRecommendationLetterInput!) { addRecommendationLetter(input: $input) {
  id issuerType date outcome detail { issuerName signatory } redaction { reason howToRequest } } }`;
const verify =
  'mutation ($input: VerifyRecommendationLetterInput!) { verifyRecommendationLetter(input: $input) { outcome } }';
const download = 'mutation ($id: ID!) { createRecommendationDownload(input: { letterId: $id }) { url } }';
const waive = `mutation ($input: GrantRecommendationWaiverInput!) { grantRecommendationWaiver(input: $input) {
  id agency grantedBy grantedAt case { reason sha256 } } }`;
const waiverDownload = 'mutation ($id: ID!) { createWaiverDownload(input: { waiverId: $id }) { url } }';
const letters = `query ($id: ID!) { partner(id: $id) { recommendationLetters {
  id issuerType date outcome detail { issuerName signatory sha256 issuerPartner { id } } redaction { reason } } } }`;
const checklist = `query ($id: ID!) { registrationChecklist(registrationId: $id) {
  complete items { code state present required rule waivedBy waivedAt waiver { case { reason } } } } }`;
const submit = 'mutation ($id: ID!) { submitRegistration(input: { registrationId: $id }) { state } }';

/** Stands nowhere else, so that finding it is finding a leak. */
const signatory = 'Zenobia Qwxyz';

let system: TestSystem;
let ours: BegunRegistration;
let theirs: BegunRegistration;
let vetter: Caller;
let officer: Caller;
let representative: Caller;

const letterOf = async (caller: Caller, facts: object = {}) => ({
  partnerId: ours.partnerId,
  issuerType: 'DONOR',
  issuerName: 'European Relief Fund',
  signatory,
  date: '2025-06-01',
  fileId: await sendPaper(caller, 'letter'),
  ...facts,
});
// biome-ignore lint/suspicious/noExplicitAny: rows of many tables
const sql = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await withClient(system.databases.registry.adminUrl, (admin) => admin.query(text, values))).rows;
const recommendationsOf = async (caller: Caller, registration = ours) => {
  const { registrationChecklist } = await caller.ok(checklist, { id: registration.registrationId });
  return registrationChecklist.items.find(({ code }: { code: string }) => code === 'RECOMMENDATIONS');
};

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  vetter = await system.as('UNHCR', 'vetter');
  representative = await system.as('UNHCR', 'representative');
  ours = await beginRegistration(system, { legalName: 'Sagal Water Initiative', admin: 'amina' });
  theirs = await beginRegistration(system, { legalName: 'Kulmiye Health Society', admin: 'rival' });
});

afterAll(() => system?.stop());

describe('letters', () => {
  test('R-INV-3: two letters of one issuer count once, however its name is spelled', async () => {
    expect(await recommendationsOf(ours.admin)).toMatchObject({
      state: 'MISSING',
      present: 0,
      required: 2,
      rule: 'R-INV-3',
    });
    await ours.admin.ok(add, { input: await letterOf(ours.admin) });
    await ours.admin.ok(add, {
      input: await letterOf(ours.admin, { issuerName: 'EUROPEAN  relief-fund', issuerType: 'GOVERNMENT' }),
    });
    expect(await recommendationsOf(ours.admin)).toMatchObject({ state: 'MISSING', present: 1 });
    await ours.admin.ok(add, { input: await letterOf(ours.admin, { issuerName: 'Ministry of Water' }) });
    expect(await recommendationsOf(ours.admin)).toMatchObject({ state: 'MET', present: 2 });
  });

  test('R-INV-3: a partner does not recommend itself, nor does the future', async () => {
    const answer = await ours.admin.ask(add, {
      input: await letterOf(ours.admin, { issuerName: 'SAGAL Water Initiative' }),
    });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', rule: 'R-INV-3' });
    expect(await ours.admin.refusal(add, { input: await letterOf(ours.admin, { date: '2999-01-01' }) })).toBe(
      'INVALID_INPUT',
    );
    const itself = await letterOf(officer, { issuerPartnerId: ours.partnerId });
    expect(await officer.refusal(add, { input: itself })).toBe('INVALID_INPUT');
  });

  test('a partner cannot find out by a letter who else is registered', async () => {
    const probe = (issuerPartnerId: string) =>
      letterOf(ours.admin, { issuerPartnerId }).then((input) => ours.admin.refusal(add, { input }));
    expect(await probe(theirs.partnerId)).toBe('INVALID_INPUT');
    expect(await probe('01890a5d-ac96-774b-bcce-b302099a8057')).toBe('INVALID_INPUT');
  });

  test('the partner sees that letters are there; who signed is for the sponsoring agency', async () => {
    const seen = async (caller: Caller) =>
      (await caller.ok(letters, { id: ours.partnerId })).partner.recommendationLetters;
    for (const caller of [
      ours.admin,
      officer,
      await system.as('UNICEF', 'verifier'),
      await system.as('WFP', 'reader'),
    ]) {
      const rows = await seen(caller);
      expect(rows).toHaveLength(3);
      for (const row of rows) expect(row).toMatchObject({ detail: null, redaction: { reason: 'CONFIDENTIAL' } });
      expect(JSON.stringify(rows)).not.toContain(signatory);
      expect(await caller.refusal(download, { id: rows[0].id })).toBe('FORBIDDEN / ROLE_REQUIRED');
    }
    const [first] = await seen(vetter);
    expect(first).toMatchObject({ detail: { issuerName: 'European Relief Fund', signatory }, redaction: null });
    const { createRecommendationDownload: link } = await vetter.ok(download, { id: first.id });
    expect((await fetch(link.url)).status).toBe(200);
    const read = await sql(
      `SELECT detail FROM audit_event WHERE action = 'RecommendationLetter.detail' AND agency = 'UNHCR'`,
    );
    expect(read[0].detail.letterIds).toContain(first.id);
    expect(await theirs.admin.ok(letters, { id: ours.partnerId })).toEqual({ partner: null });
    expect(await theirs.admin.refusal(add, { input: await letterOf(theirs.admin) })).toBe('NOT_FOUND');
  });

  test('a refused letter does not count; who keyed one does not decide on it', async () => {
    const rows = (await vetter.ok(letters, { id: ours.partnerId })).partner.recommendationLetters;
    const refuse = { letterId: rows[2].id, outcome: 'REFUSED', note: 'The ministry knows nothing of it.' };
    const verifier = await system.as('UNICEF', 'verifier');
    expect(await verifier.refusal(verify, { input: refuse })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await vetter.refusal(verify, { input: { ...refuse, note: null } })).toBe('INVALID_INPUT');
    await sql(
      `INSERT INTO registration_keyer (registration_id, subject)
       SELECT $1, issuer || '#' || subject FROM member WHERE subject = 'vetter'`,
      [ours.registrationId],
    );
    expect(await vetter.refusal(verify, { input: refuse })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    await sql(`DELETE FROM registration_keyer WHERE subject LIKE '%#vetter'`);
    await vetter.ok(verify, { input: refuse });
    expect(await recommendationsOf(ours.admin)).toMatchObject({ state: 'MISSING', present: 1 });
  });

  test('signatories are encrypted, and nothing of them is in events or in the record', async () => {
    const [{ text }] = await sql(
      `SELECT (SELECT string_agg(row_to_json(c)::text, ' ') FROM recommendation_content c)
           || (SELECT string_agg(data::text, ' ') FROM outbox_event)
           || (SELECT coalesce(string_agg(detail::text, ' '), '') FROM audit_event) AS text`,
    );
    expect(text).not.toContain('Qwxyz');
    const [{ facts }] = await sql(
      `SELECT coalesce(string_agg(data::text, ' '), '') || (SELECT string_agg(row_to_json(l)::text, ' ') FROM recommendation_letter l) AS facts FROM outbox_event`,
    );
    expect(facts).not.toContain('European Relief');
  });
});

describe('the waiver of the Representative (UNHCR-43)', () => {
  const request = async (caller: Caller, registrationId = ours.registrationId) => ({
    registrationId,
    localAssessmentFileId: await sendPaper(caller, 'assessment'),
    reason: 'Known locally for years; visited in May.',
  });

  test('R-INV-3: only the Representative of the responsible office', async () => {
    for (const [agency, subject] of [
      ['UNHCR', 'officer'],
      ['UNHCR', 'admin'],
      ['UNHCR', 'vetter'],
      ['WFP', 'reader'],
      ['PARTNER_USERS', 'amina'],
    ] as const) {
      const caller = await system.as(agency, subject);
      const input = { ...(await request(representative)) };
      expect([subject, await caller.refusal(waive, { input })]).toEqual([subject, 'FORBIDDEN / ROLE_REQUIRED']);
    }
    await sql(
      `UPDATE registration SET office_id = (SELECT id FROM office WHERE name = 'UNHCR Ethiopia') WHERE id = $1`,
      [ours.registrationId],
    );
    expect(await representative.refusal(waive, { input: await request(representative) })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    await sql('UPDATE registration SET office_id = NULL WHERE id = $1', [ours.registrationId]);
    expect(await representative.refusal(waive, { input: await request(representative) })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    await sql(
      `UPDATE registration SET office_id = (SELECT id FROM office WHERE name = 'UNHCR Somalia') WHERE id = $1`,
      [ours.registrationId],
    );
  });

  test('it shows in the checklist with role, office and date; its grounds stay with the agency', async () => {
    const { grantRecommendationWaiver: waiver } = await representative.ok(waive, {
      input: await request(representative),
    });
    expect(waiver).toMatchObject({ agency: 'UNHCR', grantedBy: 'REPRESENTATIVE, UNHCR Somalia' });
    expect(waiver.case.reason).toContain('visited in May');
    const item = await recommendationsOf(ours.admin);
    expect(item).toMatchObject({
      state: 'WAIVED',
      present: 1,
      required: 2,
      waivedBy: 'REPRESENTATIVE, UNHCR Somalia',
      waivedAt: waiver.grantedAt,
      waiver: { case: null },
    });
    expect((await recommendationsOf(vetter)).waiver.case.reason).toContain('visited in May');
    expect((await recommendationsOf(await system.as('UNICEF', 'verifier'))).waiver.case).toBeNull();
    expect(await representative.refusal(waive, { input: await request(representative) })).toBe(
      'CONFLICT / DECIDED_MEANWHILE',
    );
    await vetter.ok(waiverDownload, { id: waiver.id });
    expect(await (await system.as('UNICEF', 'verifier')).refusal(waiverDownload, { id: waiver.id })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
  });

  test('nothing is waived once the papers were handed in', async () => {
    await sql(`UPDATE registration SET state = 'IN_VETTING' WHERE id = $1`, [theirs.registrationId]);
    const input = await request(representative, theirs.registrationId);
    expect(await representative.refusal(waive, { input })).toBe('CONFLICT / INVALID_STATE');
    expect(
      await theirs.admin.refusal(add, { input: await letterOf(theirs.admin, { partnerId: theirs.partnerId }) }),
    ).toBe('CONFLICT / INVALID_STATE');
    await sql(`UPDATE registration SET state = 'DOCUMENTS_REQUESTED' WHERE id = $1`, [theirs.registrationId]);
  });
});

describe('partners that agencies know (UNHCR-7)', () => {
  const record = `mutation ($input: RecordExistingPartnershipInput!) { recordExistingPartnership(input: $input) {
    agency agreementReference lastAgreementOn recordedAt } }`;
  const relationship = `query ($id: ID!) { partner(id: $id) {
    unhcr: relationship(agency: "UNHCR") wfp: relationship(agency: "WFP") existingPartnerships { agency lastAgreementOn } } }`;
  const yearsAgo = (years: number) => {
    const date = system.clock.now();
    date.setUTCFullYear(date.getUTCFullYear() - years);
    return date.toISOString().slice(0, 10);
  };
  const agreement = (lastAgreementOn: string) => ({
    input: { partnerId: theirs.partnerId, agreementReference: `PPA-${lastAgreementOn}`, lastAgreementOn },
  });

  test('R-INV-3: an agreement of the last five years exempts from letters, an older one does not', async () => {
    expect((await officer.ok(relationship, { id: theirs.partnerId })).partner).toMatchObject({ unhcr: 'POTENTIAL' });
    await officer.ok(record, agreement(yearsAgo(6)));
    expect((await officer.ok(relationship, { id: theirs.partnerId })).partner).toMatchObject({
      unhcr: 'FORMER',
      wfp: 'POTENTIAL',
    });
    expect(await recommendationsOf(theirs.admin, theirs)).toMatchObject({ state: 'MISSING', required: 2 });
    await officer.ok(record, agreement(yearsAgo(4)));
    expect((await theirs.admin.ok(relationship, { id: theirs.partnerId })).partner).toEqual({
      unhcr: 'EXISTING',
      wfp: 'POTENTIAL',
      existingPartnerships: [{ agency: 'UNHCR', lastAgreementOn: yearsAgo(4) }],
    });
    expect(await recommendationsOf(theirs.admin, theirs)).toMatchObject({ state: 'MET', present: 0, required: 0 });
    expect(await theirs.admin.refusal(submit, { id: theirs.registrationId })).toBe(
      'PRECONDITION_FAILED / MISSING_REQUIREMENT',
    );
  });

  test('only a programme officer, for the own agency, and only what has been', async () => {
    expect(await theirs.admin.refusal(record, agreement(yearsAgo(1)))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await representative.refusal(record, agreement(yearsAgo(1)))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await officer.refusal(record, agreement(yearsAgo(-1)))).toBe('INVALID_INPUT');
    expect(await officer.refusal(record, agreement(yearsAgo(4)))).toBe('INVALID_INPUT / UNCHANGED');
    const keyers = await sql('SELECT subject FROM registration_keyer WHERE registration_id = $1', [
      theirs.registrationId,
    ]);
    expect(keyers).toEqual([{ subject: expect.stringMatching(/#officer$/) }]);
    expect((await eventually(() => officer.ok(relationship, { id: theirs.partnerId }))).partner.unhcr).toBe('EXISTING');
  });
});
