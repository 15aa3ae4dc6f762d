import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AgencyRecognition } from './agency-recognition.view';

const columns = `r.id, r.agency AS "agencyCode", r.other_agency AS "otherCode", r.legal_ref AS "legalRef",
  r.recognized_at AS "recognizedAt", r.ended_at AS "endedAt",
  r.ended_at IS NULL AND EXISTS (SELECT FROM agency_recognition back WHERE back.agency = r.other_agency
    AND back.other_agency = r.agency AND back.ended_at IS NULL) AS "isMutual"`;

const matching = `FROM agency_recognition r WHERE ($1::text IS NULL OR $1 IN (r.agency, r.other_agency)) AND r.ended_at IS NULL`;

export class AgencyRecognitionRepository {
  constructor(private readonly manager: EntityManager) {}

  search(agency: string | null, after: string | null, limit: number): Promise<AgencyRecognition[]> {
    return this.manager.query(
      `/* AgencyRecognitionRepository.search */
       SELECT ${columns} ${matching} AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
      [agency, after, limit],
    );
  }

  async count(agency: string | null): Promise<number> {
    const [{ count }] = await this.manager.query(`/* AgencyRecognitionRepository.count */ ${countUpTo(matching)}`, [
      agency,
    ]);
    return count;
  }

  async find(id: string): Promise<AgencyRecognition | null> {
    const [row] = await this.manager.query(
      `/* AgencyRecognitionRepository.find */ SELECT ${columns} FROM agency_recognition r WHERE r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Those that recognise the agency and that it recognises. */
  async findMutual(agency: string): Promise<string[]> {
    const rows = await this.manager.query(
      `/* AgencyRecognitionRepository.findMutual */
       SELECT mine.other_agency AS code FROM agency_recognition mine
       JOIN agency_recognition back ON back.agency = mine.other_agency AND back.other_agency = mine.agency AND back.ended_at IS NULL
       WHERE mine.agency = $1 AND mine.ended_at IS NULL ORDER BY 1`,
      [agency],
    );
    return rows.map(({ code }: { code: string }) => code);
  }

  /** False when the agency recognises the other one already. */
  async insert(row: AgencyRecognition, recognizedBy: string): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* AgencyRecognitionRepository.insert */
       INSERT INTO agency_recognition (id, agency, other_agency, legal_ref, recognized_by, recognized_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (agency, other_agency) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
      [row.id, row.agencyCode, row.otherCode, row.legalRef, recognizedBy, row.recognizedAt],
    );
    return inserted.length > 0;
  }

  async end(id: string, agency: string, by: string, at: Date): Promise<boolean> {
    const [, count] = await this.manager.query(
      `/* AgencyRecognitionRepository.end */
       UPDATE agency_recognition SET ended_by = $3, ended_at = $4 WHERE id = $1 AND agency = $2 AND ended_at IS NULL`,
      [id, agency, by, at],
    );
    return count > 0;
  }
}
