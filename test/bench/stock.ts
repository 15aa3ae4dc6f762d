import { foldName } from '@partner-commons/platform/fold';
import { newId } from '@partner-commons/platform/id';
import { scriptOf } from '@partner-commons/platform/script-of';
import type { AddPartnerInput } from '@partner-commons/registry/identity/partners/partner.inputs';
import { tidyName } from '@partner-commons/registry/identity/partners/partner.rules';
import { PartnerNameKind } from '@partner-commons/registry/identity/partners/partner-name.entity';
import { hashBasis } from '@partner-commons/registry/identity/screening-basis/screening-basis.rules';
import { recordHashes } from '@partner-commons/sanctions/listing/lists/record-hashes';
import { ListedSubjectRepository } from '@partner-commons/sanctions/listing/subjects/listed-subject.repository';
import { scorerVersion } from '@partner-commons/sanctions/matching/score';
import type { Client } from 'pg';
import { withClient } from '../support/databases';
import { readUnList2026 } from './lists';
import { plainManager } from './plain-manager';

interface StockedPartner extends AddPartnerInput {
  id: string;
  basisHash: string;
  names: { value: string; kind: PartnerNameKind }[];
}

const batchSize = 5_000;
const standings = ['PROSPECT', 'PROSPECT', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'UNDER_REVIEW', 'SUSPENDED'];
/** One in fifty waits for a decision, so that not all answers are alike. */
const statusAt = (index: number) => (index % 50 === 49 ? 'HITS_OPEN' : 'CLEAR');

/** Fills registry and sanctions as if all had been registered and screened; gives the ids. */
export async function stockDatabases(
  urls: { registry: string; sanctions: string },
  inputs: readonly AddPartnerInput[],
): Promise<string[]> {
  const partners = inputs.map(toStocked);
  await withClient(urls.registry, (client) => stockRegistry(client, partners));
  await withClient(urls.sanctions, (client) => stockSanctions(client, partners));
  return partners.map(({ id }) => id);
}

function toStocked(input: AddPartnerInput): StockedPartner {
  const names = [{ value: input.legalName, kind: PartnerNameKind.LEGAL }, ...input.otherNames]
    .map(({ value, kind }) => ({ value: tidyName(value), kind }))
    .filter(({ value }) => value);
  return {
    ...input,
    id: newId(),
    names,
    basisHash: hashBasis({ ...input, names, identifiers: [], people: [], declarationId: null }),
  };
}

async function stockRegistry(client: Client, partners: readonly StockedPartner[]): Promise<void> {
  for (const batch of batchesOf(partners)) {
    await client.query(
      `INSERT INTO partner (id, legal_name, primary_type, country_of_origin, standing, founded_on, website, version,
                            created_at, basis_hash, sort_name)
       SELECT id, legal_name, type, country, standing, founded_on, website, 1, now(), basis_hash, sort_name
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::text[])
         AS new (id, legal_name, type, country, standing, founded_on, website, basis_hash, sort_name)`,
      [
        batch.map(({ id }) => id),
        batch.map(({ legalName }) => legalName),
        batch.map(({ primaryType }) => primaryType),
        batch.map(({ countryOfOrigin }) => countryOfOrigin),
        batch.map((_, index) => standings[index % standings.length]),
        batch.map(({ foundedOn }) => foundedOn ?? null),
        batch.map(({ website }) => website ?? null),
        batch.map(({ basisHash }) => basisHash),
        batch.map(({ legalName }) => foldName(legalName)),
      ],
    );
    const names = batch.flatMap(({ id, names: own }) => own.map((name) => ({ partnerId: id, ...name })));
    await client.query(
      `INSERT INTO partner_name (id, partner_id, value, kind, script, folded)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        names.map(() => newId()),
        names.map(({ partnerId }) => partnerId),
        names.map(({ value }) => value),
        names.map(({ kind }) => kind),
        names.map(({ value }) => scriptOf(value)),
        names.map(({ value }) => foldName(value)),
      ],
    );
  }
  await client.query('VACUUM (ANALYZE)');
}

async function stockSanctions(client: Client, partners: readonly StockedPartner[]): Promise<void> {
  const snapshotId = await stockList(client);
  for (const batch of batchesOf(partners)) {
    const ids = batch.map(({ id }) => id);
    const hashes = batch.map(({ basisHash }) => basisHash);
    const screeningIds = batch.map(() => newId());
    await client.query(
      `INSERT INTO partner_basis (partner_id, basis_hash, primary_type, country_of_origin, names)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[])`,
      [
        ids,
        hashes,
        batch.map(({ primaryType }) => primaryType),
        batch.map(({ countryOfOrigin }) => countryOfOrigin),
        batch.map(({ names }) => JSON.stringify(names)),
      ],
    );
    await client.query(
      `INSERT INTO screening (id, partner_id, basis_hash, trigger, list_versions, scorer_version, threshold, checked_at, hit_count)
       SELECT id, partner_id, basis_hash, 'REGISTRATION', '[]', $4, 0.7, now(), 0
       FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS new (id, partner_id, basis_hash)`,
      [screeningIds, ids, hashes, scorerVersion],
    );
    await client.query(
      `INSERT INTO clearance (partner_id, status, basis_hash, checked_at, snapshots, screening_id, scorer_version)
       SELECT partner_id, status, basis_hash, date_trunc('milliseconds', now()), ARRAY[$5::uuid], screening_id, $6
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) AS new (partner_id, status, basis_hash, screening_id)`,
      [ids, batch.map((_, index) => statusAt(index)), hashes, screeningIds, snapshotId, scorerVersion],
    );
  }
  await client.query('VACUUM (ANALYZE)');
}

/** The Security Council's list of 2026, in force; gives the id of the version. */
async function stockList(client: Client): Promise<string> {
  const { publishedAt, records } = await readUnList2026();
  const snapshotId = newId();
  await client.query(
    `INSERT INTO list_snapshot (id, source, state, version, sha256, published_at, retrieved_at, confirmed_at, in_force_at,
                                records, file_id, job_id, agency, imported_by, created_at, version_no)
     VALUES ($1, 'UNSC', 'IN_FORCE', '2026-02-27', '', $2, now(), now(), now(), $3, $1, $1, 'UNHCR', 'bench', now(), 1)`,
    [snapshotId, publishedAt, records.length],
  );
  const changes = records.map((record) => ({ id: newId(), record, ...recordHashes(record) }));
  await new ListedSubjectRepository(plainManager(client)).upsert({ source: 'UNSC', snapshotId, changes });
  await client.query(
    `UPDATE list_source SET in_force_snapshot_id = $1, screened_snapshot_id = $1 WHERE code = 'UNSC'`,
    [snapshotId],
  );
  return snapshotId;
}

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );
}
