import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';

export interface HitNode {
  id: string;
  score: number;
  askedName: string;
  listedName: string;
  matchedField: string;
  personId: string | null;
  state: string;
  openedBecause: string;
  version: number;
  subject: { externalId: string };
  features: { name: string; value: number; detail: string }[];
  decisions: { decision: string; outcome: string; reasoning: string; decider: string; agency: string }[];
}

const fields = `id score askedName listedName matchedField personId state openedBecause version subject { externalId }
  features { name value detail } decisions { decision outcome reasoning decider agency evidence { text fileId } }`;

/** Newest first. */
export async function hitsOf(caller: Caller, partnerId: string, state?: string): Promise<HitNode[]> {
  const { hits } = await caller.ok(
    `query Hits($filter: HitFilter!) { hits(filter: $filter) { edges { node { ${fields} } } } }`,
    {
      filter: { partnerId, state },
    },
  );
  return hits.edges.map(({ node }: { node: HitNode }) => node);
}

export async function onlyHit(caller: Caller, partnerId: string, state?: string): Promise<HitNode> {
  const [hit, ...others] = await hitsOf(caller, partnerId, state);
  if (!hit || others.length > 0) throw new Error(`${others.length + (hit ? 1 : 0)} hits instead of one`);
  return hit;
}

export const adjudicate = `mutation Decide($input: AdjudicateHitInput!) {
  adjudicateHit(input: $input) { id state version closedAt decisions { decision outcome decider } } }`;

export const decision = (hit: Pick<HitNode, 'id' | 'version'>, verdict: string, more: object = {}) => ({
  input: {
    hitId: hit.id,
    decision: verdict,
    reasoning: 'birth year 1988 v 1961; other province',
    expectedVersion: hit.version,
    ...more,
  },
});

/** Two people of two agencies decide the same. */
export async function decideTogether(people: [Caller, Caller], hit: HitNode, verdict: string): Promise<void> {
  const [first, second] = people;
  const { adjudicateHit: proposed } = await first.ok(adjudicate, decision(hit, verdict));
  await second.ok(adjudicate, decision(proposed, verdict));
}

export async function statusOf(caller: Caller, partnerId: string): Promise<string> {
  const { partner } = await caller.ok('query ($id: ID!) { partner(id: $id) { clearance { status } } }', {
    id: partnerId,
  });
  return partner.clearance.status;
}

export const eventuallyStatus = (caller: Caller, partnerId: string, status: string) =>
  eventually(async () => {
    const found = await statusOf(caller, partnerId);
    if (found !== status) throw new Error(`${found} instead of ${status}`);
  });

/** What registry decides on: the codes of what blocks the partner there. */
export async function blockersOf(caller: Caller, partnerId: string): Promise<string[]> {
  const { eligibility } = await caller.ok(
    'query ($id: ID!) { eligibility(partnerId: $id, agency: "UNHCR", purpose: APPLY) { blockers { code } } }',
    { id: partnerId },
  );
  return eligibility.blockers.map(({ code }: { code: string }) => code);
}

export async function addPartner(officer: Caller, legalName: string): Promise<{ id: string; version: number }> {
  const { addPartner: partner } = await officer.ok(
    'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id version } }',
    { input: { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' } },
  );
  return partner;
}

/** A partner whose name meets one entry of the lists in force. */
export async function addListed(officer: Caller, screener: Caller, legalName: string) {
  const partner = await addPartner(officer, legalName);
  await eventuallyStatus(officer, partner.id, 'HITS_OPEN');
  return { ...partner, hit: await onlyHit(screener, partner.id) };
}

export async function addPerson(caller: Caller, partnerId: string, person: object): Promise<string> {
  const { addKeyPerson } = await caller.ok(
    'mutation ($input: AddKeyPersonInput!) { addKeyPerson(input: $input) { id } }',
    { input: { partnerId, role: 'BOARD', ...person } },
  );
  return addKeyPerson.id;
}
