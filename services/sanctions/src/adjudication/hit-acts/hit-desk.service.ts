import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../federation/agency.service';
import { addWorkingDays, dueAfter } from '../hit-deadlines/hit-deadline.rules';
import type { HitRow } from '../hits/hit.repository';
import type { HitService } from '../hits/hit.service';
import type { EscalateHitInput, ReleaseHitInput, ReturnHitInput, TakeHitInput } from './hit-act.inputs';
import { type HitActService, notPossible } from './hit-act.service';
import { targetOf } from './hit-transition.rules';

export interface HitDeskParts {
  hits: HitService;
  acts: HitActService;
  agencies: AgencyService;
}

/** Working days that a higher instance has. */
const escalatedDays = 5;

const nowhere = { escalatedTo: null, escalatedAgency: null };

/** Who works on a hit, and who must look at it beside: everything that decides nothing. */
export class HitDeskService {
  constructor(
    private readonly work: Work,
    private readonly parts: HitDeskParts,
  ) {}

  async take({ hitId, assignee, expectedVersion }: TakeHitInput): Promise<HitRow> {
    const { hits, acts } = this.parts;
    const { viewer } = this.work;
    const subject = assignee ?? viewer.subject ?? '';
    // Issuers belong to agencies, so a colleague has the same one; whether they have the role, their next act shows.
    if (subject.split('#')[0] !== viewer.subject?.split('#')[0]) {
      throw invalidInput('Give a hit to people of your own agency; another agency takes it itself.', 'input.assignee');
    }
    const hit = await hits.lock(hitId, expectedVersion);
    const to = targetOf('ASSIGNED', hit.state) ?? hit.state;
    return acts.perform(hit, { act: 'ASSIGNED', to, assignee: { subject, agency: viewer.agency ?? '' } });
  }

  async release({ hitId, expectedVersion }: ReleaseHitInput): Promise<HitRow> {
    const { hits, acts } = this.parts;
    const hit = await hits.lock(hitId, expectedVersion);
    if (hit.assignee === null) throw notPossible(hit.state);
    return acts.perform(hit, { act: 'RELEASED', to: hit.state, assignee: null });
  }

  async escalate({ hitId, instance, agency, reason, expectedVersion }: EscalateHitInput): Promise<HitRow> {
    const { hits, acts, agencies } = this.parts;
    const { viewer, clock } = this.work;
    const target = agency ?? viewer.agency ?? '';
    if (!(await agencies.codes()).includes(target)) throw invalidInput('There is no such agency.', 'input.agency');
    const hit = await hits.lock(hitId, expectedVersion);
    return acts.perform(hit, {
      act: 'ESCALATED',
      to: 'ESCALATED',
      note: checkReason(reason),
      assignee: null,
      escalation: { escalatedTo: instance, escalatedAgency: target },
      dueAt: addWorkingDays(clock.now(), escalatedDays),
    });
  }

  async return({ hitId, reason, expectedVersion }: ReturnHitInput): Promise<HitRow> {
    const { hits, acts } = this.parts;
    const hit = await hits.lock(hitId, expectedVersion);
    return acts.perform(hit, {
      act: 'RETURNED',
      to: 'IN_REVIEW',
      note: checkReason(reason),
      escalation: nowhere,
      dueAt: dueAfter(hit.score, this.work.clock.now()),
    });
  }
}

/** Blanks are no reason. */
function checkReason(reason: string): string {
  const text = reason.trim();
  if (text.length < 10) throw invalidInput('Give the reason in 10 to 2,000 characters.', 'input.reason');
  return text;
}
