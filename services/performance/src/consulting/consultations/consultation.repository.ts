import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { Consultation } from './consultation.view';

/** As it is stored; the view adds nothing that is not here. */
export type ConsultationRow = Consultation;

export interface ConsultationSearch {
  types: readonly string[] | null;
  states: readonly string[] | null;
  countries: readonly string[] | null;
  agencies: readonly string[] | null;
  from: Day | null;
  to: Day | null;
  /** Countries that the viewer sees; null for all. */
  inSight: readonly string[] | null;
  /** Partners that the viewer acts for; null for staff, who see consultations with any. */
  partnerIds: readonly string[] | null;
}

export interface ConsultationPlace {
  /** Day and id of the last one of the page before. */
  after: readonly [Day, string] | null;
  limit: number;
}

const columns = `c.id, c.reference_no AS "referenceNo", c.type, c.lead_agency AS "leadAgency", c.co_agencies AS "coAgencies",
  c.office_id AS "officeId", c.country, c.cadence, c.held_on::text AS date, c.mode, c.agenda, c.languages, c.state,
  c.cancel_reason AS "cancelReason", c.version`;

const matching = `FROM consultation c
  WHERE ($1::text[] IS NULL OR c.type = ANY ($1)) AND ($2::text[] IS NULL OR c.state = ANY ($2))
    AND ($3::text[] IS NULL OR c.country = ANY ($3))
    AND ($4::text[] IS NULL OR c.lead_agency = ANY ($4) OR c.co_agencies && $4)
    AND ($5::date IS NULL OR c.held_on >= $5) AND ($6::date IS NULL OR c.held_on <= $6)
    AND ($7::text[] IS NULL OR c.country = ANY ($7))
    AND ($8::uuid[] IS NULL OR EXISTS (
      SELECT FROM consultation_invitation i WHERE i.consultation_id = c.id AND i.partner_id = ANY ($8)))`;

const place = (search: ConsultationSearch) => [
  search.types,
  search.states,
  search.countries,
  search.agencies,
  search.from,
  search.to,
  search.inSight,
  search.partnerIds,
];

export class ConsultationRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<ConsultationRow[]> {
    return this.manager.query(
      `/* ConsultationRepository.findByIds */ SELECT ${columns} FROM consultation c WHERE c.id = ANY ($1)`,
      [ids],
    );
  }

  findPage(search: ConsultationSearch, { after, limit }: ConsultationPlace): Promise<ConsultationRow[]> {
    return this.manager.query(
      `/* ConsultationRepository.findPage */
       SELECT ${columns} ${matching} AND ($9::date IS NULL OR (c.held_on, c.id) < ($9::date, $10::uuid))
       ORDER BY c.held_on DESC, c.id DESC LIMIT $11`,
      [...place(search), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(search: ConsultationSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* ConsultationRepository.count */ ${countUpTo(matching)}`,
      place(search),
    );
    return count;
  }

  async lock(id: string): Promise<ConsultationRow | null> {
    const [row] = await this.manager.query(
      `/* ConsultationRepository.lock */ SELECT ${columns} FROM consultation c WHERE c.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: Omit<ConsultationRow, 'referenceNo' | 'cancelReason' | 'version'>, at: Date): Promise<void> {
    await this.manager.query(
      `/* ConsultationRepository.insert */
       INSERT INTO consultation (id, type, lead_agency, co_agencies, office_id, country, cadence, held_on, mode, agenda,
                                 languages, state, version, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13)`,
      [
        row.id,
        row.type,
        row.leadAgency,
        row.coAgencies,
        row.officeId,
        row.country,
        row.cadence,
        row.date,
        row.mode,
        row.agenda,
        row.languages,
        row.state,
        at,
      ],
    );
  }

  /** @param heldAt when it was recorded that it was held; null before that */
  async update(row: ConsultationRow, heldAt: Date | null): Promise<void> {
    await this.manager.query(
      `/* ConsultationRepository.update */
       UPDATE consultation SET held_on = $2, mode = $3, agenda = $4, languages = $5, state = $6, cancel_reason = $7,
         held_recorded_at = coalesce(held_recorded_at, $8), version = $9 WHERE id = $1`,
      [row.id, row.date, row.mode, row.agenda, row.languages, row.state, row.cancelReason, heldAt, row.version],
    );
  }
}
