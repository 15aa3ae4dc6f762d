import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Hit, HitState } from './hit.entity';
import type { Finding, LiveHit } from './hit.rules';

export type HitRow = Omit<Hit, 'partner' | 'subject'>;

export interface HitSearch {
  partnerId: string | null;
  state: HitState | null;
  /** Id of the last hit of the page before. */
  after: string | null;
  limit: number;
}

export interface NewHit extends Finding {
  id: string;
  screeningId: string;
}

export interface Rescored {
  id: string;
  finding: Finding;
  screeningId: string;
}

const columns = `id, partner_id AS "partnerId", subject_id AS "subjectId", score::float8 AS score, asked_name AS "askedName",
  matched_field AS "matchedField", listed_name AS "listedName", features, state, opened_at AS "openedAt",
  closed_at AS "closedAt", basis_hash AS "basisHash", screening_hash AS "screeningHash", screening_id AS "screeningId"`;
const matching = 'FROM hit WHERE ($1::uuid IS NULL OR partner_id = $1) AND ($2::text IS NULL OR state = $2)';

/** Confidential rows: only a transaction with a viewer reaches them, and row-level security asks for the role again. */
export class HitRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<HitRow | null> {
    const [row] = await this.manager.query(`/* HitRepository.find */ SELECT ${columns} FROM hit WHERE id = $1`, [id]);
    return row ?? null;
  }

  search({ partnerId, state, after, limit }: HitSearch): Promise<HitRow[]> {
    return this.manager.query(
      `/* HitRepository.search */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
      [partnerId, state, after, limit],
    );
  }

  async count({ partnerId, state }: HitSearch): Promise<number> {
    const [row] = await this.manager.query(`/* HitRepository.count */ ${countUpTo(matching)}`, [partnerId, state]);
    return row.count;
  }

  findLive(partnerIds: readonly string[]): Promise<LiveHit[]> {
    return this.manager.query(
      `/* HitRepository.findLive */
       SELECT id, partner_id AS "partnerId", subject_id AS "subjectId", score::float8 AS score, asked_name AS "askedName",
              listed_name AS "listedName", basis_hash AS "basisHash", screening_hash AS "screeningHash", state
       FROM hit WHERE partner_id = ANY ($1) AND closed_at IS NULL`,
      [partnerIds],
    );
  }

  async open(hits: NewHit[], openedAt: Date): Promise<void> {
    await this.manager.query(
      `/* HitRepository.open */
       INSERT INTO hit (id, partner_id, subject_id, state, opened_at, score, asked_name, matched_field, listed_name,
                        features, basis_hash, screening_hash, screening_id)
       SELECT id, partner_id, subject_id, 'OPEN', $1, score, asked_name, matched_field, listed_name, features, basis_hash,
              screening_hash, screening_id
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::float8[], $7::text[], $8::text[], $9::text[],
                   $10::jsonb[], $11::text[], $12::text[])
         AS found (id, partner_id, subject_id, screening_id, score, asked_name, matched_field, listed_name, features,
                   basis_hash, screening_hash)`,
      [
        openedAt,
        hits.map(({ id }) => id),
        hits.map(({ partnerId }) => partnerId),
        hits.map(({ subjectId }) => subjectId),
        hits.map(({ screeningId }) => screeningId),
        ...findingColumns(hits),
      ],
    );
  }

  async rescore(rescored: Rescored[]): Promise<void> {
    await this.manager.query(
      `/* HitRepository.rescore */
       UPDATE hit SET score = found.score, asked_name = found.asked_name, matched_field = found.matched_field,
         listed_name = found.listed_name, features = found.features, basis_hash = found.basis_hash,
         screening_hash = found.screening_hash, screening_id = found.screening_id
       FROM unnest($1::uuid[], $2::uuid[], $3::float8[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::text[],
                   $9::text[])
         AS found (id, screening_id, score, asked_name, matched_field, listed_name, features, basis_hash, screening_hash)
       WHERE hit.id = found.id`,
      [
        rescored.map(({ id }) => id),
        rescored.map(({ screeningId }) => screeningId),
        ...findingColumns(rescored.map(({ finding }) => finding)),
      ],
    );
  }

  async lapse(ids: string[], closedAt: Date): Promise<void> {
    await this.manager.query(
      `/* HitRepository.lapse */ UPDATE hit SET state = 'OBSOLETE', closed_at = $2 WHERE id = ANY ($1)`,
      [ids, closedAt],
    );
  }
}

const findingColumns = (findings: Finding[]) => [
  findings.map(({ score }) => score),
  findings.map(({ askedName }) => askedName),
  findings.map(({ matchedField }) => matchedField),
  findings.map(({ listedName }) => listedName),
  findings.map(({ features }) => JSON.stringify(features)),
  findings.map(({ basisHash }) => basisHash),
  findings.map(({ screeningHash }) => screeningHash),
];
