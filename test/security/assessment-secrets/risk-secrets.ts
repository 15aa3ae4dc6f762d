import { allOf, ofAgency, type Secret, withRole } from './secret';

const riskReaders = withRole(
  'ASSESSOR',
  'ASSURANCE_OFFICER',
  'PROGRAMME_OFFICER',
  'REPRESENTATIVE',
  'IP_UNIT_ADMIN',
  'OVERSIGHT_AUDITOR',
);

export const riskSecrets: Secret[] = [
  {
    name: 'Risk register entries: OWNER_ONLY',
    make: async ({ as, partnerId }) => {
      const officer = await as('UNHCR', 'officer');
      const input = {
        partnerId,
        category: 'FINANCIAL',
        cause: 'Nobody checks payments.',
        event: 'Cash is taken, a riskmarker.',
        consequence: 'Wells are not built.',
        owner: 'Head of programme',
        likelihood: 5,
        impact: 4,
        residualLikelihood: 3,
        residualImpact: 4,
        response: 'REDUCE',
      };
      const { recordRisk } = await officer.ok(
        'mutation ($input: RecordRiskInput!) { recordRisk(input: $input) { id } }',
        { input },
      );
      return recordRisk.id;
    },
    word: 'riskmarker',
    readers: allOf(ofAgency('UNHCR'), riskReaders),
    ways: {
      'by its id': { query: 'query ($id: ID!) { riskEntry(id: $id) { current { event } history { event } } }' },
      'in the register': { query: '{ riskRegister { edges { node { current { event } } } } }' },
    },
    knowers: ofAgency('UNHCR'),
    probes: {
      'by its id': 'query ($id: ID!) { riskEntry(id: $id) { id category version } }',
      closing:
        'mutation ($id: ID!) { closeRisk(input: { riskId: $id, reason: "It is over by now.", expectedVersion: 1 }) { id } }',
      accepting:
        'mutation ($id: ID!) { acceptRisk(input: { riskId: $id, justification: "We take it upon us.", until: "2030-01-01", expectedVersion: 1 }) { id } }',
    },
    change: `UPDATE risk_entry SET version = version + 1 WHERE id = $1`,
  },
];
