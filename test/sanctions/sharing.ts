import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { inventName } from '../support/registered-partner';
import type { TestSystem } from '../support/system';
import { addPartner } from './hits';

export const sql = (system: TestSystem, statement: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(statement, parameters)).rows);

export const dayAfter = (system: TestSystem, days: number): string =>
  new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

export const addSomebody = (officer: Caller) => addPartner(officer, inventName());

export interface EntryToPut {
  partnerId: string;
  leadAgency?: string;
  type?: string;
  grounds?: string[];
  from?: string;
  until?: string | null;
  conductUntil?: string | null;
  decidedOn?: string;
  dueProcess?: boolean;
  shared?: boolean;
  isPublic?: boolean;
}

let numbers = 0;

/** An entry as a decided case leaves it; the way there is the journey's. Waits until it is told. */
export async function putEntry(system: TestSystem, entry: EntryToPut): Promise<{ id: string; referenceNo: string }> {
  const id = newId();
  numbers += 1;
  const referenceNo = `IE-TEST-${numbers}`;
  await sql(
    system,
    `INSERT INTO ineligibility_entry (id, reference_no, case_id, decision_id, partner_id, lead_agency, type, grounds,
       conditions, from_on, until_on, conduct_until, decided_on, due_process, shared, is_public, recorded_at)
     VALUES ($1, $2, $1, $1, $3, $4, $5, $6, '{Repay}', $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      referenceNo,
      entry.partnerId,
      entry.leadAgency ?? 'UNDP',
      entry.type ?? 'DEBARMENT_CONDITIONAL_RELEASE',
      entry.grounds ?? ['FRAUD', 'MISREPRESENTATION'],
      entry.from ?? dayAfter(system, 0),
      entry.until === undefined ? dayAfter(system, 3 * 366) : entry.until,
      entry.conductUntil === undefined ? dayAfter(system, -400) : entry.conductUntil,
      entry.decidedOn ?? dayAfter(system, 0),
      entry.dueProcess ?? true,
      entry.shared ?? true,
      entry.isPublic ?? false,
      system.clock.now(),
    ],
  );
  await refreshed(system, entry.partnerId);
  return { id, referenceNo };
}

/** Has the state of a partner worked out, and waits for it. */
export async function refreshed(system: TestSystem, partnerId: string): Promise<void> {
  await sql(system, `SELECT enqueue_job('refreshIneligibility', $1, $2, NULL, NULL)`, [
    JSON.stringify({ partnerId }),
    `refreshIneligibility:${partnerId}`,
  ]);
  await queueEmpty(system);
}

/** Until no job waits or runs. */
export const queueEmpty = (system: TestSystem) =>
  eventually(async () => {
    const [{ waiting }] = await sql(
      system,
      `SELECT count(*)::int AS waiting FROM job._private_jobs WHERE attempts < max_attempts AND run_at < now() + interval '5 s'`,
    );
    if (waiting > 0) throw new Error(`${waiting} jobs wait`);
  });

/** What was told last of a type about a subject. */
export async function lastTold(system: TestSystem, type: string, subject: string) {
  const rows = await sql(
    system,
    'SELECT audience, data FROM outbox_event WHERE type = $1 AND subject = $2 ORDER BY id DESC LIMIT 1',
    [type, subject],
  );
  return rows[0] ?? null;
}

export const ineligibilityQuery = `query Check($id: ID!, $asOf: DateTime) { partner(id: $id) { ineligibility(asOf: $asOf) {
  isIneligible since isListed asOf
  entries { id referenceNo leadAgency { code } from until type state grounds conditions unmetConditions
    recognitions { agency { code } outcome reason scope until compensatingControls decidedAt } } } } }`;

export async function ineligibilityOf(caller: Caller, id: string, asOf?: string) {
  return (await caller.ok(ineligibilityQuery, { id, asOf })).partner.ineligibility;
}

/** Outcome of each agency about the only entry. */
export async function outcomesOf(caller: Caller, partnerId: string, asOf?: string): Promise<Record<string, string>> {
  const { entries } = await ineligibilityOf(caller, partnerId, asOf);
  if (entries.length !== 1) throw new Error(`${entries.length} entries instead of one`);
  return Object.fromEntries(
    entries[0].recognitions.map(({ agency, outcome }: { agency: { code: string }; outcome: string }) => [
      agency.code,
      outcome,
    ]),
  );
}

export const optOut = `mutation OptOut($input: OptOutInput!) { optOut(input: $input) { id state
  recognitions { agency { code } outcome reason scope until compensatingControls } } }`;

export const recogniseEntry = `mutation Recognise($input: RecogniseEntryInput!) {
  recogniseEntry(input: $input) { id recognitions { agency { code } outcome reason } } }`;

const recordEngagement = `mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }`;

/** An agreement of the caller's agency, known to sanctions when this returns. */
export async function engage(system: TestSystem, caller: Caller, partnerId: string, more: object = {}): Promise<void> {
  const known = async () => (await sql(system, 'SELECT id FROM partner_engagement')).length;
  const before = await known();
  const agreement = { externalId: newId(), country: 'SO', from: '2025-01-01', to: '2027-12-31', currency: 'USD' };
  const input = { ...agreement, partnerId, amount: '1200000', undisbursed: '400000', state: 'ACTIVE', ...more };
  // Performance hears of a new partner over its feed.
  await eventually(() => caller.ok(recordEngagement, { input }));
  await eventually(async () => {
    if ((await known()) === before) throw new Error('the engagement is not known yet');
  });
  await queueEmpty(system);
}

export const knownToSanctions = (system: TestSystem, partnerIds: string[]) =>
  eventually(async () => {
    const known = await sql(system, 'SELECT FROM partner_basis WHERE partner_id = ANY ($1)', [partnerIds]);
    if (known.length < partnerIds.length) throw new Error('sanctions does not know the partner yet');
  });

export interface OpenedCase {
  id: string;
  version: number;
}

/** A case of UNDP about fraud. */
export async function openCase(
  system: TestSystem,
  investigator: Caller,
  respondents: string[],
  more: object = {},
): Promise<OpenedCase> {
  await knownToSanctions(system, respondents);
  const { createIneligibilityCase } = await investigator.ok(
    'mutation ($input: CreateIneligibilityCaseInput!) { createIneligibilityCase(input: $input) { id version } }',
    {
      input: {
        respondents,
        grounds: ['FRAUD', 'MISREPRESENTATION'],
        conductFrom: dayAfter(system, -700),
        conductTo: dayAfter(system, -400),
        legalBasis: 'Vendor sanctions procedures, section 4',
        summary: 'A special audit found that 184,250 of 500,000 dollars are not eligible.',
        ...more,
      },
    },
  );
  return createIneligibilityCase;
}

const suspensionFields = 'id kind partners { id } caseId since until renewedAt endedAt endedBecause reason version';

export const imposeInterimSuspension = `mutation ($input: ImposeInterimSuspensionInput!) {
  imposeInterimSuspension(input: $input) { ${suspensionFields} } }`;
export const joinInterimSuspension = `mutation ($input: JoinInterimSuspensionInput!) {
  joinInterimSuspension(input: $input) { ${suspensionFields} } }`;
export const renewInterimSuspension = `mutation ($input: RenewInterimSuspensionInput!) {
  renewInterimSuspension(input: $input) { ${suspensionFields} } }`;
export const liftInterimSuspension = `mutation ($input: LiftInterimSuspensionInput!) {
  liftInterimSuspension(input: $input) { ${suspensionFields} } }`;
export const suspensionReason = 'Payments of 400,000 dollars are due within the month.';

const alertFields = `id partner { id } level category contact { agency { code } office } deliveredAt isJoinable
  acknowledgedAt action note closedAt version`;

export async function alertsOf(caller: Caller, filter: object = {}) {
  const { sharedAlerts } = await caller.ok(
    `query ($filter: AlertFilter!) { sharedAlerts(filter: $filter) { totalCount edges { node { ${alertFields} } } } }`,
    { filter },
  );
  return sharedAlerts.edges.map(({ node }: { node: { id: string; version: number } }) => node);
}

export const acknowledgeAlert = `mutation ($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) { ${alertFields} } }`;
export const recordControls = `mutation ($input: CompensatingControlsInput!) {
  recordCompensatingControls(input: $input) { ${alertFields} } }`;
export const publishAlert = `mutation ($input: PublishAlertInput!) { publishAlert(input: $input) { id closedAt } }`;

export async function publishedAlertsOf(caller: Caller, filter: object = {}) {
  const { publishedAlerts } = await caller.ok(
    `query ($filter: AlertFilter!) { publishedAlerts(filter: $filter) { edges { node { id level category caseId closedAt
       partner { id } recipients { agency { code } deliveredAt acknowledgedAt action note } } } } }`,
    { filter },
  );
  return publishedAlerts.edges.map(({ node }: { node: object }) => node);
}
