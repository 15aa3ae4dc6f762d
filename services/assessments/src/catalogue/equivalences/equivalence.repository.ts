import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { MethodologyVersion } from '../methodologies/methodology.types';
import type { Coverage, QuestionPair } from './equivalence.rules';

export interface EquivalenceRow extends Coverage {
  id: string;
  from: MethodologyVersion;
  to: MethodologyVersion;
  crosswalk: QuestionPair[];
  rationale: string;
  proposedBy: string | null;
  proposedAt: Date;
  agreements: { agency: string; agreed: boolean; at: Date }[];
}

type Stored = Omit<EquivalenceRow, 'agreements'> & { agreements: { agency: string; agreed: boolean; at: string }[] };

export interface AgreementRow {
  equivalenceId: string;
  agency: string;
  agreed: boolean;
  at: Date;
  decidedBy: string;
}

/** Agreements are one per agency, so they come with their equivalence. */
const columns = `e.id, jsonb_build_object('code', e.from_code, 'version', e.from_version) AS "from",
  jsonb_build_object('code', e.to_code, 'version', e.to_version) AS "to", e.coverage, e.gaps, e.crosswalk, e.rationale,
  e.proposed_by AS "proposedBy", e.proposed_at AS "proposedAt", coalesce((
    SELECT jsonb_agg(jsonb_build_object('agency', a.agency, 'agreed', a.agreed, 'at', a.at) ORDER BY a.agency COLLATE "C")
    FROM equivalence_agreement a WHERE a.equivalence_id = e.id), '[]') AS agreements`;

/** Shared by page and count. */
const withCode = 'FROM methodology_equivalence e WHERE ($1::text IS NULL OR $1 IN (e.from_code, e.to_code))';

const read = (row: Stored): EquivalenceRow => ({
  ...row,
  agreements: row.agreements.map(({ at, ...agreement }) => ({ ...agreement, at: new Date(at) })),
});

export class EquivalenceRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<EquivalenceRow | null> {
    const [row]: Stored[] = await this.manager.query(
      `/* EquivalenceRepository.find */ SELECT ${columns} FROM methodology_equivalence e WHERE e.id = $1`,
      [id],
    );
    return row ? read(row) : null;
  }

  /** Of many pairs in one statement, the newest first. */
  async findBetween(pairs: readonly { from: MethodologyVersion; to: MethodologyVersion }[]): Promise<EquivalenceRow[]> {
    const rows: Stored[] = await this.manager.query(
      `/* EquivalenceRepository.findBetween */
       SELECT ${columns} FROM methodology_equivalence e
       WHERE (e.from_code, e.from_version, e.to_code, e.to_version) IN (
         SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::integer[])) ORDER BY e.id DESC`,
      [
        pairs.map(({ from }) => from.code),
        pairs.map(({ from }) => from.version),
        pairs.map(({ to }) => to.code),
        pairs.map(({ to }) => to.version),
      ],
    );
    return rows.map(read);
  }

  async findPage(code: string | null, after: string | null, limit: number): Promise<EquivalenceRow[]> {
    const rows: Stored[] = await this.manager.query(
      `/* EquivalenceRepository.findPage */
       SELECT ${columns} ${withCode} AND ($2::uuid IS NULL OR e.id > $2) ORDER BY e.id LIMIT $3`,
      [code, after, limit],
    );
    return rows.map(read);
  }

  async count(code: string | null): Promise<number> {
    const [row] = await this.manager.query(`/* EquivalenceRepository.count */ ${countUpTo(withCode)}`, [code]);
    return row.count;
  }

  async insert({ id, from, to, coverage, gaps, crosswalk, rationale, proposedBy, proposedAt }: EquivalenceRow) {
    await this.manager.query(
      `/* EquivalenceRepository.insert */
       INSERT INTO methodology_equivalence (id, from_code, from_version, to_code, to_version, coverage, gaps, crosswalk,
         rationale, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        from.code,
        from.version,
        to.code,
        to.version,
        coverage,
        gaps,
        JSON.stringify(crosswalk),
        rationale,
        proposedBy,
        proposedAt,
      ],
    );
  }

  async saveAgreement({ equivalenceId, agency, agreed, at, decidedBy }: AgreementRow): Promise<void> {
    await this.manager.query(
      `/* EquivalenceRepository.saveAgreement */
       INSERT INTO equivalence_agreement (equivalence_id, agency, agreed, at, decided_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT equivalence_agreement_pk
       DO UPDATE SET agreed = excluded.agreed, at = excluded.at, decided_by = excluded.decided_by`,
      [equivalenceId, agency, agreed, at, decidedBy],
    );
  }
}
