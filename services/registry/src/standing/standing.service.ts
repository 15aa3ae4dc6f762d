import { AppError, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerStanding } from '../partners/partner.entity';
import { StandingRepository } from './standing.repository';
import { mayBecome } from './standing.rules';

export interface StandingMove {
  to: PartnerStanding;
  /** Code, such as REGISTERED or a SuspensionReason. */
  reason: string;
  /** Service that the fact comes from. */
  source: string;
  note?: string | null;
}

/** The state machine of system standing (R-INV-7): every change goes through `change`, which leaves history, event and audit. */
export class StandingService {
  private readonly repository: StandingRepository;

  constructor(private readonly work: Work) {
    this.repository = new StandingRepository(work.database.manager);
  }

  /** The standing now, held until the transaction ends. */
  async lock(partnerId: string): Promise<PartnerStanding> {
    const standing = await this.repository.lock(partnerId);
    if (!standing) throw notFound('partner');
    return standing;
  }

  /** Refused as CONFLICT / INVALID_STATE when the state machine does not lead there. */
  async change(partnerId: string, { to, reason, source, note = null }: StandingMove): Promise<void> {
    const { viewer, clock, outbox, audit } = this.work;
    const from = await this.lock(partnerId);
    if (!mayBecome(from, to)) {
      throw new AppError('CONFLICT', `A partner whose standing is ${from} cannot become ${to}.`, {
        reason: 'INVALID_STATE',
        facts: { standing: from },
      });
    }
    const at = clock.now();
    const actor = viewer.subject ?? viewer.kind;
    const change = { id: newId(), partnerId, fromStanding: from, toStanding: to, reason, source, note, actor };
    await this.repository.save({ ...change, agency: viewer.agency, at });
    await outbox.publish({
      type: 'registry.standing-changed',
      subject: partnerId,
      audience: 'AGENCY',
      data: { partnerId, from, to, at },
    });
    await audit.record({ objectType: 'Partner', objectId: partnerId, detail: { from, to, reason } });
  }
}
