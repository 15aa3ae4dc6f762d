import { invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { type Day, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { CapacityNoteKind } from '../capacity-plans/capacity-plan.enum';
import type { CapacityPlanRow } from '../capacity-plans/capacity-plan.repository';
import type { CapacityPlanService } from '../capacity-plans/capacity-plan.service';
import type { AddCapacityNoteInput } from './capacity-note.inputs';
import { CapacityNoteRepository, type CapacityNoteRow } from './capacity-note.repository';
import type { CapacityNote } from './capacity-note.view';

interface NewNote {
  kind: `${CapacityNoteKind}`;
  text: string;
  notedOn?: Day;
  band?: CapacityNoteRow['band'];
  assessmentId?: string;
}

const contextOf = (id: string) => `capacity-note:${id}`;

/** What is noted about plans, by the agency and by the partner. */
export class CapacityNoteService {
  constructor(
    private readonly work: Work,
    private readonly capacityPlans: CapacityPlanService,
  ) {}

  private readonly byPlan = rowsLoader(
    (ids) => this.work.database.confidential((transaction) => new CapacityNoteRepository(transaction).findOf(ids)),
    (row: CapacityNoteRow) => row.planId,
  );

  /** The caller was shown the plan, which is on record. */
  async of(planId: string): Promise<CapacityNote[]> {
    const rows = await this.byPlan.load(planId);
    return rows.map((row) => ({
      ...row,
      kind: CapacityNoteKind[row.kind],
      band: row.band && CommonRiskBand[row.band],
      text: this.work.cipher.open(row.sealed, contextOf(row.id)),
    }));
  }

  /** Interim monitoring goes on after the plan is closed, until nobody looks any more. */
  async add({ planId, notedOn, text }: AddCapacityNoteInput): Promise<CapacityPlanRow> {
    const today = dayOf(this.work.clock.now());
    if (notedOn && notedOn > today) throw invalidInput('This day has not come.', 'input.notedOn');
    const plan = await this.capacityPlans.lock(planId);
    await this.insert(plan, { kind: 'MONITORING', text, notedOn: notedOn ?? today });
    await this.capacityPlans.tell(plan, 'MONITORED');
    return plan;
  }

  async insert({ id: planId }: CapacityPlanRow, note: NewNote): Promise<void> {
    const { viewer, clock, cipher, database } = this.work;
    const id = newId();
    await database.confidential((transaction) =>
      new CapacityNoteRepository(transaction).insert({
        id,
        planId,
        kind: note.kind,
        agency: viewer.agency,
        actor: viewer.subject ?? '',
        notedOn: note.notedOn ?? dayOf(clock.now()),
        at: clock.now(),
        band: note.band ?? null,
        assessmentId: note.assessmentId ?? null,
        sealed: cipher.seal(note.text.trim(), contextOf(id)),
      }),
    );
    this.byPlan.clear(planId);
  }
}
