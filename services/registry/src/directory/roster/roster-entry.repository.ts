import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { firstEnding } from './partner-expiry';
import type { RosterEntry, RosterRecognition, StandbyCapability } from './roster-entry.view';

export type RecognitionRow = RosterRecognition & { entryId: string };
export type FoundEntry = RosterEntry & { sortName: string };

export interface NewEntry
  extends Pick<
    RosterEntry,
    | 'id'
    | 'partnerId'
    | 'roster'
    | 'sectors'
    | 'countries'
    | 'populations'
    | 'emergencyReady'
    | 'addedAgency'
    | 'addedAt'
  > {
  standby: StandbyCapability | null;
  addedBy: string;
}

export interface EntryQuestion {
  rosters: string[] | null;
  sectors: string[] | null;
  countries: string[] | null;
  populations: string[] | null;
  emergencyReady: boolean | null;
  standby: boolean | null;
  recognisedBy: string | null;
  validOnly: boolean;
  now: Date;
}

export interface EndingEntry {
  entryId: string;
  partnerId: string;
  roster: string;
  validUntil: Date;
  limitedBy: string;
}

const standby = `CASE WHEN e.standby_headcount IS NULL THEN NULL ELSE jsonb_build_object(
  'profiles', e.standby_profiles, 'headcount', e.standby_headcount, 'leadTimeDays', e.standby_lead_time_days,
  'countries', e.standby_countries) END`;
const columns = `e.id, e.partner_id AS "partnerId", e.roster, e.sectors, e.countries, e.populations,
  e.emergency_ready AS "emergencyReady", ${standby} AS standby, ending.until AS "validUntil", ending.fact AS "limitedBy",
  e.added_agency AS "addedAgency", e.added_at AS "addedAt", e.removed_at AS "removedAt",
  e.removal_reason AS "removalReason"`;

const matching = `FROM roster_entry e JOIN partner p ON p.id = e.partner_id ${firstEnding}
  WHERE e.removed_at IS NULL
    AND ($1::text[] IS NULL OR e.roster = ANY ($1)) AND ($2::text[] IS NULL OR e.sectors && $2)
    AND ($3::text[] IS NULL OR e.countries && $3) AND ($4::text[] IS NULL OR e.populations && $4)
    AND ($5::boolean IS NULL OR e.emergency_ready = $5) AND ($6::boolean IS NULL OR (e.standby_headcount IS NOT NULL) = $6)
    AND ($7::text IS NULL OR EXISTS (SELECT FROM roster_recognition k WHERE k.entry_id = e.id AND k.agency = $7))
    AND (NOT $8::boolean OR ending.until IS NULL OR ending.until > $9::timestamptz)`;

export class RosterEntryRepository {
  constructor(private readonly manager: EntityManager) {}

  find(question: EntryQuestion, after: string[] | null, limit: number): Promise<FoundEntry[]> {
    return this.manager.query(
      `/* RosterEntryRepository.find */
       SELECT ${columns}, p.sort_name AS "sortName" ${matching}
         AND ($10::text[] IS NULL OR (p.sort_name COLLATE "C", e.id) > (($10)[1], ($10)[2]::uuid))
       ORDER BY p.sort_name COLLATE "C", e.id LIMIT $11`,
      [...parametersOf(question), after, limit],
    );
  }

  async count(question: EntryQuestion): Promise<number> {
    const [row] = await this.manager.query(
      `/* RosterEntryRepository.count */ ${countUpTo(matching)}`,
      parametersOf(question),
    );
    return row.count;
  }

  findByIds(ids: readonly string[]): Promise<RosterEntry[]> {
    return this.manager.query(
      `/* RosterEntryRepository.findByIds */ SELECT ${columns} FROM roster_entry e ${firstEnding} WHERE e.id = ANY ($1)`,
      [ids],
    );
  }

  findByPartners(partnerIds: readonly string[]): Promise<RosterEntry[]> {
    return this.manager.query(
      `/* RosterEntryRepository.findByPartners */
       SELECT ${columns} FROM roster_entry e ${firstEnding}
       WHERE e.partner_id = ANY ($1) AND e.removed_at IS NULL ORDER BY e.partner_id, e.roster, e.id`,
      [partnerIds],
    );
  }

  findRecognitions(entryIds: readonly string[]): Promise<RecognitionRow[]> {
    return this.manager.query(
      `/* RosterEntryRepository.findRecognitions */
       SELECT entry_id AS "entryId", agency, recognised_at AS "recognisedAt" FROM roster_recognition
       WHERE entry_id = ANY ($1) ORDER BY entry_id, recognised_at, agency`,
      [entryIds],
    );
  }

  /** False when the partner stands on this roster already. */
  async insert(entry: NewEntry): Promise<boolean> {
    const rows = await this.manager.query(
      `/* RosterEntryRepository.insert */
       INSERT INTO roster_entry (id, partner_id, roster, sectors, countries, populations, emergency_ready, standby_profiles,
         standby_headcount, standby_lead_time_days, standby_countries, added_agency, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING id`,
      [
        entry.id,
        entry.partnerId,
        entry.roster,
        entry.sectors,
        entry.countries,
        entry.populations,
        entry.emergencyReady,
        entry.standby?.profiles ?? [],
        entry.standby?.headcount ?? null,
        entry.standby?.leadTimeDays ?? null,
        entry.standby?.countries ?? [],
        entry.addedAgency,
        entry.addedBy,
        entry.addedAt,
      ],
    );
    return rows.length > 0;
  }

  /** False when it was removed already. */
  async remove(id: string, { by, at, reason }: { by: string; at: Date; reason: string }): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* RosterEntryRepository.remove */
       UPDATE roster_entry SET removed_by = $2, removed_at = $3, removal_reason = $4
       WHERE id = $1 AND removed_at IS NULL RETURNING id`,
      [id, by, at, reason],
    );
    return rows.length > 0;
  }

  /** False when the agency recognises it already. */
  async recognise({ entryId, agency, recognisedAt }: RecognitionRow, by: string): Promise<boolean> {
    const rows = await this.manager.query(
      `/* RosterEntryRepository.recognise */
       INSERT INTO roster_recognition (entry_id, agency, recognised_by, recognised_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING agency`,
      [entryId, agency, by, recognisedAt],
    );
    return rows.length > 0;
  }

  /** Entries that end before an instant and were not reminded of that end; from now on they were. */
  async noteEnding(before: Date, most: number): Promise<EndingEntry[]> {
    const [rows] = await this.manager.query(
      `/* RosterEntryRepository.noteEnding */
       UPDATE roster_entry SET reminded_of = due.until
       FROM (SELECT e.id, ending.until, ending.fact FROM roster_entry e ${firstEnding}
             WHERE e.removed_at IS NULL AND ending.until < $1 AND e.reminded_of IS DISTINCT FROM ending.until
             ORDER BY ending.until, e.id LIMIT $2) AS due
       WHERE roster_entry.id = due.id
       RETURNING roster_entry.id AS "entryId", roster_entry.partner_id AS "partnerId", roster_entry.roster,
                 due.until AS "validUntil", due.fact AS "limitedBy"`,
      [before, most],
    );
    return rows;
  }
}

const parametersOf = (question: EntryQuestion) => [
  question.rosters,
  question.sectors,
  question.countries,
  question.populations,
  question.emergencyReady,
  question.standby,
  question.recognisedBy,
  question.validOnly,
  question.now,
];
