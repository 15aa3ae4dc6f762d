import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { addPartner } from './hits';

export interface ObservationNode {
  id: string;
  type: string;
  state: string;
  version: number;
  agency: string;
  expiresAt: string;
  endedAt: string | null;
  content: Record<string, unknown> | null;
  redaction: { reason: string; howToRequest: string } | null;
  history: {
    kind: string;
    typeBefore: string | null;
    typeAfter: string;
    reason: string | null;
    textBefore: string | null;
  }[];
  inheritedFrom: { id: string } | null;
}

const fields = `id type state version agency expiresAt endedAt
  content { category severity source confidence classification text contact attachmentId recordedBy decisionDueAt sharedAt
            replies { text repliedBy } }
  redaction { reason howToRequest } history { kind typeBefore typeAfter reason textBefore actor }`;

export const facts = 'Receipts for 12 of 40 purchases of 2025 are missing; the warehouse was empty at two visits.';
export const reason = 'Two visits and the ledger agree with each other.';

export const flagOf = (partnerId: string, more: object = {}) => ({
  input: {
    partnerId,
    type: 'RISK_FLAG',
    category: 'FINANCIAL',
    severity: 'HIGH',
    source: 'MONITORING',
    confidence: 'PLAUSIBLE',
    text: facts,
    contact: 'Partnership unit, Mogadishu',
    ...more,
  },
});

export const addObservation = `mutation ($input: AddObservationInput!) { addObservation(input: $input) { ${fields} } }`;
export const mutation = (name: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`;

export const add = async (caller: Caller, partnerId: string, more: object = {}): Promise<ObservationNode> =>
  (await caller.ok(addObservation, flagOf(partnerId, more))).addObservation;

/** An act on an observation as it is now. */
export const onFlag = (flag: Pick<ObservationNode, 'id' | 'version'>, more: object = {}) => ({
  input: { observationId: flag.id, expectedVersion: flag.version, ...more },
});

export const act = async (
  caller: Caller,
  name: string,
  flag: ObservationNode,
  more: object = {},
): Promise<ObservationNode> => (await caller.ok(mutation(name), onFlag(flag, more)))[name];

export const observationsOf = async (caller: Caller, partnerId: string): Promise<ObservationNode[]> => {
  const { partner } = await caller.ok(
    `query ($id: ID!) { partner(id: $id) { observations { edges { node { ${fields} inheritedFrom { id } } } } } }`,
    { id: partnerId },
  );
  return partner.observations.edges.map(({ node }: { node: ObservationNode }) => node);
};

export const countsOf = async (caller: Caller, partnerId: string) => {
  const { partner } = await caller.ok(
    `query ($id: ID!) { partner(id: $id) { flagCounts {
       observation risk escalated red inherited { observation risk escalated red } } } }`,
    { id: partnerId },
  );
  return partner.flagCounts;
};

/** A partner that sanctions knows of. */
export async function knownPartner(officer: Caller, legalName: string): Promise<string> {
  const { id } = await addPartner(officer, legalName);
  await eventually(async () => {
    const code = await officer.refusal(addObservation, flagOf(id, { text: ' '.repeat(40) }));
    if (code === 'NOT_FOUND') throw new Error('The feed has not told sanctions of it yet.');
  });
  return id;
}
