import { isId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ExtendClarificationInput, WithdrawClarificationInput } from '../clarifications/clarification.inputs';
import {
  ClarificationRepository,
  type ClarificationRow,
  type HitClarificationRow,
} from '../clarifications/clarification.repository';
import { reminderBefore, usualDue } from '../clarifications/clarification.rules';
import type { ClarificationDesk } from '../clarifications/clarification-desk.service';
import type { HitActService } from '../hit-acts/hit-act.service';
import { type Act, targetOf } from '../hit-acts/hit-transition.rules';
import { dueAfter } from '../hit-deadlines/hit-deadline.rules';
import type { HitRow, HitToDecide } from '../hits/hit.repository';
import type { HitService } from '../hits/hit.service';
import type { RequestHitInformationInput } from './hit-information.inputs';

export interface HitInformationParts {
  hits: HitService;
  acts: HitActService;
  desk: ClarificationDesk;
}

const batchSize = 100;

/** What a hit waits for, and what moves it when the partner answered or did not. The hit is locked before the request. */
export class HitInformationService {
  constructor(
    private readonly work: Work,
    private readonly parts: HitInformationParts,
  ) {}

  private readonly byHit = rowsLoader(
    (ids) => this.repository((requests) => requests.findByHits(ids)),
    (row: HitClarificationRow) => row.hitId,
  );

  /** The caller has seen the hit, which is on record with its id. */
  async ofHit(hitId: string): Promise<{ request: ClarificationRow; askedBy: string; agency: string }[]> {
    const rows = await this.byHit.load(hitId);
    return rows.map(({ hitId: _hitId, askedBy, agency, ...request }) => ({ request, askedBy, agency }));
  }

  async request({ hitId, topics, dueAt, expectedVersion }: RequestHitInformationInput): Promise<HitRow> {
    const { hits, acts, desk } = this.parts;
    const hit = await hits.lock(hitId, expectedVersion);
    const due = dueAt ?? usualDue(this.work.clock.now());
    // Before the request, so that one that is not possible is refused as such.
    const moved = await acts.perform(hit, { act: 'INFORMATION_REQUESTED', to: 'AWAITING_INFORMATION', dueAt: due });
    await desk.ask({ partnerId: hit.partnerId, personId: hit.personId, topics, dueAt: due, hitId: hit.id });
    return moved;
  }

  async extend(input: ExtendClarificationInput): Promise<ClarificationRow> {
    const { acts, desk } = this.parts;
    const hit = await this.lockHitOf(input.requestId);
    const extended = await desk.extend(input);
    if (hit?.state === 'AWAITING_INFORMATION') {
      await acts.perform(hit, { act: 'INFORMATION_EXTENDED', to: hit.state, dueAt: extended.dueAt });
    }
    return extended;
  }

  async withdraw(input: WithdrawClarificationInput): Promise<ClarificationRow> {
    const hit = await this.lockHitOf(input.requestId);
    const withdrawn = await this.parts.desk.withdraw(input);
    if (hit) await this.goOn(hit, 'INFORMATION_WITHDRAWN');
    return withdrawn;
  }

  /** Follows the answer of a partner; nothing follows where it was asked for another reason. */
  async received(requestId: string): Promise<void> {
    const hit = await this.lockHitOf(requestId);
    if (hit) await this.goOn(hit, 'INFORMATION_RECEIVED');
    await this.work.audit.record({ objectType: 'ClarificationRequest', objectId: requestId });
  }

  async overdue(): Promise<string[]> {
    const rows = await this.repository((requests) => requests.findOverdue(this.work.clock.now(), batchSize));
    return rows.map(({ id }) => id);
  }

  async markOverdue(requestId: string): Promise<void> {
    const hit = await this.lockHitOf(requestId);
    const isLate = await this.repository((requests) => requests.markOverdue(requestId, this.work.clock.now()));
    if (!isLate) return;
    if (hit) await this.goOn(hit, 'INFORMATION_OVERDUE');
    await this.work.audit.record({
      objectType: 'ClarificationRequest',
      objectId: requestId,
      detail: { overdue: true },
    });
  }

  async remind(): Promise<void> {
    const now = this.work.clock.now();
    const soon = new Date(now.getTime() + reminderBefore);
    const reminded = await this.repository((requests) => requests.remind(soon, now, batchSize));
    for (const request of reminded) await this.parts.desk.notify({ ...request, kind: 'REMINDER' });
    if (reminded.length === 0) return;
    const ids = reminded.map(({ id }) => id);
    await this.work.audit.record({ objectType: 'ClarificationRequest', detail: { reminded: ids } });
  }

  /** A hit that was decided or became obsolete meanwhile stays as it is. */
  private async goOn(hit: HitToDecide, act: Act): Promise<void> {
    const to = targetOf(act, hit.state);
    if (to) await this.parts.acts.perform(hit, { act, to, dueAt: dueAfter(hit.score, this.work.clock.now()) });
  }

  private async lockHitOf(requestId: string): Promise<HitToDecide | null> {
    const hitId = isId(requestId) ? await this.repository((requests) => requests.findHit(requestId)) : null;
    return hitId === null ? null : this.parts.hits.lock(hitId);
  }

  private repository<Result>(run: (requests: ClarificationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ClarificationRepository(transaction)));
  }
}
