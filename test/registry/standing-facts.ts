import { newId } from '@partner-commons/platform/id';
import type { Client } from 'pg';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import type { TestSystem } from '../support/system';

/** Writes what other features would have recorded, so that a test of standing begins where it has something to say. */
export async function addPartner(officer: Caller, legalName: string, primaryType = 'NATIONAL_NGO'): Promise<string> {
  const input = { legalName, primaryType, countryOfOrigin: 'SO' };
  const { addPartner: added } = await officer.ok(
    'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input },
  );
  return added.id;
}

const sql = <Result>(system: TestSystem, work: (client: Client) => Promise<Result>) =>
  withClient(system.databases.registry.adminUrl, work);

export interface Registered {
  state?: string;
  standing?: string;
  /** Days before now on which everything happened. */
  daysAgo?: number;
  /** Days from now on which the legal registration expires. */
  registrationEndsInDays?: number;
  /** Days from now on which the declaration ends. */
  declarationEndsInDays?: number;
}

const day = 86_400_000;

/** A registration with its papers, and the standing that goes with it. */
export async function register(system: TestSystem, partnerId: string, options: Registered = {}): Promise<void> {
  const { state = 'REGISTERED', standing = 'ACTIVE', daysAgo = 0 } = options;
  const { registrationEndsInDays = 1_000, declarationEndsInDays = 1_800 } = options;
  const now = system.clock.now();
  const at = new Date(now.getTime() - daysAgo * day);
  const inDays = (days: number) => new Date(now.getTime() + days * day);
  const [registrationId, declarationId, changeId] = [newId(), newId(), newId()];
  await sql(system, async (client) => {
    await client.query(
      `INSERT INTO registration (id, partner_id, track, channel, state, state_since, requested_at)
       VALUES ($1, $2, 'NON_PROFIT', 'PORTAL', $3, $4, $4)`,
      [registrationId, partnerId, state, at],
    );
    await client.query(
      `INSERT INTO registration_event (id, registration_id, to_state, actor, at) VALUES ($1, $2, $3, 'test', $4)`,
      [newId(), registrationId, state, at],
    );
    await client.query(
      `INSERT INTO partner_declaration (id, partner_id, registration_id, template_version, language, answers, legal_name,
         signatory_sealed, channel, signed_at, signed_by, content_hash, basis_hash, valid_until, state)
       VALUES ($1, $2, $3, '2023.2', 'EN', '[]', 'n', 's', 'PORTAL', $4, 'test', 'h', 'h', $5, 'IN_FORCE')`,
      [declarationId, partnerId, registrationId, at, inDays(declarationEndsInDays)],
    );
    await client.query(
      `INSERT INTO declaration_event (id, declaration_id, state, actor, at) VALUES ($1, $2, 'IN_FORCE', 'test', $3)`,
      [newId(), declarationId, at],
    );
    await client.query(
      `INSERT INTO partner_document (id, partner_id, type, level, version, expires_on, handed_in_by, handed_in_at, outcome,
         verified_at)
       VALUES ($1, $2, 'LEGAL_REGISTRATION', 'INTER_AGENCY', 1, $3::date, 'test', $4, 'ACCEPTED', $4)`,
      [newId(), partnerId, inDays(registrationEndsInDays), at],
    );
    await client.query(`INSERT INTO profile_confirmation (id, partner_id, at, actor) VALUES ($1, $2, $3, 'test')`, [
      newId(),
      partnerId,
      at,
    ]);
    // When it was added counts as an act, so it lies in the past as well.
    await client.query(
      `UPDATE partner SET standing = $2, signed_declaration_id = $3, created_at = least(created_at, $4) WHERE id = $1`,
      [partnerId, standing, declarationId, at],
    );
    if (standing === 'PROSPECT') return;
    await client.query(
      `INSERT INTO standing_change (id, partner_id, from_standing, to_standing, source, actor, at)
       VALUES ($1, $2, 'PROSPECT', $3, 'registry', 'test', $4)`,
      [changeId, partnerId, standing, at],
    );
    await client.query(`INSERT INTO standing_reason (change_id, partner_id, reason) VALUES ($1, $2, 'REGISTERED')`, [
      changeId,
      partnerId,
    ]);
  });
}

/** Renews the legal registration, as the partner and a vetting officer would. */
export const renewRegistration = (system: TestSystem, partnerId: string) =>
  sql(system, async (client) => {
    const now = system.clock.now();
    await client.query(`UPDATE partner_document SET superseded_at = $2 WHERE partner_id = $1`, [partnerId, now]);
    await client.query(
      `INSERT INTO partner_document (id, partner_id, type, level, version, expires_on, handed_in_by, handed_in_at, outcome,
         verified_at)
       VALUES ($1, $2, 'LEGAL_REGISTRATION', 'INTER_AGENCY', 2, ($3::timestamptz + interval '2 years')::date, 'test', $3,
               'ACCEPTED', $3)`,
      [newId(), partnerId, now],
    );
  });

export const makeOffice = (system: TestSystem, officeId: string, hqId: string) =>
  sql(system, (client) =>
    client.query(
      `INSERT INTO partner_relation (id, kind, from_id, to_id, state, proposed_by, proposed_at, decided_by, decided_at, version)
       VALUES ($1, 'COUNTRY_OFFICE_OF', $2, $3, 'CONFIRMED', 'test', $4, 'test', $4, 1)`,
      [newId(), officeId, hqId, system.clock.now()],
    ),
  );

/** Notes that somebody keyed data of the registration (R-INV-6). */
export const noteKeyed = (system: TestSystem, partnerId: string, subject: string) =>
  sql(system, (client) =>
    client.query(
      `INSERT INTO registration_keyer (registration_id, subject) SELECT id, $2 FROM registration WHERE partner_id = $1`,
      [partnerId, subject],
    ),
  );

/** Puts a fact into the feed of sanctions, from where it reaches registry as the real ones do. */
export const tell = (system: TestSystem, type: string, subject: string, data: object) =>
  withClient(system.databases.sanctions.adminUrl, (client) =>
    client.query(`INSERT INTO outbox_event (type, subject, audience, data) VALUES ($1, $2, 'INTERNAL', $3)`, [
      type,
      subject,
      JSON.stringify(data),
    ]),
  );

export async function tellClearance(system: TestSystem, partnerId: string, status: string): Promise<void> {
  const basisHash = await sql(system, async (client) => {
    const { rows } = await client.query('SELECT basis_hash FROM partner WHERE id = $1', [partnerId]);
    return rows[0].basis_hash;
  });
  const checkedAt = system.clock.now();
  await tell(system, 'sanctions.clearance-changed', partnerId, {
    partnerId,
    status,
    basisHash,
    checkedAt,
    snapshots: [],
  });
}

export async function tellLists(system: TestSystem): Promise<void> {
  const confirmedAt = system.clock.now();
  const source = { source: 'UNSC', binding: 'MANDATORY', maxAgeHours: 24, version: 'test', publishedAt: confirmedAt };
  await tell(system, 'sanctions.lists-confirmed', 'UNSC', { sources: [{ ...source, confirmedAt }] });
}

export async function tellAdjudication(system: TestSystem, partnerId: string, deciders: string[]): Promise<void> {
  const data = { partnerId, hitId: newId(), outcome: 'FALSE_POSITIVE', deciders, decidedAt: system.clock.now() };
  await tell(system, 'sanctions.hit-adjudicated', partnerId, data);
}

const verifyText = `mutation Verify($input: VerifyPartnerInput!) {
  verifyPartner(input: $input) { id result at validUntil by { code } supersedesId } }`;

export const answersOf = (text: string) =>
  [...text].map((letter, index) => ({
    question: `Q${index + 1}`,
    answer: letter === 'Y',
    comment: `What answer ${index + 1} rests on`,
  }));

export const verify = (verifier: Caller, partnerId: string, answers = 'YYYNN') =>
  verifier.ok(verifyText, { input: { partnerId, answers: answersOf(answers) } });

export const verifyRefusal = (verifier: Caller, partnerId: string, answers = answersOf('YYYNN')) =>
  verifier.refusal(verifyText, { input: { partnerId, answers } });

const blockersText = `query Blockers($id: ID!, $agency: String!, $purpose: EligibilityPurpose!, $asOf: DateTime) {
  eligibility(partnerId: $id, agency: $agency, purpose: $purpose, asOf: $asOf) {
    eligible agencyDecisionsIncluded blockers { code message source since howToClear inheritedFrom } } }`;

export interface Asked {
  agency?: string;
  purpose?: string;
  asOf?: Date;
}

export async function blockersOf(
  caller: Caller,
  id: string,
  { agency = 'UNHCR', purpose = 'SELECT', asOf }: Asked = {},
) {
  const { eligibility } = await caller.ok(blockersText, { id, agency, purpose, asOf: asOf ?? null });
  expect(eligibility.eligible).toBe(eligibility.blockers.length === 0);
  return eligibility.blockers as { code: string; message: string; source: string; inheritedFrom: string | null }[];
}

export const codesOf = async (caller: Caller, id: string, asked: Asked = {}) =>
  (await blockersOf(caller, id, asked)).map(({ code }) => code);

export async function standingOf(caller: Caller, id: string): Promise<string> {
  const { partner } = await caller.ok('query Standing($id: ID!) { partner(id: $id) { standing } }', { id });
  return partner.standing;
}

/** Lets time pass until the gateway knows its members, and registry the facts of sanctions, at the new time. */
export async function pass(system: TestSystem, caller: Caller, milliseconds: number): Promise<void> {
  system.clock.advance(milliseconds);
  const { searchPartners } = await eventually(() =>
    caller.ok('{ searchPartners(first: 1) { edges { node { id } } } }'),
  );
  await eventually(async () => {
    const [stale] = (await blockersOf(caller, searchPartners.edges[0].node.id)).filter(({ message }) =>
      message.includes('the feed of the sanctions service'),
    );
    expect(stale).toBeUndefined();
  }, 20_000);
}
