import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { certainFrom, type DuplicateReasonFact } from '../duplicates/duplicate.rules';
import type { DuplicateCase, DuplicateCaseState, DuplicateCause } from './duplicate-case.entity';

export type DuplicateCaseRow = DuplicateCase;

export interface FoundPair {
  partnerId: string;
  otherId: string;
  score: number;
  reasons: DuplicateReasonFact[];
  cause: `${DuplicateCause}`;
}

export interface CaseSearch {
  states: DuplicateCaseState[];
  countries: string[] | null;
  partnerId: string | null;
  minScore: number;
  /** Only those that were to be decided by this instant. */
  dueBefore: Date | null;
  /** Score and id of the last case of the page before. */
  after: [number, string] | null;
  limit: number;
}

export interface CaseDecision {
  id: string;
  state: DuplicateCaseState;
  by: string;
  agency: string | null;
  at: Date;
  note: string | null;
}

const columns = `c.id, c.partner_id AS "partnerId", c.other_id AS "otherId", c.score::float8 AS score, c.reasons, c.state,
  c.cause, c.found_at AS "foundAt", c.due_at AS "dueAt", c.proposed_by AS "proposedBy",
  c.proposed_agency AS "proposedAgency", c.proposed_at AS "proposedAt", c.decided_by AS "decidedBy",
  c.decided_agency AS "decidedAgency", c.decided_at AS "decidedAt", c.note, c.version`;

/** A pair of which one side was merged elsewhere waits for nothing. */
const matching = `FROM duplicate_case c
  WHERE c.state = ANY ($1) AND c.score >= $2
    AND ($3::uuid IS NULL OR c.partner_id = $3 OR c.other_id = $3)
    AND ($4::timestamptz IS NULL OR c.due_at < $4)
    AND ($5::text[] IS NULL OR EXISTS (SELECT FROM partner p WHERE p.id IN (c.partner_id, c.other_id) AND p.country_of_origin = ANY ($5)))
    AND (c.state = 'MERGED' OR NOT EXISTS (SELECT FROM partner_redirect r WHERE r.old_id IN (c.partner_id, c.other_id)))`;

const day = 86_400_000;
const dueAfter = (score: number) => (score >= certainFrom ? 5 : 14) * day;

const inOrder = (one: string, other: string): [string, string] => (one < other ? [one, other] : [other, one]);

export class DuplicateCaseRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<DuplicateCaseRow | null> {
    const [row] = await this.manager.query(
      `/* DuplicateCaseRepository.find */ SELECT ${columns} FROM duplicate_case c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lockPair(one: string, other: string): Promise<DuplicateCaseRow> {
    const [row] = await this.manager.query(
      `/* DuplicateCaseRepository.lockPair */
       SELECT ${columns} FROM duplicate_case c WHERE c.partner_id = $1 AND c.other_id = $2 FOR UPDATE`,
      inOrder(one, other),
    );
    return row;
  }

  /** Those of the pairs that are known, in whatever state. */
  findPairs(pairs: FoundPair[]): Promise<DuplicateCaseRow[]> {
    const sides = pairs.map(({ partnerId, otherId }) => inOrder(partnerId, otherId));
    return this.manager.query(
      `/* DuplicateCaseRepository.findPairs */
       SELECT ${columns} FROM unnest($1::uuid[], $2::uuid[]) AS wanted (partner_id, other_id)
       JOIN duplicate_case c USING (partner_id, other_id)`,
      [sides.map(([one]) => one), sides.map(([, other]) => other)],
    );
  }

  /** Opens the pairs that are not known; an open one learns its new score. Gives how many are new. */
  async open(pairs: FoundPair[], at: Date, newIds: string[]): Promise<number> {
    const sides = pairs.map(({ partnerId, otherId }) => inOrder(partnerId, otherId));
    const rows: { isNew: boolean }[] = await this.manager.query(
      `/* DuplicateCaseRepository.open */
       INSERT INTO duplicate_case (id, partner_id, other_id, score, reasons, state, cause, found_at, due_at)
       SELECT id, partner_id, other_id, score, reasons, 'OPEN', cause, $7, due_at
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::float8[], $5::jsonb[], $6::text[], $8::timestamptz[])
         AS found (id, partner_id, other_id, score, reasons, cause, due_at) ORDER BY partner_id, other_id
       ON CONFLICT ON CONSTRAINT duplicate_case_pair_uq DO UPDATE SET score = excluded.score, reasons = excluded.reasons
       WHERE duplicate_case.state = 'OPEN' RETURNING xmax = 0 AS "isNew"`,
      [
        newIds,
        sides.map(([one]) => one),
        sides.map(([, other]) => other),
        pairs.map(({ score }) => score),
        pairs.map(({ reasons }) => JSON.stringify(reasons)),
        pairs.map(({ cause }) => cause),
        at,
        pairs.map(({ score }) => new Date(at.getTime() + dueAfter(score))),
      ],
    );
    return rows.filter(({ isNew }) => isNew).length;
  }

  /** The question is open again, with what is known now; who decided before stays in the audit record. */
  async reopen(
    id: string,
    { score, reasons, cause }: Omit<FoundPair, 'partnerId' | 'otherId'>,
    at: Date,
  ): Promise<void> {
    await this.manager.query(
      `/* DuplicateCaseRepository.reopen */
       UPDATE duplicate_case SET state = 'OPEN', score = $2, reasons = $3, cause = $4, found_at = $5, due_at = $6,
         proposed_by = NULL, proposed_agency = NULL, proposed_at = NULL, decided_by = NULL, decided_agency = NULL,
         decided_at = NULL, note = NULL, version = version + 1
       WHERE id = $1`,
      [id, score, JSON.stringify(reasons), cause, at, new Date(at.getTime() + dueAfter(score))],
    );
  }

  async propose({ id, by, agency, at, note }: CaseDecision): Promise<DuplicateCaseRow> {
    const [[row]] = await this.manager.query(
      `/* DuplicateCaseRepository.propose */
       UPDATE duplicate_case c SET state = 'DUPLICATE_PROPOSED', proposed_by = $2, proposed_agency = $3, proposed_at = $4,
         note = $5, decided_by = NULL, decided_agency = NULL, decided_at = NULL, version = version + 1
       WHERE id = $1 RETURNING ${columns}`,
      [id, by, agency, at, note],
    );
    return row;
  }

  async decide({ id, state, by, agency, at, note }: CaseDecision): Promise<DuplicateCaseRow> {
    const [[row]] = await this.manager.query(
      `/* DuplicateCaseRepository.decide */
       UPDATE duplicate_case c SET state = $2, decided_by = $3, decided_agency = $4, decided_at = $5,
         note = coalesce($6, note), version = version + 1
       WHERE id = $1 RETURNING ${columns}`,
      [id, state, by, agency, at, note],
    );
    return row;
  }

  /** Pairs of the partner that are documented as two, with the facts that were known then. */
  findNotDuplicate(partnerId: string): Promise<{ otherId: string; reasons: DuplicateReasonFact[] }[]> {
    return this.manager.query(
      `/* DuplicateCaseRepository.findNotDuplicate */
       SELECT CASE WHEN c.partner_id = $1 THEN c.other_id ELSE c.partner_id END AS "otherId", c.reasons
       FROM duplicate_case c WHERE (c.partner_id = $1 OR c.other_id = $1) AND c.state = 'NOT_DUPLICATE'`,
      [partnerId],
    );
  }

  search({ after, limit, ...search }: CaseSearch): Promise<DuplicateCaseRow[]> {
    return this.manager.query(
      `/* DuplicateCaseRepository.search */
       SELECT ${columns} ${matching} AND ($6::numeric IS NULL OR (-c.score, c.id) > (-$6::numeric, $7::uuid))
       ORDER BY -c.score, c.id LIMIT $8`,
      [...parametersOf(search), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(search: Omit<CaseSearch, 'after' | 'limit'>): Promise<number> {
    const [row] = await this.manager.query(
      `/* DuplicateCaseRepository.count */ ${countUpTo(matching)}`,
      parametersOf(search),
    );
    return row.count;
  }
}

const parametersOf = ({ states, minScore, partnerId, dueBefore, countries }: Omit<CaseSearch, 'after' | 'limit'>) => [
  states,
  minScore,
  partnerId,
  dueBefore,
  countries,
];
