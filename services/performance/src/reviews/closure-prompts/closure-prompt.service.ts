import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { noticeDays } from '../closure-assessments/closure-assessment.rules';
import type { ClosureAssessmentService } from '../closure-assessments/closure-assessment.service';
import { type ClosureAssessment, ClosureState } from '../closure-assessments/closure-assessment.view';
import { wrongState } from '../performance-reviews/review.rules';
import type { OfficeReachService } from '../review-wiring/office-reach.service';
import { closureReaders, closureWriters } from '../review-wiring/review-roles';
import type { DismissClosurePromptInput } from './closure-prompt.inputs';
import { ClosurePromptRepository, type StoredPrompt } from './closure-prompt.repository';
import type { PracticePrompt } from './closure-prompt.view';

interface Parts {
  closureAssessments: ClosureAssessmentService;
  officeReach: OfficeReachService;
}

const contextOf = (closureId: string) => `closure-prompt:${closureId}`;

/** Asks for a good practice or a lesson wherever an agreement was closed (UNICEF-68). */
export class ClosurePromptService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly prompts = rowLoader(
    (ids) => this.readAll(ids),
    (row: StoredPrompt) => row.closureId,
  );

  async page({ first, after }: PageArgs): Promise<Page<ClosureAssessment>> {
    const last = decodeCursor(after, 2);
    if (last && (!/^\d{4}-\d{2}-\d{2}$/.test(last[0] ?? '') || !isId(last[1] ?? ''))) {
      throw invalidInput('This cursor is not one of ours.', 'after');
    }
    const agency = this.work.viewer.agency ?? '';
    return this.repository(async (prompts) => {
      const rows = await prompts.findPage(agency, last, first + 1);
      const counted = await prompts.count(agency);
      return pageOf(rows, first, counted, {
        cursor: ({ dueOn, engagementId }) => [dueOn, engagementId],
        node: ({ stored: _stored, ...row }) => ({ ...row, state: ClosureState.SUBMITTED }),
      });
    });
  }

  /** Null for others than the staff of its agency who read closures, and where nothing is written. */
  async of({ closureId, agencyCode, state }: ClosureAssessment): Promise<PracticePrompt | null> {
    const { viewer, cipher } = this.work;
    const isOwn = viewer.kind === 'AGENCY' && viewer.agency === agencyCode && hasRole(viewer, ...closureReaders);
    if (!isOwn || closureId === null || state !== ClosureState.SUBMITTED) return null;
    const prompt = await this.prompts.load(closureId);
    const sealed = prompt?.sealedReason ?? null;
    const dismissedBecause = sealed === null ? null : cipher.open(sealed, contextOf(closureId));
    return { wanted: prompt !== null && !prompt.isLearnedFrom && sealed === null, dismissedBecause };
  }

  async dismiss({ engagementId, reason }: DismissClosurePromptInput): Promise<ClosureAssessment> {
    const { viewer, clock, cipher, audit } = this.work;
    const closure = await this.parts.closureAssessments.get(engagementId);
    const { closureId, agencyCode: agency, country, state } = closure;
    if (agency !== viewer.agency) throw notFound('engagement');
    await this.parts.officeReach.demand(country, ...closureWriters);
    if (closureId === null || state !== ClosureState.SUBMITTED) {
      throw wrongState(`This closure assessment is ${state}; nobody asks for more yet.`, state);
    }
    const sealedReason = cipher.seal(reason.trim(), contextOf(closureId));
    const row = { closureId, agency, sealedReason, dismissedBy: viewer.subject ?? '', at: clock.now() };
    if (!(await this.repository((prompts) => prompts.dismiss(row)))) {
      throw wrongState('This prompt is dismissed already.', 'DISMISSED');
    }
    await audit.record({
      objectType: 'ClosureAssessment',
      objectId: closureId,
      detail: { change: 'PROMPT_DISMISSED' },
    });
    return closure;
  }

  /** Why an agency has nothing to tell is its own, so reading it is recorded. */
  private readAll(closureIds: readonly string[]): Promise<StoredPrompt[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ClosurePromptRepository(transaction, noticeDays).find(closureIds);
      const ids = rows.flatMap(({ closureId, sealedReason }) => (sealedReason === null ? [] : [closureId]));
      if (ids.length > 0) {
        await audit
          .within(transaction, 'ClosureAssessment.practicePrompt')
          .record({ objectType: 'ClosureAssessment', detail: { ids } });
      }
      return rows;
    });
  }

  private repository<Result>(run: (prompts: ClosurePromptRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ClosurePromptRepository(transaction, noticeDays)));
  }
}
