import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { DecisionScope } from '../standing/decision-scope.service';
import type { LiftHoldInput, PlaceHoldInput } from './hold.inputs';
import type { HoldRow } from './hold.repository';
import { maySeeHold } from './hold.rules';
import type { HoldService } from './hold.service';
import { type EligibilityHold, HoldSource } from './hold.view';

const mostShown = 100;

/** Holds as people see and place them. One agency alone places and lifts only its own; for all agencies it takes two people. */
export class ManualHoldService {
  constructor(
    private readonly work: Work,
    private readonly holds: HoldService,
    private readonly partners: PartnerService,
    private readonly scope: DecisionScope,
  ) {}

  private readonly activeOf = rowsLoader(
    (ids) => this.holds.activeOf(ids, this.work.clock.now()),
    (row: HoldRow) => row.partnerId,
  );

  async visibleOf(partnerId: string): Promise<EligibilityHold[]> {
    const rows = await this.activeOf.load(partnerId);
    return rows
      .filter((row) => maySeeHold(this.work.viewer, row))
      .slice(0, mostShown)
      .map(present);
  }

  async get(id: string): Promise<EligibilityHold> {
    return present(await this.visible(id));
  }

  async place({ partnerId, code, message, purposes, until = null }: PlaceHoldInput): Promise<EligibilityHold> {
    const { viewer, clock } = this.work;
    const partner = await this.partners.get(partnerId);
    await this.scope.requireFor(partner, 'IP_UNIT_ADMIN');
    if (until && until <= clock.now()) throw invalidInput('It cannot end before it begins.', 'input.until');
    const hold = { partnerId: partner.id, source: HoldSource.MANUAL, code, message, purposes, until };
    // A reference of its own, since an agency may have two reasons of the same code.
    const placed = await this.holds.place({ ...hold, agency: viewer.agency ?? '', ref: newId() });
    if (!placed) throw new Error('A hold with a new reference was in place already.');
    return present(placed);
  }

  async lift({ holdId, reason }: LiftHoldInput): Promise<EligibilityHold> {
    const { viewer, clock } = this.work;
    const hold = await this.visible(holdId);
    if (hold.source !== 'MANUAL' || hold.agency !== viewer.agency) throw notFound('hold of your agency');
    await this.scope.requireFor(await this.partners.get(hold.partnerId), 'IP_UNIT_ADMIN');
    if (!(await this.holds.liftRow(hold, reason)))
      throw new AppError('CONFLICT', 'This hold is lifted already.', { reason: 'INVALID_STATE' });
    return present({ ...hold, liftedAt: clock.now() });
  }

  private async visible(id: string): Promise<HoldRow> {
    const hold = isId(id) ? await this.holds.find(id) : null;
    if (!hold || !maySeeHold(this.work.viewer, hold)) throw notFound('hold');
    return hold;
  }
}

const present = ({ agency, purposes, source, ...row }: HoldRow): EligibilityHold => ({
  ...row,
  source: HoldSource[source],
  agencyCode: agency,
  purposes: purposes as EligibilityHold['purposes'],
});
