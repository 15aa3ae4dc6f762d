import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import type { TestSystem } from '../support/system';

/** A partner with a registration in a state, as tests of what follows it need; the way there has tests of its own. */
export async function addPartner(officer: Caller, legalName: string): Promise<string> {
  const { addPartner: added } = await officer.ok(
    `mutation ($name: String!) {
       addPartner(input: { legalName: $name, primaryType: NATIONAL_NGO, countryOfOrigin: "SO" }) { id } }`,
    { name: legalName },
  );
  return added.id;
}

/** The partner of the demo world whose user `director` is. */
export async function partnerOf(director: Caller, officer: Caller): Promise<string> {
  const page = await officer.ok('{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }');
  const { id } = page.searchPartners.edges[0].node;
  await eventually(() => director.ok('query ($id: ID!) { partner(id: $id) { id } }', { id }));
  return id;
}

export async function putRegistration(
  system: TestSystem,
  partnerId: string,
  state: string,
  sponsorAgency: string | null = 'UNHCR',
): Promise<string> {
  return withClient(system.databases.registry.ownerUrl, async (owner) => {
    const { rows } = await owner.query('SELECT id FROM registration WHERE partner_id = $1', [partnerId]);
    const id: string = rows[0]?.id ?? newId();
    await owner.query(
      `INSERT INTO registration (id, partner_id, track, channel, sponsor_agency, state, state_since, requested_at)
       VALUES ($1, $2, 'NON_PROFIT', 'PORTAL', $4, $3, now(), now())
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, sponsor_agency = excluded.sponsor_agency`,
      [id, partnerId, state, sponsorAgency],
    );
    return id;
  });
}

/** A paper of the partner; what is in it matters to nobody here. */
export async function putDocument(system: TestSystem, partnerId: string): Promise<string> {
  const id = newId();
  await withClient(system.databases.registry.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO partner_document (id, partner_id, type, level, version, handed_in_by, handed_in_at)
       VALUES ($1, $2, 'CODE_OF_CONDUCT', 'INTER_AGENCY', 1, 'test', now())`,
      [id, partnerId],
    ),
  );
  return id;
}

export const stateOf = (system: TestSystem, partnerId: string): Promise<string> =>
  withClient(system.databases.registry.ownerUrl, async (owner) => {
    const { rows } = await owner.query('SELECT state FROM registration WHERE partner_id = $1', [partnerId]);
    return rows[0].state;
  });
