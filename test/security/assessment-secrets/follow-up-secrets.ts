import { eventually } from '../../support/eventually';
import { allOf, anyOf, ofAgency, ownPartner, type Secret, type SecretWorld, staff, withRole } from './secret';
import { assessmentOf, grant } from './sharing-secrets';

const today = () => new Date().toISOString().slice(0, 10);

/** Of a visit of UNICEF, so that it is nobody else's to grant. */
const ofVisit = ({ partnerId }: SecretWorld) => ({ sourceType: 'MONITORING_VISIT', partnerId, visitedOn: today() });

async function findingOf({ as }: SecretWorld, source: object, text: string, heldBack = false): Promise<string> {
  const assurance = await as('UNICEF', 'assurance');
  const input = {
    ...source,
    category: 'SC_NO_DOCUMENTS',
    priority: 'HIGH',
    dueOn: '2099-01-01',
    text,
    heldBack,
  };
  const { recordFinding } = await eventually(() =>
    assurance.ok('mutation ($input: RecordFindingInput!) { recordFinding(input: $input) { id } }', { input }),
  );
  return recordFinding.id;
}

const waysToFinding = {
  'by its id': { query: 'query ($id: ID!) { finding(id: $id) { text recommendation history { note } } }' },
  'in the list': { query: '{ findings(first: 50) { edges { node { text } } } }' },
  'of the partner': {
    query: 'query ($partnerId: ID!) { findings(filter: { partnerId: $partnerId }) { edges { node { text } } } }',
  },
};

const findingProbes = {
  'by its id': 'query ($id: ID!) { finding(id: $id) { id state priority } }',
  starting: 'mutation ($id: ID!) { startFinding(input: { findingId: $id, expectedVersion: 1 }) { id } }',
  verifying: 'mutation ($id: ID!) { verifyFinding(input: { findingId: $id, expectedVersion: 7 }) { id } }',
};

const anotherFinding = `INSERT INTO finding
  SELECT (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'reference_no', 'FND-' || gen_random_uuid()))).*
  FROM finding f WHERE id = $1`;

async function reported({ as, partnerId }: SecretWorld): Promise<string> {
  const assurance = await as('UNICEF', 'assurance');
  const days = { plannedFrom: today(), plannedTo: today() };
  const { planActivity } = await eventually(() =>
    assurance.ok('mutation ($input: PlanActivityInput!) { planActivity(input: $input) { id } }', {
      input: { partnerId, type: 'SPOT_CHECK', ...days },
    }),
  );
  const { id } = planActivity;
  await assurance.ok('mutation ($input: RecordAssuranceInput!) { recordAssurance(input: $input) { id } }', {
    input: { activityId: id, summary: 'A reportedmarker of the spot check.', expectedVersion: 1 },
  });
  return id;
}

async function examined({ as, partnerId }: SecretWorld): Promise<string> {
  const officer = await as('UNHCR', 'officer');
  const input = { partnerId, plannedAmountUsd: '20000', country: 'SO', modality: 'OPEN_CALL', instrument: 'PPA' };
  const { openDueDiligence } = await eventually(() =>
    officer.ok('mutation ($input: OpenDueDiligenceInput!) { openDueDiligence(input: $input) { id } }', { input }),
  );
  const { id } = openDueDiligence;
  const evidence = [{ origin: 'PUBLIC', title: 'Annual report', url: 'https://example.org/report' }];
  const finding = { dimension: 'LABOUR', finding: 'CONCERN', text: 'A diligencemarker about labour.', evidence };
  await officer.ok(
    'mutation ($input: RecordDueDiligenceFindingInput!) { recordDueDiligenceFinding(input: $input) { id } }',
    { input: { caseId: id, ...finding } },
  );
  return id;
}

async function planned({ as, partnerId }: SecretWorld): Promise<string> {
  const assurance = await as('UNICEF', 'assurance');
  const action = { topic: 'ACCOUNTING', method: 'TRAINING', text: 'Train two bookkeepers.', dueOn: '2090-01-01' };
  const input = {
    partnerId,
    purpose: 'STRENGTHENING',
    goal: 'A planmarker about bookkeeping.',
    country: 'SO',
    dueOn: '2090-01-01',
    actions: [action],
  };
  const { createCapacityPlan } = await eventually(() =>
    assurance.ok('mutation ($input: CreateCapacityPlanInput!) { createCapacityPlan(input: $input) { id } }', { input }),
  );
  return createCapacityPlan.id;
}

async function embargoed(world: SecretWorld): Promise<string> {
  const unit = await world.as('UNICEF', 'admin');
  const { placeEmbargo } = await unit.ok(
    'mutation ($input: PlaceEmbargoInput!) { placeEmbargo(input: $input) { id } }',
    {
      input: { partnerId: world.partnerId, cause: 'ONGOING_INVESTIGATION', reason: 'An embargomarker of ours.' },
    },
  );
  return placeEmbargo.id;
}

export const followUpSecrets: Secret[] = [
  {
    name: 'Findings: CONFIDENTIAL, HIGH unresolved count INTER_AGENCY',
    make: (world) => findingOf(world, ofVisit(world), 'A findingmarker about receipts.'),
    word: 'findingmarker',
    readers: anyOf(ofAgency('UNICEF'), ownPartner),
    ways: waysToFinding,
    knowers: anyOf(ofAgency('UNICEF'), ownPartner),
    probes: findingProbes,
    change: anotherFinding,
  },
  {
    name: 'A finding of an assessment that UNHCR was granted to read',
    make: async (world) => {
      const sourceId = await assessmentOf(world, 'With a finding.');
      await grant(world, sourceId);
      return findingOf(world, { sourceType: 'ASSESSMENT', sourceId }, 'A lentmarker about payroll.');
    },
    word: 'lentmarker',
    readers: anyOf(ofAgency('UNICEF', 'UNHCR'), ownPartner),
    ways: waysToFinding,
    knowers: anyOf(ofAgency('UNICEF', 'UNHCR'), ownPartner),
    probes: { 'by its id': findingProbes['by its id'] },
    change: anotherFinding,
  },
  {
    name: 'A finding that is held back from the partner',
    make: (world) => findingOf(world, ofVisit(world), 'A heldmarker about cash.', true),
    word: 'heldmarker',
    readers: ofAgency('UNICEF'),
    ways: waysToFinding,
    knowers: ofAgency('UNICEF'),
    probes: findingProbes,
    change: anotherFinding,
  },
  {
    name: 'The report of an assurance activity that is under way',
    make: reported,
    word: 'reportedmarker',
    readers: ofAgency('UNICEF'),
    ways: {
      'by its id': {
        query: 'query ($id: ID!) { assuranceActivity(id: $id) { report { summary redaction { howToRequest } } } }',
      },
      'in the list': { query: '{ assuranceActivities(first: 50) { edges { node { report { summary } } } } }' },
    },
    change: `UPDATE assurance_report SET summary = 'changed behind everybody' WHERE activity_id = $1`,
  },
  {
    name: 'Findings of a due diligence that is not decided',
    make: examined,
    word: 'diligencemarker',
    readers: ofAgency('UNHCR'),
    ways: {
      'by its id': {
        query:
          'query ($id: ID!) { dueDiligenceCase(id: $id) { body { redaction { howToRequest } findings { text } } summary { dimensions { finding } } } }',
      },
      'in the list': {
        query:
          'query ($partnerId: ID!) { dueDiligenceCases(filter: { partnerId: $partnerId }) { edges { node { body { findings { text } } } } } }',
        isFor: staff,
      },
    },
    change: `UPDATE due_diligence_finding SET finding = 'CLEAR', sealed = 'changed behind everybody' WHERE case_id = $1`,
  },
  {
    name: 'Capacity plan: CONFIDENTIAL without consent of the partner',
    make: planned,
    word: 'planmarker',
    readers: anyOf(ofAgency('UNICEF'), ownPartner),
    ways: {
      'by its id': {
        query: 'query ($id: ID!) { capacityPlan(id: $id) { content { goal } redaction { howToRequest } } }',
      },
      'in the list': { query: '{ capacityPlans(first: 50) { edges { node { content { goal } } } } }' },
    },
    change: `UPDATE capacity_plan_body SET sealed = 'changed behind everybody' WHERE plan_id = $1`,
  },
  {
    name: "Why an owner does not lend: the owner's investigators and unit alone",
    make: embargoed,
    word: 'embargomarker',
    readers: allOf(ofAgency('UNICEF'), withRole('INVESTIGATOR', 'IP_UNIT_ADMIN')),
    ways: { 'in the list': { query: '{ reuseEmbargoes { edges { node { cause reason } } } }' } },
    knowers: ofAgency('UNICEF'),
    probes: { lifting: 'mutation ($id: ID!) { liftEmbargo(input: { embargoId: $id }) { id } }' },
    change: `UPDATE reuse_embargo SET cause = 'DATA_PROTECTION' WHERE id = $1`,
  },
];
