import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { LearningReader } from '../good-practices/good-practice.repository';
import type { Lesson } from './lesson.view';

export interface LessonQuestion {
  theme: string | null;
  country: string | null;
  sector: string | null;
  partnerId: string | null;
  text: string | null;
}

const columns = `l.id, l.agency AS "agencyCode", l.source, l.source_id AS "sourceId", l.title, l.text, l.theme,
  l.country AS "countryCode", l.sector, l.partner_type AS "partnerType", l.partner_id AS "aboutPartnerId", l.emergency,
  l.tags, l.evidence_strength AS "evidenceStrength", l.audience, l.state, l.reason, l.recorded_at AS "recordedAt",
  l.published_at AS "publishedAt", l.version`;

const readable = `(l.state = 'PUBLISHED' AND l.audience = ANY ($1) OR l.agency = $2)`;

/** A lesson keeps the id that it was written with, whatever is merged later. */
const samePartner = `SELECT same.id
  FROM (SELECT coalesce((SELECT r.survivor_id FROM partner_redirect r WHERE r.old_id = $6), $6) AS id) AS root
  CROSS JOIN LATERAL (SELECT root.id UNION ALL SELECT m.old_id FROM partner_redirect m WHERE m.survivor_id = root.id) AS same`;

const matching = `FROM lesson l WHERE ${readable} AND ($3::text IS NULL OR l.theme = $3)
  AND ($4::text IS NULL OR l.country = $4) AND ($5::text IS NULL OR l.sector = $5)
  AND ($6::uuid IS NULL OR l.partner_id IN (${samePartner})) AND ($7::text IS NULL
    OR to_tsvector('simple', l.title || ' ' || l.text) @@ plainto_tsquery('simple', $7))`;

const parametersOf = ({ audiences, agency }: LearningReader, asked: LessonQuestion): unknown[] => [
  audiences,
  agency,
  asked.theme,
  asked.country,
  asked.sector,
  asked.partnerId,
  asked.text,
];

export class LessonRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string, { audiences, agency }: LearningReader): Promise<Lesson | null> {
    const [row] = await this.manager.query(
      `/* LessonRepository.find */ SELECT ${columns} FROM lesson l WHERE ${readable} AND l.id = $3`,
      [audiences, agency, id],
    );
    return row ?? null;
  }

  async lock(id: string, agency: string): Promise<Lesson | null> {
    const [row] = await this.manager.query(
      `/* LessonRepository.lock */ SELECT ${columns} FROM lesson l WHERE l.id = $1 AND l.agency = $2 FOR UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  findPage(
    reader: LearningReader,
    question: LessonQuestion,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<Lesson[]> {
    return this.manager.query(
      `/* LessonRepository.findPage */
       SELECT ${columns} ${matching} AND ($8::uuid IS NULL OR l.id < $8) ORDER BY l.id DESC LIMIT $9`,
      [...parametersOf(reader, question), after, limit],
    );
  }

  async count(reader: LearningReader, question: LessonQuestion): Promise<number> {
    const [row] = await this.manager.query(
      `/* LessonRepository.count */ ${countUpTo(matching)}`,
      parametersOf(reader, question),
    );
    return row.count;
  }

  async insert(row: Lesson): Promise<void> {
    await this.manager.query(
      `/* LessonRepository.insert */
       INSERT INTO lesson (id, agency, source, source_id, title, text, theme, country, sector, partner_type, partner_id,
                           emergency, tags, evidence_strength, audience, state, recorded_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        row.id,
        row.agencyCode,
        row.source,
        row.sourceId,
        row.title,
        row.text,
        row.theme,
        row.countryCode,
        row.sector,
        row.partnerType,
        row.aboutPartnerId,
        row.emergency,
        row.tags,
        row.evidenceStrength,
        row.audience,
        row.state,
        row.recordedAt,
        row.version,
      ],
    );
  }

  async update({ id, audience, state, reason, publishedAt, version }: Lesson): Promise<void> {
    await this.manager.query(
      `/* LessonRepository.update */
       UPDATE lesson SET audience = $2, state = $3, reason = $4, published_at = $5, version = $6 WHERE id = $1`,
      [id, audience, state, reason, publishedAt, version],
    );
  }
}
