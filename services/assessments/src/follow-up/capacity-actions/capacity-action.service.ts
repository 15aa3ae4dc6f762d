import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import { CapacityActionState, CapacityMethod } from '../capacity-plans/capacity-plan.enum';
import type { CapacityActionInput } from '../capacity-plans/capacity-plan.inputs';
import type { CapacityPlanRow } from '../capacity-plans/capacity-plan.repository';
import { type CapacityPlanService, requireActive } from '../capacity-plans/capacity-plan.service';
import type { CapacityTopicService } from '../capacity-topics/capacity-topic.service';
import type { EvidenceLink } from '../finding-evidence/finding-evidence.view';
import { isAmount } from '../findings/finding.rules';
import type {
  AddCapacityActionInput,
  CancelCapacityActionInput,
  CompleteCapacityActionInput,
  RecordCapacityProgressInput,
} from './capacity-action.inputs';
import { CapacityActionRepository, type CapacityActionRow } from './capacity-action.repository';
import type { CapacityAction } from './capacity-action.view';

export const capacityEvidenceFile = 'CAPACITY_EVIDENCE';

interface Parts {
  capacityPlans: CapacityPlanService;
  capacityTopics: CapacityTopicService;
  disclosures: DisclosureService;
  knownAgencies: KnownAgencyService;
}

/** What is sealed of an action. */
interface Words {
  text: string;
  providerFirm: string | null;
}

const contextOf = (id: string) => `capacity-action:${id}`;

/** What is done to build capacity, by whom, for how much and until when. */
export class CapacityActionService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byPlan = rowsLoader(
    (ids) => this.repository((actions) => actions.findOf(ids)),
    (row: CapacityActionRow) => row.planId,
  );

  /** The caller was shown the plan, which is on record. */
  async of(planId: string): Promise<CapacityAction[]> {
    return (await this.byPlan.load(planId)).map((row) => this.present(row));
  }

  rowsOf(planId: string): Promise<CapacityActionRow[]> {
    return this.repository((actions) => actions.findOf([planId]));
  }

  async insertAll(planId: string, inputs: readonly CapacityActionInput[]): Promise<void> {
    const rows = await Promise.all(inputs.map((input) => this.rowOf(planId, input)));
    if (rows.length > 0) await this.repository((actions) => actions.insert(rows));
    this.byPlan.clear(planId);
  }

  async add({ planId, expectedVersion, ...input }: AddCapacityActionInput): Promise<CapacityPlanRow> {
    const { capacityPlans, knownAgencies } = this.parts;
    const plan = await capacityPlans.lock(planId, expectedVersion);
    requireActive(plan);
    const codes = [input.providerAgency, input.fundedBy].flatMap((code) => code ?? []);
    await knownAgencies.demand(codes, 'input.providerAgency');
    await this.insertAll(plan.id, [input]);
    const readers = new Set([...plan.sharedWith, ...codes]);
    readers.delete(plan.agency);
    return capacityPlans.save(plan, { sharedWith: [...readers].sort() }, 'ACTION_ADDED');
  }

  async recordProgress({ actionId, progress, expectedVersion }: RecordCapacityProgressInput): Promise<CapacityPlanRow> {
    const { plan, row } = await this.lock(actionId, expectedVersion);
    return this.save(plan, row, { state: progress > 0 ? 'IN_PROGRESS' : 'PLANNED', progress }, 'PROGRESS');
  }

  async complete({ actionId, evidenceFileId, expectedVersion }: CompleteCapacityActionInput): Promise<CapacityPlanRow> {
    const { viewer, clock, files, database } = this.work;
    const { plan, row } = await this.lock(actionId, expectedVersion);
    const subject = viewer.kind === 'PARTNER' ? viewer.subject : null;
    await files.require(
      evidenceFileId,
      { kind: capacityEvidenceFile, agency: viewer.agency, subject },
      database.manager,
    );
    const done = { state: 'COMPLETED', progress: 100, evidenceFileId } as const;
    const by = { completedBy: viewer.subject ?? '', completedAt: clock.now() };
    return this.save(plan, row, { ...done, ...by }, 'ACTION_COMPLETED');
  }

  async cancel({ actionId, expectedVersion }: CancelCapacityActionInput): Promise<CapacityPlanRow> {
    const { plan, row } = await this.lock(actionId, expectedVersion);
    return this.save(plan, row, { state: 'CANCELLED' }, 'ACTION_CANCELLED');
  }

  /** A link to the evidence; attachments need a grant of their own level. */
  async linkOf({ planId, fileId }: CapacityAction): Promise<EvidenceLink | null> {
    if (!fileId) return null;
    const { database, audit, files } = this.work;
    const place = 'CapacityAction.evidence';
    const resource = await this.parts.capacityPlans.resourceOf(planId);
    const redaction = resource && (await this.parts.disclosures.open(resource, 'FULL', place));
    if (redaction) return { url: null, redaction };
    await database.confidential((transaction) =>
      audit.within(transaction, place).record({ objectType: 'File', objectId: fileId }),
    );
    return { url: files.createDownload(fileId).url, redaction: null };
  }

  /** The plan first, as everybody does who changes something about it. */
  private async lock(actionId: string, expectedVersion: number) {
    const seen = isId(actionId) ? await this.repository((actions) => actions.find(actionId)) : null;
    if (!seen) throw notFound('action');
    const plan = await this.parts.capacityPlans.lock(seen.planId);
    requireActive(plan);
    const row = (await this.repository((actions) => actions.find(actionId))) ?? seen;
    if (row.version !== expectedVersion) throw versionConflict('action', row.version);
    if (row.state === 'COMPLETED' || row.state === 'CANCELLED') {
      throw new AppError('CONFLICT', `This action is ${row.state}.`, {
        reason: 'INVALID_STATE',
        facts: { state: row.state },
      });
    }
    return { plan, row };
  }

  private async save(
    plan: CapacityPlanRow,
    row: CapacityActionRow,
    change: Partial<CapacityActionRow>,
    what: string,
  ): Promise<CapacityPlanRow> {
    const changed = { ...row, ...change, version: row.version + 1 };
    await this.repository((actions) => actions.save(changed));
    return this.parts.capacityPlans.save(plan, {}, what);
  }

  private async rowOf(planId: string, input: CapacityActionInput): Promise<CapacityActionRow> {
    const { viewer, clock, cipher } = this.work;
    const topic = await this.parts.capacityTopics.demand(input.topic, 'input.topic');
    const { providerAgency = null, providerFirm = null, fundedBy = null, cost = null, currency = null } = input;
    if (providerAgency && providerFirm) throw invalidInput('Name an agency or a firm.', 'input.providerFirm');
    if ((cost === null) !== (currency === null)) throw invalidInput('A cost has a currency.', 'input.currency');
    if (cost !== null && !(isAmount(cost) && /[1-9]/.test(cost))) {
      throw invalidInput('A cost is above zero, with at most two decimals.', 'input.cost');
    }
    const id = newId();
    const words: Words = { text: input.text.trim(), providerFirm: providerFirm?.trim() ?? null };
    return {
      id,
      planId,
      topic: topic.code,
      area: topic.area,
      method: input.method,
      providerAgency,
      fundedBy,
      cost,
      currency,
      dueOn: input.dueOn,
      state: 'PLANNED',
      progress: 0,
      evidenceFileId: null,
      completedBy: null,
      completedAt: null,
      createdBy: viewer.subject ?? '',
      createdAt: clock.now(),
      sealed: cipher.seal(JSON.stringify(words), contextOf(id)),
      version: 1,
    };
  }

  private present(row: CapacityActionRow): CapacityAction {
    const words: Words = JSON.parse(this.work.cipher.open(row.sealed, contextOf(row.id)));
    const isOpen = row.state === 'PLANNED' || row.state === 'IN_PROGRESS';
    return {
      ...row,
      ...words,
      topicCode: row.topic,
      fileId: row.evidenceFileId,
      funder: row.fundedBy,
      method: CapacityMethod[row.method],
      state: CapacityActionState[row.state],
      cost: row.cost !== null && row.currency !== null ? { amount: row.cost, currency: row.currency } : null,
      isOverdue: isOpen && row.dueOn < dayOf(this.work.clock.now()),
    };
  }

  private repository<Result>(run: (actions: CapacityActionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CapacityActionRepository(transaction)));
  }
}
