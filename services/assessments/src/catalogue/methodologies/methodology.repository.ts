import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { Methodology, MethodologyVersion } from './methodology.types';

/** A published version; `publishedBy` is null for those that are shipped. */
export type PublishedMethodology = Methodology & { publishedAt: Date; publishedBy: string | null };

export interface MethodologyFilter {
  kind: AssessmentKind | null;
  code: string | null;
}

interface Row extends MethodologyVersion {
  owner: string;
  kind: AssessmentKind;
  name: string;
  definition: Omit<
    Methodology,
    keyof MethodologyVersion | 'owner' | 'kind' | 'name' | 'effectiveFrom' | 'effectiveUntil'
  >;
  effectiveFrom: string;
  effectiveUntil: string | null;
  publishedAt: Date;
  publishedBy: string | null;
}

const columns = `m.code, m.version, m.owner, m.kind, m.name, m.definition, m.effective_from::text AS "effectiveFrom",
  m.effective_until::text AS "effectiveUntil", m.published_at AS "publishedAt", m.published_by AS "publishedBy"`;

/** Shared by page and count. */
const filtered = 'FROM methodology m WHERE ($1::text IS NULL OR m.kind = $1) AND ($2::text IS NULL OR m.code = $2)';

const assemble = ({ definition, ...row }: Row): PublishedMethodology => ({ ...definition, ...row });

export class MethodologyRepository {
  constructor(private readonly manager: EntityManager) {}

  async findVersions(versions: readonly MethodologyVersion[]): Promise<PublishedMethodology[]> {
    const rows: Row[] = await this.manager.query(
      `/* MethodologyRepository.findVersions */
       SELECT ${columns} FROM methodology m
       WHERE (m.code, m.version) IN (SELECT * FROM unnest($1::text[], $2::integer[]))`,
      [versions.map(({ code }) => code), versions.map(({ version }) => version)],
    );
    return rows.map(assemble);
  }

  /** `after` is the code and version of the last row of the page before. */
  async findPage({ kind, code }: MethodologyFilter, after: string[] | null, limit: number) {
    const rows: Row[] = await this.manager.query(
      `/* MethodologyRepository.findPage */
       SELECT ${columns} ${filtered} AND ($3::text IS NULL OR (m.code COLLATE "C", m.version) > ($3, $4::integer))
       ORDER BY m.code COLLATE "C", m.version LIMIT $5`,
      [kind, code, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(assemble);
  }

  async count({ kind, code }: MethodologyFilter): Promise<number> {
    const [row] = await this.manager.query(`/* MethodologyRepository.count */ ${countUpTo(filtered)}`, [kind, code]);
    return row.count;
  }

  async findLatest(code: string): Promise<PublishedMethodology | null> {
    const [row]: Row[] = await this.manager.query(
      `/* MethodologyRepository.findLatest */
       SELECT ${columns} FROM methodology m WHERE m.code = $1 ORDER BY m.version DESC LIMIT 1`,
      [code],
    );
    return row ? assemble(row) : null;
  }

  /** False when this version is there already. */
  async insert(methodology: PublishedMethodology): Promise<boolean> {
    const { code, version, owner, kind, name, effectiveFrom, effectiveUntil, publishedAt, publishedBy, ...definition } =
      methodology;
    const rows = await this.manager.query(
      `/* MethodologyRepository.insert */
       INSERT INTO methodology (code, version, owner, kind, name, definition, effective_from, effective_until,
         published_at, published_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT ON CONSTRAINT methodology_pk DO NOTHING RETURNING version`,
      [
        code,
        version,
        owner,
        kind,
        name,
        JSON.stringify(definition),
        effectiveFrom,
        effectiveUntil,
        publishedAt,
        publishedBy,
      ],
    );
    return rows.length > 0;
  }
}
