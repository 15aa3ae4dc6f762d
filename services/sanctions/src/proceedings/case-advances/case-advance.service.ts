import { startOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { AppealRepository } from '../appeals/appeal.repository';
import { awaitsRelease, lastEnd } from '../case-decisions/case-decision.rules';
import type { CaseDecisionService } from '../case-decisions/case-decision.service';
import { isNothing } from '../case-measures/measures.rules';
import { lastDue, wasHeard } from '../case-notices/case-notice.rules';
import type { CaseRow } from '../cases/case.repository';
import type { CaseService } from '../cases/case.service';

interface Parts {
  cases: CaseService;
  decisions: CaseDecisionService;
}

/** What time brings in a case. Each step looks at the case as it is now, so a repeated run changes nothing. */
export class CaseAdvanceService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async advance(caseId: string): Promise<void> {
    const row = await this.parts.cases.lock(caseId);
    const now = this.work.clock.now();
    if (row.state === 'RESPONSE_PERIOD') await this.endHearing(row, now);
    if (row.state === 'DECIDED') await this.endAppeals(row, now);
    if (row.state === 'APPEAL') await this.endAppeals(row, now);
    if (row.state === 'FINAL') await this.enforce(row, now);
    if (row.state === 'ENFORCED') await this.endTerm(row, now);
  }

  private async endHearing(row: CaseRow, now: Date): Promise<void> {
    const { cases } = this.parts;
    const respondents = await cases.respondentsNow(row.id);
    if (respondents.every((one) => wasHeard(one, now))) await cases.move(row.id, 'DELIBERATION', 'ALL_HEARD');
    else await this.waitUntil(row, lastDue(respondents));
  }

  /** Nobody may appeal any more: each respondent did, or its time is over, or nothing was ordered. */
  private async endAppeals(row: CaseRow, now: Date): Promise<void> {
    const appeals = await this.work.database.confidential((transaction) =>
      new AppealRepository(transaction).findByCases([row.id]),
    );
    if (appeals.some(({ outcome }) => outcome === null)) return this.waitUntil(row, null);
    const current = await this.parts.decisions.current(row.id);
    const open = [...current.values()].flatMap(({ appealUntil }) =>
      appealUntil && appealUntil > now ? [appealUntil.getTime()] : [],
    );
    if (open.length > 0) return this.waitUntil(row, new Date(Math.max(...open)));
    const final = await this.parts.cases.move(
      row.id,
      'FINAL',
      row.state === 'APPEAL' ? 'APPEALS_DECIDED' : 'NO_APPEAL',
    );
    await this.enforce(final, now);
  }

  private async enforce(row: CaseRow, now: Date): Promise<void> {
    const { cases } = this.parts;
    const decisions = [...(await this.parts.decisions.current(row.id)).values()];
    const binding = decisions.filter(({ measures }) => !isNothing(measures));
    if (binding.length === 0) {
      await cases.move(row.id, 'CLOSED', 'NO_MEASURE_LEFT');
      return;
    }
    const begins = startOf(binding.map(({ from }) => from).sort()[0] ?? '');
    if (begins > now) return this.waitUntil(row, begins);
    const end = lastEnd(binding);
    await cases.move(row.id, 'ENFORCED', 'IN_FORCE', { dueAt: end === null ? null : startOf(end) });
  }

  /** A fixed term ends by itself; a release is decided by people. */
  private async endTerm(row: CaseRow, now: Date): Promise<void> {
    const { cases } = this.parts;
    if (!row.dueAt || row.dueAt > now) return;
    const decisions = [...(await this.parts.decisions.current(row.id)).values()];
    if (awaitsRelease(decisions)) {
      await cases.move(row.id, 'REHABILITATION_REVIEW', 'TERM_OVER');
      return;
    }
    await cases.move(row.id, 'CLOSED', 'TERM_OVER');
    for (const partnerId of row.partnerIds) await cases.noticeDue(partnerId, 'CASE_CLOSED', row.id);
  }

  private async waitUntil(row: CaseRow, dueAt: Date | null): Promise<void> {
    if (row.dueAt?.getTime() !== dueAt?.getTime()) await this.parts.cases.postpone(row, dueAt);
  }
}
