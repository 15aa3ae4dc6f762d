import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { BenchmarkAnswer, OfficeSelfAssessment, PartnershipBenchmark } from './self-assessment.view';

export interface SelfAssessmentQuery {
  agency: string | null;
  country: string | null;
  year: number | null;
  /** Null is every country. */
  countries: readonly string[] | null;
}

export interface AttainmentRow {
  agencyCode: string;
  benchmark: string;
  offices: number;
  met: number;
}

const columns = `s.id, s.office_id AS "officeId", o.name AS "officeName", s.agency AS "agencyCode", s.country, s.year,
  s.submitted_at AS "submittedAt"`;

const matching = `FROM office_self_assessment s LEFT JOIN known_office o ON o.id = s.office_id
  WHERE ($1::text IS NULL OR s.agency = $1) AND ($2::text IS NULL OR s.country = $2) AND ($3::integer IS NULL OR s.year = $3)
    AND ($4::text[] IS NULL OR s.country = ANY ($4))`;

const placesOf = ({ agency, country, year, countries }: SelfAssessmentQuery) => [agency, country, year, countries];

/** Which benchmarks offices meet: INTER_AGENCY (JIU-16). */
export class SelfAssessmentRepository {
  constructor(private readonly manager: EntityManager) {}

  benchmarks(): Promise<PartnershipBenchmark[]> {
    return this.manager.query(
      '/* SelfAssessmentRepository.benchmarks */ SELECT code, name, question FROM partnership_benchmark ORDER BY place',
    );
  }

  findPage(query: SelfAssessmentQuery, after: string | null, limit: number): Promise<OfficeSelfAssessment[]> {
    return this.manager.query(
      `/* SelfAssessmentRepository.findPage */
       SELECT ${columns} ${matching} AND ($5::uuid IS NULL OR s.id < $5) ORDER BY s.id DESC LIMIT $6`,
      [...placesOf(query), after, limit],
    );
  }

  async count(query: SelfAssessmentQuery): Promise<number> {
    const [row] = await this.manager.query(
      `/* SelfAssessmentRepository.count */ ${countUpTo(matching)}`,
      placesOf(query),
    );
    return row.count;
  }

  async find(id: string): Promise<OfficeSelfAssessment | null> {
    const [row] = await this.manager.query(
      `/* SelfAssessmentRepository.find */
       SELECT ${columns} FROM office_self_assessment s LEFT JOIN known_office o ON o.id = s.office_id WHERE s.id = $1`,
      [id],
    );
    return row ?? null;
  }

  findAnswers(ids: readonly string[]): Promise<BenchmarkAnswer[]> {
    return this.manager.query(
      `/* SelfAssessmentRepository.findAnswers */
       SELECT a.self_assessment_id AS "selfAssessmentId", s.agency AS "agencyCode", a.benchmark, a.met
       FROM office_benchmark_answer a JOIN office_self_assessment s ON s.id = a.self_assessment_id
       JOIN partnership_benchmark b ON b.code = a.benchmark WHERE a.self_assessment_id = ANY ($1) ORDER BY b.place`,
      [ids],
    );
  }

  attainment(year: number, agency: string | null, countries: readonly string[] | null): Promise<AttainmentRow[]> {
    return this.manager.query(
      `/* SelfAssessmentRepository.attainment */
       SELECT s.agency AS "agencyCode", a.benchmark, count(*)::int AS offices, count(*) FILTER (WHERE a.met)::int AS met
       FROM office_self_assessment s JOIN office_benchmark_answer a ON a.self_assessment_id = s.id
       JOIN partnership_benchmark b ON b.code = a.benchmark
       WHERE s.year = $1 AND ($2::text IS NULL OR s.agency = $2) AND ($3::text[] IS NULL OR s.country = ANY ($3))
       GROUP BY s.agency, a.benchmark, b.place ORDER BY s.agency COLLATE "C", b.place`,
      [year, agency, countries],
    );
  }

  /** False when the office has assessed itself for this year before. */
  async insert(row: OfficeSelfAssessment, submittedBy: string): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* SelfAssessmentRepository.insert */
       INSERT INTO office_self_assessment (id, office_id, agency, country, year, submitted_by, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT office_self_assessment_office_uq DO NOTHING RETURNING id`,
      [row.id, row.officeId, row.agencyCode, row.country, row.year, submittedBy, row.submittedAt],
    );
    return inserted.length > 0;
  }

  async insertAnswers(id: string, answers: readonly { benchmark: string; met: boolean }[]): Promise<void> {
    await this.manager.query(
      `/* SelfAssessmentRepository.insertAnswers */
       INSERT INTO office_benchmark_answer (self_assessment_id, benchmark, met)
       SELECT $1, told.benchmark, told.met FROM jsonb_to_recordset($2::jsonb) AS told (benchmark text, met boolean)`,
      [id, JSON.stringify(answers)],
    );
  }
}
