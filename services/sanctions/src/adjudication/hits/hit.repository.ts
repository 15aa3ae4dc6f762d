import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ListBinding } from '../../listing/sources/list-source.entity';
import type { Hit, HitState } from './hit.entity';
import type { Finding, KnownHit, OpenedFinding, Rescored } from './hit.rules';

export type HitRow = Omit<Hit, 'partner' | 'subject'>;

export interface HitSearch {
  partnerId: string | null;
  state: HitState | null;
  /** Id of the last hit of the page before. */
  after: string | null;
  limit: number;
}

/** What is personal in a finding about a person is sealed; the rest of it is stored as it is. */
export type Stored<Row> = Row & { screeningId: string; sealed: string | null; sealedFacts: string };

/** A hit that became obsolete, with the partner that stands for its own. */
export type ObsoleteHit = Pick<HitRow, 'id' | 'partnerId' | 'subjectId' | 'personId'>;

/** A hit with what decides how many people are needed. */
export type HitToDecide = HitRow & { binding: `${ListBinding}` };

export const hitColumns = `hit.id, partner_id AS "partnerId", subject_id AS "subjectId", score::float8 AS score, asked_name AS "askedName",
  person_id AS "personId", sealed, sealed_facts AS "sealedFacts", matched_field AS "matchedField", listed_name AS "listedName", features, state,
  opened_at AS "openedAt", opened_because AS "openedBecause", closed_at AS "closedAt", version, facts_hash AS "factsHash",
  basis_hash AS "basisHash", screening_hash AS "screeningHash", screening_id AS "screeningId",
  reopened_from AS "reopenedFromId", assignee, assignee_agency AS "assigneeAgency", due_at AS "dueAt",
  reminded_at AS "remindedAt", overdue_since AS "overdueSince", escalated_to AS "escalatedTo",
  escalated_agency AS "escalatedAgency", erased_at AS "erasedAt"`;
/** Hits of those who were merged into a partner are its hits too. */
const matching = `FROM hit WHERE ($1::uuid IS NULL OR partner_id = ANY (ARRAY(
    SELECT $1::uuid UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = $1)))
  AND ($2::text IS NULL OR state = $2)`;

/** Confidential rows: only a transaction with a viewer reaches them, and row-level security asks for the role again. */
export class HitRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<HitRow | null> {
    const [row] = await this.manager.query(`/* HitRepository.find */ SELECT ${hitColumns} FROM hit WHERE id = $1`, [
      id,
    ]);
    return row ?? null;
  }

  findByIds(ids: readonly string[]): Promise<HitRow[]> {
    return this.manager.query(`/* HitRepository.findByIds */ SELECT ${hitColumns} FROM hit WHERE id = ANY ($1)`, [ids]);
  }

  search({ partnerId, state, after, limit }: HitSearch): Promise<HitRow[]> {
    return this.manager.query(
      `/* HitRepository.search */
       SELECT ${hitColumns} ${matching} AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
      [partnerId, state, after, limit],
    );
  }

  async count({ partnerId, state }: HitSearch): Promise<number> {
    const [row] = await this.manager.query(`/* HitRepository.count */ ${countUpTo(matching)}`, [partnerId, state]);
    return row.count;
  }

  /** Waits for a decision that is being taken, and makes the next one wait. */
  async lockToDecide(id: string): Promise<HitToDecide | null> {
    const [row] = await this.manager.query(
      `/* HitRepository.lockToDecide */
       SELECT ${hitColumns},
              (SELECT l.binding FROM listed_subject s JOIN list_source l ON l.code = s.source
               WHERE s.id = hit.subject_id) AS binding
       FROM hit WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /**
   * Open and decided ones, in the order of their opening, with those of partners that were merged into these: what was
   * confirmed there counts here. A decision that is being taken is waited for.
   */
  lockKnown(partnerIds: readonly string[]): Promise<KnownHit[]> {
    return this.manager.query(
      `/* HitRepository.lockKnown */
       SELECT id, coalesce(r.survivor_id, partner_id) AS "partnerId", subject_id AS "subjectId",
              person_id AS "personId", score::float8 AS score, listed_name AS "listedName", facts_hash AS "factsHash",
              basis_hash AS "basisHash", screening_hash AS "screeningHash", state, version
       FROM hit LEFT JOIN partner_redirect r ON r.old_id = partner_id
       WHERE state <> 'OBSOLETE' AND partner_id = ANY (ARRAY(
         SELECT unnest($1::uuid[]) UNION SELECT old_id FROM partner_redirect WHERE survivor_id = ANY ($1)))
       ORDER BY id FOR NO KEY UPDATE OF hit`,
      [partnerIds],
    );
  }

  /** The last obsolete hits of these partners, for pairs that are found again. */
  findObsolete(partnerIds: readonly string[], subjectIds: readonly string[]): Promise<ObsoleteHit[]> {
    return this.manager.query(
      `/* HitRepository.findObsolete */
       SELECT DISTINCT ON (1, subject_id, person_id) coalesce(r.survivor_id, partner_id) AS "partnerId",
              subject_id AS "subjectId", person_id AS "personId", id
       FROM hit LEFT JOIN partner_redirect r ON r.old_id = partner_id
       WHERE state = 'OBSOLETE' AND subject_id = ANY ($2) AND partner_id = ANY (ARRAY(
         SELECT unnest($1::uuid[]) UNION SELECT old_id FROM partner_redirect WHERE survivor_id = ANY ($1)))
       ORDER BY 1, subject_id, person_id, id DESC`,
      [partnerIds, subjectIds],
    );
  }

  async open(hits: Stored<OpenedFinding & { id: string; dueAt: Date }>[], openedAt: Date): Promise<void> {
    await this.manager.query(
      `/* HitRepository.open */
       INSERT INTO hit (id, partner_id, subject_id, person_id, opened_because, reopened_from, due_at, state, opened_at,
                        screening_id, score, asked_name, sealed, sealed_facts, matched_field, listed_name, features,
                        facts_hash, basis_hash, screening_hash)
       SELECT id, partner_id, subject_id, person_id, opened_because, reopened_from, due_at, 'OPEN', $1, screening_id,
              score, asked_name, sealed, sealed_facts, matched_field, listed_name, features, facts_hash, basis_hash,
              screening_hash
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::timestamptz[], $9::uuid[],
                   $10::float8[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::jsonb[],
                   $17::text[], $18::text[], $19::text[])
         AS found (id, partner_id, subject_id, person_id, opened_because, reopened_from, due_at, screening_id, score,
                   asked_name, sealed, sealed_facts, matched_field, listed_name, features, facts_hash, basis_hash,
                   screening_hash)`,
      [
        openedAt,
        hits.map(({ id }) => id),
        hits.map(({ partnerId }) => partnerId),
        hits.map(({ subjectId }) => subjectId),
        hits.map(({ personId }) => personId),
        hits.map(({ openedBecause }) => openedBecause),
        hits.map(({ reopenedFrom }) => reopenedFrom),
        hits.map(({ dueAt }) => dueAt),
        ...findingColumns(hits),
      ],
    );
  }

  /** A proposal that was made about other facts is none any more. */
  async rescore(rescored: (Rescored & { finding: Stored<Finding> })[]): Promise<void> {
    await this.manager.query(
      `/* HitRepository.rescore */
       UPDATE hit SET score = found.score, asked_name = found.asked_name, sealed = found.sealed,
         sealed_facts = found.sealed_facts, matched_field = found.matched_field, listed_name = found.listed_name, features = found.features,
         facts_hash = found.facts_hash, basis_hash = found.basis_hash, screening_hash = found.screening_hash,
         screening_id = found.screening_id, version = hit.version + found.is_material::int,
         state = CASE WHEN found.is_material AND hit.state IN ('PROPOSED_FALSE_POSITIVE', 'PROPOSED_CONFIRMED')
                      THEN 'IN_REVIEW' ELSE hit.state END
       FROM unnest($1::uuid[], $2::boolean[], $3::uuid[], $4::float8[], $5::text[], $6::text[], $7::text[], $8::text[],
                   $9::text[], $10::jsonb[], $11::text[], $12::text[], $13::text[])
         AS found (id, is_material, screening_id, score, asked_name, sealed, sealed_facts, matched_field, listed_name,
                   features, facts_hash, basis_hash, screening_hash)
       WHERE hit.id = found.id`,
      [
        rescored.map(({ id }) => id),
        rescored.map(({ isMaterial }) => isMaterial),
        ...findingColumns(rescored.map(({ finding }) => finding)),
      ],
    );
  }

  async lapse(ids: string[], closedAt: Date): Promise<void> {
    await this.manager.query(
      `/* HitRepository.lapse */
       UPDATE hit SET state = 'OBSOLETE', closed_at = $2, version = version + 1 WHERE id = ANY ($1)`,
      [ids, closedAt],
    );
  }
}

const findingColumns = (findings: Stored<Finding>[]) => [
  findings.map(({ screeningId }) => screeningId),
  findings.map(({ score }) => score),
  findings.map(({ askedName, sealed }) => (sealed === null ? askedName : null)),
  findings.map(({ sealed }) => sealed),
  findings.map(({ sealedFacts }) => sealedFacts),
  findings.map(({ matchedField }) => matchedField),
  findings.map(({ listedName }) => listedName),
  findings.map(({ features, sealed }) => (sealed === null ? JSON.stringify(features) : null)),
  findings.map(({ factsHash }) => factsHash),
  findings.map(({ basisHash }) => basisHash),
  findings.map(({ screeningHash }) => screeningHash),
];
