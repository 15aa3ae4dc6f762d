import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Partner, PartnerType } from './partner.entity';
import type { PartnerName } from './partner-name.entity';

/** A partner as SQL gives it; raw rows, since hydrating entities cost a third of a list (architecture.md 6). */
export type PartnerRow = Omit<Partner, 'names'>;
export type PartnerNameRow = Omit<PartnerName, 'partner'>;

export interface PartnerSearch {
  /** LIKE patterns on folded names, all of which must match. */
  patterns: string[];
  countries: string[] | null;
  types: PartnerType[] | null;
  /** Sort name and id of the last row of the page before. */
  after: string[] | null;
  limit: number;
}

const columns = `p.id, p.legal_name AS "legalName", p.primary_type AS "primaryType",
  p.country_of_origin AS "countryOfOrigin", p.standing, p.founded_on::text AS "foundedOn", p.website, p.version,
  p.created_at AS "createdAt", p.basis_hash AS "basisHash", p.sort_name AS "sortName",
  p.source_system AS "sourceSystem", p.source_key AS "sourceKey", p.kind, p.unique_number AS "uniqueNumber",
  p.registered_at AS "registeredAt", p.signed_declaration_id AS "signedDeclarationId",
  p.protected_listing AS "protectedListing", p.categories, p.roles, p.attributes`;

const filters = `($1::text[] IS NULL OR p.country_of_origin = ANY ($1)) AND ($2::text[] IS NULL OR p.primary_type = ANY ($2))`;

/** Without a text: the parameters of the other form are named, since PostgreSQL refuses those it never meets. */
const wholeRoster = `FROM partner p WHERE ${filters} AND $3::text IS NULL AND $4::text[] IS NULL`;

/** With a text: one plain LIKE, because an array of patterns alone cannot use the trigram index. */
const matchingText = `FROM partner p WHERE ${filters}
  AND p.id IN (SELECT partner_id FROM partner_name WHERE folded LIKE $3 AND folded LIKE ALL ($4::text[]))`;

const pageAfter = `AND ($5::text IS NULL OR (p.sort_name COLLATE "C", p.id) > ($5, $6::uuid))
  ORDER BY p.sort_name COLLATE "C", p.id LIMIT $7`;

const searchRoster = `/* PartnerRepository.search */ SELECT ${columns} ${wholeRoster} ${pageAfter}`;
const searchText = `/* PartnerRepository.search */ SELECT ${columns} ${matchingText} ${pageAfter}`;
const countRoster = `/* PartnerRepository.count */ ${countUpTo(wholeRoster)}`;
const countText = `/* PartnerRepository.count */ ${countUpTo(matchingText)}`;

/** The rarest of the words is likely the longest, so that one asks the index. */
function matchParameters({ patterns, countries, types }: PartnerSearch) {
  const [longest = null] = [...patterns].sort((a, b) => b.length - a.length);
  return [countries, types, longest, longest === null ? null : patterns];
}

export class PartnerRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<PartnerRow[]> {
    return this.manager.query(
      `/* PartnerRepository.findByIds */ SELECT ${columns} FROM partner p WHERE p.id = ANY ($1)`,
      [ids],
    );
  }

  findNames(partnerIds: readonly string[]): Promise<PartnerNameRow[]> {
    return this.manager.query(
      `/* PartnerRepository.findNames */
       SELECT id, value, kind, script, folded, partner_id AS "partnerId", language, valid_from::text AS "validFrom",
              valid_until::text AS "validUntil"
       FROM partner_name WHERE partner_id = ANY ($1) ORDER BY partner_id, id`,
      [partnerIds],
    );
  }

  search(search: PartnerSearch): Promise<PartnerRow[]> {
    const { patterns, after, limit } = search;
    const [sortName = null, id = null] = after ?? [];
    const parameters = [...matchParameters(search), sortName, id, limit];
    return this.manager.query(patterns.length > 0 ? searchText : searchRoster, parameters);
  }

  async count(search: PartnerSearch): Promise<number> {
    const parameters = matchParameters(search);
    const [row] = await this.manager.query(search.patterns.length > 0 ? countText : countRoster, parameters);
    return row.count;
  }

  findBySource(system: string, keys: string[]): Promise<PartnerRow[]> {
    return this.manager.query(
      `/* PartnerRepository.findBySource */
       SELECT ${columns} FROM partner p WHERE p.source_system = $1 AND p.source_key = ANY ($2) FOR UPDATE`,
      [system, keys],
    );
  }

  async insert(partner: PartnerRow): Promise<void> {
    await this.manager.query(
      `/* PartnerRepository.insert */
       INSERT INTO partner (id, legal_name, primary_type, country_of_origin, standing, founded_on, website, version,
                            created_at, basis_hash, sort_name, source_system, source_key, kind)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        partner.id,
        partner.legalName,
        partner.primaryType,
        partner.countryOfOrigin,
        partner.standing,
        partner.foundedOn,
        partner.website,
        partner.version,
        partner.createdAt,
        partner.basisHash,
        partner.sortName,
        partner.sourceSystem,
        partner.sourceKey,
        partner.kind,
      ],
    );
  }

  async insertNames(names: PartnerNameRow[]): Promise<void> {
    await this.manager.query(
      `/* PartnerRepository.insertNames */
       INSERT INTO partner_name (id, partner_id, value, kind, script, folded)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        names.map(({ id }) => id),
        names.map(({ partnerId }) => partnerId),
        names.map(({ value }) => value),
        names.map(({ kind }) => kind),
        names.map(({ script }) => script),
        names.map(({ folded }) => folded),
      ],
    );
  }

  async retireLegalName(partnerId: string): Promise<void> {
    await this.manager.query(
      `/* PartnerRepository.retireLegalName */ UPDATE partner_name SET kind = 'FORMER' WHERE partner_id = $1 AND kind = 'LEGAL'`,
      [partnerId],
    );
  }

  /** Gives the new version, or null when somebody else wrote first; TypeORM's @VersionColumn does not notice that. */
  async rename(
    change: Pick<PartnerRow, 'id' | 'legalName' | 'sortName'>,
    expectedVersion: number,
  ): Promise<number | null> {
    const [rows] = await this.manager.query(
      `/* PartnerRepository.rename */
       UPDATE partner SET legal_name = $3, sort_name = $4, version = version + 1
       WHERE id = $1 AND version = $2 RETURNING version`,
      [change.id, expectedVersion, change.legalName, change.sortName],
    );
    return rows[0]?.version ?? null;
  }

  async updateDetails({ id, primaryType, foundedOn, website }: PartnerRow): Promise<void> {
    await this.manager.query(
      `/* PartnerRepository.updateDetails */
       UPDATE partner SET primary_type = $2, founded_on = $3, website = $4, version = version + 1 WHERE id = $1`,
      [id, primaryType, foundedOn, website],
    );
  }
}
