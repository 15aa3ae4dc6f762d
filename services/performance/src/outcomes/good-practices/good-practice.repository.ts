import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { GoodPractice } from './good-practice.view';

export type GoodPracticeRow = GoodPractice;

/** Who asks: what is published for these audiences, and everything of the own agency. */
export interface LearningReader {
  audiences: string[];
  agency: string | null;
}

export interface GoodPracticeQuestion {
  themes: string[] | null;
  countries: string[] | null;
  agency: string | null;
  partnerType: string | null;
  stage: string | null;
  kind: string | null;
  state: string | null;
}

const columns = `p.id, p.agency AS "agencyCode", p.owner AS "ownerCode", p.action_id AS "actionId",
  p.adoption_id AS "adoptionId", p.kind, p.title, p.description, p.stage, p.themes, p.countries,
  p.partner_types AS "partnerTypes", p.tags, p.replicability, p.evidence_strength AS "evidenceStrength", p.audience,
  p.state, p.reason, p.engagement_id AS "engagementId", p.proposed_by AS "proposedBy", p.proposed_at AS "proposedAt", p.decided_at AS "decidedAt", p.version`;

const readable = `(p.state = 'PUBLISHED' AND p.audience = ANY ($1) OR p.agency = $2 OR p.owner = $2)`;

const matching = `FROM good_practice p WHERE ${readable}
  AND ($3::text[] IS NULL OR p.themes && $3) AND ($4::text[] IS NULL OR p.countries && $4)
  AND ($5::text IS NULL OR p.agency = $5 OR p.owner = $5) AND ($6::text IS NULL OR $6 = ANY (p.partner_types))
  AND ($7::text IS NULL OR p.stage = $7) AND ($8::text IS NULL OR p.kind = $8) AND ($9::text IS NULL OR p.state = $9)`;

const parametersOf = ({ audiences, agency }: LearningReader, asked: GoodPracticeQuestion): unknown[] => [
  audiences,
  agency,
  asked.themes,
  asked.countries,
  asked.agency,
  asked.partnerType,
  asked.stage,
  asked.kind,
  asked.state,
];

export class GoodPracticeRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string, { audiences, agency }: LearningReader): Promise<GoodPracticeRow | null> {
    const [row] = await this.manager.query(
      `/* GoodPracticeRepository.find */ SELECT ${columns} FROM good_practice p WHERE ${readable} AND p.id = $3`,
      [audiences, agency, id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<GoodPracticeRow | null> {
    const [row] = await this.manager.query(
      `/* GoodPracticeRepository.lock */ SELECT ${columns} FROM good_practice p WHERE p.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  findPage(
    reader: LearningReader,
    question: GoodPracticeQuestion,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<GoodPracticeRow[]> {
    return this.manager.query(
      `/* GoodPracticeRepository.findPage */
       SELECT ${columns} ${matching} AND ($10::uuid IS NULL OR p.id < $10) ORDER BY p.id DESC LIMIT $11`,
      [...parametersOf(reader, question), after, limit],
    );
  }

  async count(reader: LearningReader, question: GoodPracticeQuestion): Promise<number> {
    const [row] = await this.manager.query(
      `/* GoodPracticeRepository.count */ ${countUpTo(matching)}`,
      parametersOf(reader, question),
    );
    return row.count;
  }

  /** Null when there is one of this adoption already. */
  async insert(row: GoodPracticeRow): Promise<string | null> {
    const [inserted] = await this.manager.query(
      `/* GoodPracticeRepository.insert */
       INSERT INTO good_practice (id, agency, owner, action_id, adoption_id, kind, title, description, stage, themes,
         countries, partner_types, tags, replicability, evidence_strength, audience, state, proposed_by, proposed_at,
         version, engagement_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
       ON CONFLICT ON CONSTRAINT good_practice_adoption_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.agencyCode,
        row.ownerCode,
        row.actionId,
        row.adoptionId,
        row.kind,
        row.title,
        row.description,
        row.stage,
        row.themes,
        row.countries,
        row.partnerTypes,
        row.tags,
        row.replicability,
        row.evidenceStrength,
        row.audience,
        row.state,
        row.proposedBy,
        row.proposedAt,
        row.version,
        row.engagementId,
      ],
    );
    return inserted?.id ?? null;
  }

  async update({ id, audience, state, reason, decidedAt, version }: GoodPracticeRow): Promise<void> {
    await this.manager.query(
      `/* GoodPracticeRepository.update */
       UPDATE good_practice SET audience = $2, state = $3, reason = $4, decided_at = $5, version = $6 WHERE id = $1`,
      [id, audience, state, reason, decidedAt, version],
    );
  }
}
