import type { HoldService } from './hold.service';

/** As performance tells it, of one agreement. */
export interface ClosureFact {
  engagementId: string;
  partnerId: string;
  agency: string;
  /** The day on which the agreement ended. */
  dueOn?: string;
}

const closureHold = { source: 'CLOSURE_ASSESSMENT', code: 'CLOSURE_ASSESSMENT_OVERDUE' } as const;

/** HAB-26: an agency that has not said how an agreement ended signs no other one with the partner, unless it waives that. */
export class ClosureHoldService {
  constructor(private readonly holds: HoldService) {}

  async overdue({ engagementId, partnerId, agency, dueOn }: ClosureFact): Promise<void> {
    const message = `An agreement ended on ${dueOn}, and its closure assessment is overdue.`;
    await this.holds.place({ ...closureHold, partnerId, agency, message, purposes: ['SIGN'], ref: engagementId });
  }

  /** Written or waived. */
  async recorded({ engagementId, partnerId }: ClosureFact): Promise<void> {
    await this.holds.lift({ ...closureHold, partnerId, ref: engagementId }, 'CLOSURE_RECORDED');
  }
}
