import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { HoldRepository, type HoldRow } from './hold.repository';

export type NewHold = Pick<HoldRow, 'partnerId' | 'source' | 'code' | 'message' | 'purposes'> &
  Partial<Pick<HoldRow, 'agency' | 'ref' | 'until'>>;

/** Which holds of a partner a finding ends. */
export interface HoldKey {
  partnerId: string;
  source: HoldRow['source'];
  code: string;
  ref?: string | null;
}

/** Reasons that keep a partner from being engaged, each with its owner and end (feature 31). A hold never changes standing. */
export class HoldService {
  private readonly repository: HoldRepository;

  constructor(private readonly work: Work) {
    this.repository = new HoldRepository(work.database.manager);
  }

  active(partnerId: string, at: Date = this.work.clock.now()): Promise<HoldRow[]> {
    return this.repository.findActive([partnerId], at);
  }

  activeOf(partnerIds: readonly string[], at: Date): Promise<HoldRow[]> {
    return this.repository.findActive(partnerIds, at);
  }

  find(id: string): Promise<HoldRow | null> {
    return this.repository.find(id);
  }

  /** Placing the same hold again changes nothing; null then. */
  async place(hold: NewHold): Promise<HoldRow | null> {
    const { viewer, clock, outbox, audit } = this.work;
    const now = clock.now();
    const row: HoldRow = {
      agency: null,
      ref: null,
      until: null,
      ...hold,
      id: newId(),
      since: now,
      placedBy: viewer.subject ?? viewer.kind,
      placedAt: now,
      liftedBy: null,
      liftedAt: null,
      liftReason: null,
    };
    if (!(await this.repository.insert(row))) return null;
    const { id, partnerId, source, code, agency, purposes } = row;
    await outbox.publish({
      type: 'registry.hold-placed',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { holdId: id, partnerId, source, code, agency, purposes, since: now },
    });
    await audit.record({ objectType: 'EligibilityHold', objectId: id, detail: { partnerId, source, code } });
    return row;
  }

  /** Lifts what the key names and is in force; nothing to lift is no error. */
  async lift({ partnerId, source, code, ref }: HoldKey, reason: string): Promise<void> {
    const active = await this.active(partnerId);
    for (const hold of active) {
      if (hold.source !== source || hold.code !== code || (ref !== undefined && hold.ref !== ref)) continue;
      await this.liftRow(hold, reason);
    }
  }

  /** False when somebody lifted it before. */
  async liftRow({ id, partnerId, source, code }: HoldRow, liftReason: string): Promise<boolean> {
    const { viewer, clock, outbox, audit } = this.work;
    const liftedAt = clock.now();
    const lifted = { id, liftedBy: viewer.subject ?? viewer.kind, liftedAt, liftReason };
    if (!(await this.repository.lift(lifted))) return false;
    await outbox.publish({
      type: 'registry.hold-lifted',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { holdId: id, partnerId, source, code, liftedAt },
    });
    await audit.record({ objectType: 'EligibilityHold', objectId: id, detail: { partnerId, source, code } });
    return true;
  }
}
