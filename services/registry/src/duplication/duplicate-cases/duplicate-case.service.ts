import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerService } from '../../identity/partners/partner.service';
import { bringsNewEvidence } from '../duplicates/duplicate.rules';
import type { DuplicateService } from '../duplicates/duplicate.service';
import { DuplicateCaseState, type DuplicateCause } from './duplicate-case.entity';
import { type DecideDuplicatePairInput, type DuplicateCaseFilter, DuplicateOutcome } from './duplicate-case.inputs';
import { DuplicateCaseRepository, type DuplicateCaseRow, type FoundPair } from './duplicate-case.repository';
import { ageInDays, isOverdue } from './duplicate-case.rules';

interface Parts {
  partners: PartnerService;
  duplicates: DuplicateService;
}

/** The queue of pairs that wait for people: what the background finds, and what is decided about it. */
export class DuplicateCaseService {
  private readonly repository: DuplicateCaseRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new DuplicateCaseRepository(work.database.manager);
  }

  find(id: string): Promise<DuplicateCaseRow | null> {
    return isId(id) ? this.repository.find(id) : Promise.resolve(null);
  }

  ageInDays(row: DuplicateCaseRow): number {
    return ageInDays(row, this.work.clock.now());
  }

  isOverdue(row: DuplicateCaseRow): boolean {
    return isOverdue(row, this.work.clock.now());
  }

  async search(filter: DuplicateCaseFilter, { first, after }: PageArgs): Promise<Page<DuplicateCaseRow>> {
    const search = {
      states: filter.states,
      countries: filter.countries ?? null,
      partnerId: filter.partnerId ?? null,
      minScore: filter.minScore,
      dueBefore: filter.overdue ? this.work.clock.now() : null,
    };
    const cursor = readCursor(after);
    const [rows, counted] = await Promise.all([
      this.repository.search({ ...search, after: cursor, limit: first + 1 }),
      this.repository.count(search),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ score, id }) => [String(score), id], node: (row) => row });
  }

  /** Two people for "one", one person for "two" (R-INV-9, R-INV-11). */
  async decide({ partnerId, otherId, outcome, note }: DecideDuplicatePairInput): Promise<DuplicateCaseRow> {
    const { partners, duplicates } = this.parts;
    const [one, other] = await Promise.all([partners.get(partnerId), partners.get(otherId)]);
    if (one.id === other.id) throw alreadyOne();
    if (outcome !== DuplicateOutcome.DUPLICATE)
      return duplicates.decide({ partnerId: one.id, otherId: other.id, outcome: DuplicateOutcome.NOT_DUPLICATE, note });
    const { viewer, clock, audit } = this.work;
    const found = await duplicates.lockPair(one.id, other.id);
    const by = viewer.subject ?? viewer.kind;
    const step = {
      id: found.id,
      state: DuplicateCaseState.DUPLICATE,
      by,
      agency: viewer.agency,
      at: clock.now(),
      note,
    };
    await audit.record({ objectType: 'DuplicateCase', objectId: found.id, detail: { partnerId, otherId, outcome } });
    if (found.state === DuplicateCaseState.DUPLICATE) return found;
    if (found.state !== DuplicateCaseState.DUPLICATE_PROPOSED) return this.repository.propose(step);
    if (found.proposedBy === by)
      throw forbidden('You said so already: another person must say that the two are one.', 'SEGREGATION_OF_DUTIES');
    return this.repository.decide(step);
  }

  /** Looks for the duplicates of one partner and opens a case for each; gives how many are new. */
  async lookFor(partnerId: string, cause: `${DuplicateCause}`): Promise<number> {
    const candidates = await this.parts.duplicates.candidatesWithPeople(partnerId);
    if (candidates.length === 0) return 0;
    const pairs: FoundPair[] = candidates.map(({ partnerId: otherId, score, reasons }) => ({
      partnerId,
      otherId,
      score,
      reasons,
      cause,
    }));
    const at = this.work.clock.now();
    const opened = await this.repository.open(
      pairs,
      at,
      pairs.map(() => newId()),
    );
    return opened + (await this.reopenWithNewEvidence(pairs, at));
  }

  /** After a merge the case is closed with it; after its undoing the question is open again. */
  async followMerge(partnerId: string, otherId: string, state: 'MERGED' | 'OPEN'): Promise<void> {
    const { viewer, clock } = this.work;
    const found = await this.parts.duplicates.lockPair(partnerId, otherId);
    if (state === 'OPEN') {
      const { score, reasons } = found;
      return this.repository.reopen(found.id, { score, reasons, cause: 'STAFF' }, clock.now());
    }
    const by = viewer.subject ?? viewer.kind;
    await this.repository.decide({
      id: found.id,
      state: DuplicateCaseState.MERGED,
      by,
      agency: viewer.agency,
      at: clock.now(),
      note: null,
    });
  }

  private async reopenWithNewEvidence(pairs: FoundPair[], at: Date): Promise<number> {
    const known = await this.repository.findPairs(pairs);
    let reopened = 0;
    for (const { id, state, partnerId, otherId, reasons } of known) {
      const pair = pairs.find((one) => [partnerId, otherId].includes(one.otherId));
      if (state !== DuplicateCaseState.NOT_DUPLICATE || !pair || !bringsNewEvidence(reasons, pair.reasons)) continue;
      await this.repository.reopen(id, pair, at);
      await this.work.audit.record({ objectType: 'DuplicateCase', objectId: id, detail: { reopened: true } });
      reopened += 1;
    }
    return reopened;
  }
}

export const alreadyOne = () =>
  new AppError('CONFLICT', 'These two are one partner already: one was merged into the other.', {
    reason: 'ALREADY_MERGED',
  });

function readCursor(after: string | null | undefined): [number, string] | null {
  const cursor = decodeCursor(after, 2);
  if (!cursor) return null;
  const [score, id = ''] = [Number(cursor[0]), cursor[1]];
  if (!Number.isFinite(score) || !isId(id))
    throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
  return [score, id];
}
