import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { eventually } from '../../support/eventually';
import { allOf, anyOf, ofAgency, ownPartner, type Secret, type SecretWorld, staff, withRole } from './secret';

let made = 0;

/** A final assessment of UNICEF with the words in its report. */
export async function assessmentOf({ as, partnerId }: SecretWorld, narrative: string): Promise<string> {
  const assessor = await as('UNICEF', 'assessor');
  const input = {
    partnerId,
    kind: 'HACT_MICRO',
    band: 'MODERATE',
    finalisedOn: '2024-09-10',
    validUntil: '2099-09-09',
    narrative,
    idempotencyKey: `secret-${++made}`,
  };
  const { recordAssessment } = await eventually(() =>
    assessor.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
  );
  return recordAssessment.id;
}

/** UNHCR asks for it. */
async function request({ as }: SecretWorld, resourceId: string, wish: Record<string, unknown> = {}): Promise<string> {
  const officer = await as('UNHCR', 'officer');
  const input = {
    resourceType: 'ASSESSMENT',
    resourceId,
    level: 'FULL_NO_ATTACHMENTS',
    purpose: 'PARTNER_SELECTION',
    explanation: 'For a selection in Gode.',
    ...wish,
  };
  const { requestDisclosure } = await officer.ok(
    'mutation ($input: RequestDisclosureInput!) { requestDisclosure(input: $input) { id } }',
    { input },
  );
  return requestDisclosure.id;
}

/** UNHCR asks, UNICEF gives; the id of the grant. */
export async function grant(
  world: SecretWorld,
  resourceId: string,
  wish: Record<string, unknown> = {},
): Promise<string> {
  const requestId = await request(world, resourceId, wish);
  const assessor = await world.as('UNICEF', 'assessor');
  const { decideDisclosure } = await assessor.ok(
    'mutation ($input: DecideDisclosureInput!) { decideDisclosure(input: $input) { grant { id } } }',
    { input: { requestId, decision: 'APPROVE', expectedVersion: 1 } },
  );
  return decideDisclosure.grant.id;
}

const waysToReport = {
  'by its id': {
    query: 'query ($id: ID!) { assessment(id: $id) { report { narrative redaction { howToRequest } } } }',
  },
  'over the partner': {
    query: `query ($partnerId: ID!) { partner(id: $partnerId) {
      assessments(first: 50) { edges { node { report { narrative } partner { id } } } } } }`,
  },
  'over a search': {
    query:
      '{ searchPartners(first: 10) { edges { node { assessments(first: 50) { edges { node { report { narrative } } } } } } } }',
    isFor: staff,
  },
  'as an entity': {
    query: `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Assessment { report { narrative } }
      ... on Partner { assessments(first: 50) { edges { node { report { narrative } } } } } } }`,
  },
};

/** In place of the words, sealed or not: whoever does not read them sees no difference. */
const otherReport = `UPDATE assessment_report SET narrative = 'changed behind everybody' WHERE assessment_id = $1`;

const requestReaders = withRole(
  'PROGRAMME_OFFICER',
  'ASSESSOR',
  'ASSURANCE_OFFICER',
  'REPRESENTATIVE',
  'IP_UNIT_ADMIN',
  'OVERSIGHT_AUDITOR',
  'DATA_PROTECTION_OFFICER',
);
const logReaders = withRole(
  'ASSESSOR',
  'ASSURANCE_OFFICER',
  'IP_UNIT_ADMIN',
  'OVERSIGHT_AUDITOR',
  'DATA_PROTECTION_OFFICER',
);
const oversight = withRole('OVERSIGHT_AUDITOR', 'DATA_PROTECTION_OFFICER');

const readerOfOthers = `${localIssuerOf('UNHCR')}#assessor`;

export const sharingSecrets: Secret[] = [
  {
    // First, while its reading is among the newest.
    name: 'Views log: which person read; owner and oversight of the reader',
    make: async (world) => {
      const id = await assessmentOf(world, 'To be read.');
      await grant(world, id);
      const assessor = await world.as('UNHCR', 'assessor');
      await assessor.ok('query ($id: ID!) { assessment(id: $id) { report { narrative } } }', { id });
      return id;
    },
    word: readerOfOthers,
    readers: anyOf(allOf(ofAgency('UNICEF'), logReaders), allOf(ofAgency('UNHCR'), oversight)),
    ways: {
      'in the log of the owner': {
        query: '{ accessLog(first: 100) { edges { node { viewerSubject } } } }',
        isFor: ofAgency('UNICEF'),
      },
      'in the log of the readers': {
        query: '{ readingLog(first: 100) { edges { node { viewerSubject } } } }',
        isFor: ofAgency('UNHCR'),
      },
      "in the partner's ledger": {
        query: `query ($partnerId: ID!) { partner(id: $partnerId) {
          dataUse(first: 100) { edges { node { id at field level purpose reader { code } owner { code } } } } } }`,
        isFor: () => false,
      },
    },
  },
  {
    name: 'Assessment body, report, answers: CONFIDENTIAL',
    make: (world) => assessmentOf(world, 'A reportmarker that nobody was granted.'),
    word: 'reportmarker',
    readers: anyOf(ofAgency('UNICEF'), ownPartner),
    ways: waysToReport,
    knowers: anyOf(staff, ownPartner),
    probes: {
      'by its id': 'query ($id: ID!) { assessment(id: $id) { id band owner { code } report { narrative } } }',
    },
    change: otherReport,
  },
  {
    name: 'The report of an assessment that UNHCR was granted to read',
    make: async (world) => {
      const id = await assessmentOf(world, 'A grantedmarker for UNHCR.');
      await grant(world, id);
      return id;
    },
    word: 'grantedmarker',
    readers: anyOf(ofAgency('UNICEF', 'UNHCR'), ownPartner),
    ways: waysToReport,
    change: otherReport,
  },
  {
    name: 'The report of an assessment of which UNHCR was granted the summary',
    make: async (world) => {
      const id = await assessmentOf(world, 'A summarymarker beyond the summary.');
      await grant(world, id, { level: 'SUMMARY' });
      return id;
    },
    word: 'summarymarker',
    readers: anyOf(ofAgency('UNICEF'), ownPartner),
    ways: waysToReport,
    change: otherReport,
  },
  {
    name: 'The report of an assessment after the grant was revoked',
    make: async (world) => {
      const id = await assessmentOf(world, 'A revokedmarker that UNHCR read once.');
      const grantId = await grant(world, id);
      const unit = await world.as('UNICEF', 'admin');
      await unit.ok('mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { id } }', {
        input: { grantId },
      });
      return id;
    },
    word: 'revokedmarker',
    readers: anyOf(ofAgency('UNICEF'), ownPartner),
    ways: waysToReport,
    change: otherReport,
  },
  {
    name: 'A request for disclosure: owner and requester (JIU-59)',
    make: async (world) =>
      request(world, await assessmentOf(world, 'Not asked for in vain.'), {
        explanation: 'Because of the askedmarker in Gode.',
      }),
    word: 'askedmarker',
    readers: allOf(ofAgency('UNICEF', 'UNHCR'), requestReaders),
    ways: {
      'on its page': { query: '{ disclosureRequests(first: 50) { edges { node { explanation reason } } } }' },
      'of the partner': {
        query: `query ($partnerId: ID!) { disclosureRequests(filter: { partnerId: $partnerId }) { edges { node { explanation } } } }`,
      },
    },
    knowers: ofAgency('UNICEF', 'UNHCR'),
    probes: {
      decide: `mutation ($id: ID!) { decideDisclosure(input: { requestId: $id, decision: APPROVE, expectedVersion: 1 }) { id } }`,
      withdraw: `mutation ($id: ID!) { withdrawDisclosureRequest(input: { requestId: $id, expectedVersion: 1 }) { id } }`,
      'with a wrong version': `mutation ($id: ID!) { decideDisclosure(input: { requestId: $id, decision: APPROVE, expectedVersion: 7 }) { id } }`,
      'by its resource': `query ($id: ID!) { disclosureRequests(filter: { resourceId: $id }) { totalCount } }`,
    },
    change: `INSERT INTO disclosure_request (id, resource_type, resource_id, owner_agency, partner_id, requester_agency,
               requested_by, level, purpose, explanation, state, requested_at, lapses_at, decided_at)
             SELECT gen_random_uuid(), resource_type, resource_id, owner_agency, partner_id, requester_agency, requested_by,
               level, purpose, 'another', 'WITHDRAWN', requested_at, lapses_at, lapses_at
             FROM disclosure_request WHERE id = $1`,
  },
  {
    name: 'Access grants: owner + grantee + partner (agency-level)',
    make: async (world) => grant(world, await assessmentOf(world, 'To be granted.'), { purpose: 'DONOR_REPORTING' }),
    // The only one that was given for it.
    word: 'DONOR_REPORTING',
    readers: anyOf(ofAgency('UNICEF', 'UNHCR'), ownPartner),
    ways: {
      'on their page': { query: '{ accessGrants(first: 50) { edges { node { purpose partner { id } } } } }' },
      'of the partner': {
        query:
          'query ($partnerId: ID!) { accessGrants(filter: { partnerId: $partnerId }) { edges { node { purpose } } } }',
      },
    },
    knowers: anyOf(ofAgency('UNICEF', 'UNHCR'), ownPartner),
    probes: {
      revoke: 'mutation ($id: ID!) { revokeGrant(input: { grantId: $id }) { id } }',
      'by its resource':
        'query ($id: ID!) { accessGrants(filter: { resourceId: $id }) { totalCount edges { cursor } } }',
    },
    change: `INSERT INTO access_grant SELECT (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid()))).*
             FROM access_grant g WHERE id = $1`,
  },
  {
    name: 'That there is an investigation: not for the partner',
    make: async (world) => {
      const id = await assessmentOf(world, 'To be investigated.');
      await grant(world, id, { purpose: 'INVESTIGATION' });
      const officer = await world.as('UNHCR', 'officer');
      await officer.ok('query ($id: ID!) { assessment(id: $id) { report { narrative } } }', { id });
      return id;
    },
    word: 'INVESTIGATION',
    readers: ofAgency('UNICEF', 'UNHCR'),
    ways: {
      'on the page of grants': { query: '{ accessGrants(first: 50) { edges { node { purpose } } } }' },
      'in the log of the owner': {
        query: `query ($id: ID!) { accessLog(filter: { resourceId: $id, agency: "UNHCR" }) { edges { node { purpose } } } }`,
        isFor: allOf(ofAgency('UNICEF'), logReaders),
      },
      "in the partner's ledger": {
        query: `query ($partnerId: ID!) { partner(id: $partnerId) { dataUse(first: 100) { edges { node { purpose } } } } }`,
        isFor: () => false,
      },
    },
    knowers: ofAgency('UNICEF', 'UNHCR'),
    probes: {
      'grants by its resource': `query ($id: ID!) { accessGrants(filter: { resourceId: $id }) { totalCount edges { cursor } } }`,
      'requests by its resource': `query ($id: ID!) { disclosureRequests(filter: { resourceId: $id }) { totalCount edges { cursor } } }`,
    },
    change: `INSERT INTO access_view (id, resource_type, resource_id, owner_agency, partner_id, viewer_agency, viewer_subject,
               field, level, purpose, grant_id, at)
             SELECT gen_random_uuid(), resource_type, resource_id, owner_agency, partner_id, viewer_agency, viewer_subject,
               field, level, purpose, grant_id, at FROM access_view WHERE resource_id = $1`,
  },
];
