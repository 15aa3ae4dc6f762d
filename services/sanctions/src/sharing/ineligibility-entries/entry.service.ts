import { newId } from '@partner-commons/platform/id';
import { asDay, type Day, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { IneligibilityService } from '../ineligibilities/ineligibility.service';
import type { InterimSuspensionService } from '../interim-suspensions/interim-suspension.service';
import type { RecognitionService } from '../recognitions/recognition.service';
import { type EntryRow, IneligibilityEntryRepository } from './ineligibility-entry.repository';
import { debarmentOf, referenceOf } from './ineligibility-entry.rules';

/** A decision that carries a measure, as the case has it. */
export interface DecidedMeasures {
  caseId: string;
  decisionId: string;
  /** Partners among the respondents; each gets an entry of its own. */
  partnerIds: readonly string[];
  measures: readonly { type: string }[];
  from: Day | Date;
  /** The first day on which it no longer binds. */
  until: Day | Date | null;
  conditions: readonly string[];
  grounds: readonly string[];
  conductTo: Day | Date | null;
  dueProcessAttestation: boolean;
  /** On the list of all agencies; otherwise it is the lead agency's own affair. */
  shared: boolean;
  /** INTER_AGENCY when not given; PUBLIC has effect as far as the policy of the lead agency goes. */
  publicationLevel?: 'INTER_AGENCY' | 'PUBLIC';
  /** Day of the decision; today when not given. */
  decidedOn?: Day | Date;
  /** The viewer's agency when not given; a job has none. */
  leadAgency?: string;
}

export interface EntryParts {
  ineligibilities: IneligibilityService;
  interimSuspensions: InterimSuspensionService;
  recognitions: RecognitionService;
}

export interface EntryEffect {
  id: string;
  referenceNo: string;
  partnerId: string;
}

/** What decisions of ineligibility cases do to the shared list. The case has asked who may decide. */
export class EntryService {
  constructor(
    private readonly work: Work,
    private readonly parts: EntryParts,
  ) {}

  /** Puts the partners of a decision on the list; one without a debarment puts nobody there. Either ends the precaution. */
  async takeEffect(decided: DecidedMeasures): Promise<EntryEffect[]> {
    await this.parts.interimSuspensions.endOfCase(decided.caseId);
    return this.enter(decided, []);
  }

  /** A changed decision takes the place of the earlier one: both stay on record, and opt-outs in force go on. */
  async supersede(decided: DecidedMeasures): Promise<EntryEffect[]> {
    const { caseId } = decided;
    const open = await this.repository((entries) => entries.lockOpenOfCase(caseId));
    const before = open.filter(({ partnerId }) => decided.partnerIds.includes(partnerId));
    await this.repository((entries) =>
      entries.supersede(
        before.map(({ id }) => id),
        this.work.clock.now(),
      ),
    );
    await this.record(before, 'SUPERSEDED');
    const entered = await this.enter(decided, before);
    await this.refresh(before);
    return entered;
  }

  /** Ends what a case had put on the list before its time, for these partners or for all of them. */
  async lift({ caseId, reason, partnerIds }: { caseId: string; reason: string; partnerIds?: readonly string[] }) {
    const all = await this.repository((entries) => entries.lockOpenOfCase(caseId));
    const open = partnerIds ? all.filter(({ partnerId }) => partnerIds.includes(partnerId)) : all;
    const ids = open.map(({ id }) => id);
    await this.repository((entries) => entries.lift(ids, this.work.clock.now(), reason));
    await this.record(open, 'LIFTED');
    await this.refresh(open);
    return open;
  }

  private async enter(decided: DecidedMeasures, before: readonly EntryRow[]): Promise<EntryEffect[]> {
    const type = debarmentOf(decided.measures);
    if (type === null) return [];
    const entries: EntryRow[] = [];
    for (const partnerId of new Set(decided.partnerIds)) {
      const superseded = before.find((entry) => entry.partnerId === partnerId) ?? null;
      const entry = await this.entryOf(decided, { partnerId, type, supersedesId: superseded?.id ?? null });
      await this.repository((rows) => rows.insert(entry));
      if (superseded) await this.parts.recognitions.carryOver(superseded.id, entry.id);
      entries.push(entry);
    }
    await this.record(entries, 'ENTERED');
    await this.refresh(entries);
    return entries;
  }

  private async entryOf(
    decided: DecidedMeasures,
    { partnerId, type, supersedesId }: Pick<EntryRow, 'partnerId' | 'type' | 'supersedesId'>,
  ): Promise<EntryRow> {
    const now = this.work.clock.now();
    const leadAgency = decided.leadAgency ?? this.work.viewer.agency;
    if (!leadAgency) throw new Error('An entry needs its lead agency');
    const number = await this.repository((entries) => entries.nextNumber());
    return {
      id: newId(),
      referenceNo: referenceOf(dayOf(now), number),
      caseId: decided.caseId,
      decisionId: decided.decisionId,
      partnerId,
      leadAgency,
      type,
      grounds: [...decided.grounds],
      conditions: [...decided.conditions],
      from: asDay(decided.from),
      until: decided.until === null ? null : asDay(decided.until),
      conductUntil: decided.conductTo === null ? null : asDay(decided.conductTo),
      decidedOn: asDay(decided.decidedOn ?? now),
      dueProcess: decided.dueProcessAttestation,
      shared: decided.shared,
      isPublic: decided.shared && decided.publicationLevel === 'PUBLIC',
      recordedAt: now,
      supersedesId,
      supersededAt: null,
      liftedAt: null,
      liftReason: null,
    };
  }

  private async record(entries: readonly EntryRow[], change: string): Promise<void> {
    for (const { id, partnerId, caseId, decisionId } of entries) {
      await this.work.audit.record({
        objectType: 'IneligibilityEntry',
        objectId: id,
        detail: { change, partnerId, caseId, decisionId },
      });
    }
  }

  private async refresh(entries: readonly EntryRow[]): Promise<void> {
    for (const partnerId of new Set(entries.map((entry) => entry.partnerId))) {
      await this.parts.ineligibilities.refresh(partnerId);
    }
  }

  private repository<Result>(work: (entries: IneligibilityEntryRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new IneligibilityEntryRepository(transaction)));
  }
}
