import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { hasRole, type Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { ActionEvidenceService } from '../action-evidence/action-evidence.service';
import type { GoodPracticeService } from '../good-practices/good-practice.service';
import { demandActionMove, demandGrounds } from '../outcome-actions/outcome-action.rules';
import type { OutcomeActionService } from '../outcome-actions/outcome-action.service';
import { ActionStatus, OutcomeState } from '../outcomes/outcome.enums';
import type { OutcomeService } from '../outcomes/outcome.service';
import type { ActionAdoptionsArgs, AdoptActionInput, UpdateActionAdoptionInput } from './action-adoption.inputs';
import { ActionAdoptionRepository, type ActionAdoptionRow } from './action-adoption.repository';
import { type ActionAdoption, AdoptionStatus } from './action-adoption.view';

/** Who takes actions over: those who work with partners, and those who keep outcomes. */
const adopters: readonly Role[] = ['PROGRAMME_OFFICER', 'CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'];

interface Parts {
  knownOffices: KnownOfficeService;
  outcomes: OutcomeService;
  outcomeActions: OutcomeActionService;
  actionEvidence: ActionEvidenceService;
  goodPractices: GoodPracticeService;
}

/** What one agency found useful, done by another: with credit, evidence, and a good practice at its end. */
export class ActionAdoptionService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byAction = rowsLoader(
    (ids) => this.repository((adoptions) => adoptions.findOfActions(ids)),
    (row: ActionAdoptionRow) => row.actionId,
  );

  of(actionId: string): Promise<ActionAdoption[]> {
    return this.byAction.load(actionId);
  }

  /** Each agency once, by code. */
  async adoptersOf(actionId: string): Promise<string[]> {
    const rows = await this.byAction.load(actionId);
    const adopted = rows.filter(({ status }) => status !== AdoptionStatus.DROPPED);
    return [...new Set(adopted.map(({ agencyCode }) => agencyCode))].sort();
  }

  async get(id: string): Promise<ActionAdoption> {
    const row = isId(id) ? await this.repository((adoptions) => adoptions.find(id)) : null;
    if (!row) throw notFound('adoption');
    return row;
  }

  page({ agency, first, after }: ActionAdoptionsArgs): Promise<Page<ActionAdoption>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    return this.repository(async (adoptions) => {
      const rows = await adoptions.findPage(agency ?? null, last, first + 1);
      const counted = await adoptions.count(agency ?? null);
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
    });
  }

  async adopt({ outcomeActionId, officeId = null, note }: AdoptActionInput): Promise<ActionAdoption> {
    const { clock, audit } = this.work;
    const agency = this.agency;
    const action = await this.parts.outcomeActions.lock(outcomeActionId);
    const outcome = await this.parts.outcomes.get(action.outcomeId);
    if (outcome.state !== OutcomeState.PUBLISHED) {
      throw new AppError('CONFLICT', 'Only actions of published outcomes are there to be adopted.', {
        reason: 'INVALID_STATE',
        facts: { state: outcome.state },
      });
    }
    const country = await this.countryOf(officeId);
    if (action.ownerCode === agency && (officeId === null || officeId === outcome.row.officeId)) {
      throw new AppError('CONFLICT', 'This action is your own.', { reason: 'OWN_ACTION' });
    }
    const now = clock.now();
    const row: ActionAdoptionRow = {
      id: newId(),
      actionId: action.id,
      agencyCode: agency,
      officeId,
      countryCode: country,
      creditsCode: action.ownerCode,
      status: AdoptionStatus.ADOPTED,
      note: note?.trim() ?? null,
      adoptedAt: now,
      updatedAt: now,
      version: 1,
    };
    if ((await this.repository((adoptions) => adoptions.insert(row))) === null) {
      throw new AppError('CONFLICT', 'It was adopted before; update that adoption.', { reason: 'ALREADY_ADOPTED' });
    }
    await audit.record({ objectType: 'ActionAdoption', objectId: row.id, detail: { actionId: action.id, officeId } });
    return row;
  }

  /** DONE proposes a good practice, which the owner of the action approves (story 4.e step 7). */
  async update(input: UpdateActionAdoptionInput): Promise<ActionAdoption> {
    const { clock, audit } = this.work;
    const stored = await this.repository((adoptions) => adoptions.lock(input.adoptionId));
    if (stored?.agencyCode !== this.agency) throw notFound('adoption');
    await this.demandOffice(stored.officeId);
    if (input.expectedVersion && input.expectedVersion !== stored.version) {
      throw versionConflict('adoption', stored.version);
    }
    const [from, to] = [actionStatusOf[stored.status], actionStatusOf[input.status]];
    demandActionMove(from, to);
    const { actionEvidence, goodPractices } = this.parts;
    await actionEvidence.add({ adoptionId: stored.id }, input.evidence);
    const evidence = (await actionEvidence.fresh({ adoptionId: stored.id })).length;
    const note = input.note?.trim() ?? null;
    demandGrounds(to, { evidence, note });
    const row = {
      ...stored,
      status: input.status,
      note: note ?? stored.note,
      updatedAt: clock.now(),
      version: stored.version + 1,
    };
    await this.repository((adoptions) => adoptions.update(row));
    await audit.record({
      objectType: 'ActionAdoption',
      objectId: row.id,
      detail: { status: row.status, version: row.version },
    });
    if (from !== ActionStatus.DONE && to === ActionStatus.DONE) await goodPractices.proposeFrom(row);
    return row;
  }

  private async countryOf(officeId: string | null): Promise<string | null> {
    await this.demandOffice(officeId);
    return officeId === null ? null : (await this.parts.knownOffices.get(officeId)).country;
  }

  private async demandOffice(officeId: string | null): Promise<void> {
    if (officeId === null) {
      const { viewer } = this.work;
      if (hasRole({ ...viewer, roles: viewer.roles.filter(({ office }) => office === null) }, ...adopters)) return;
      throw forbidden('Your role is for an office: name it as officeId.');
    }
    if (!(await this.parts.knownOffices.holdsRole(officeId, ...adopters))) throw notFound('office');
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Agencies adopt actions.');
    return agency;
  }

  private repository<Result>(run: (adoptions: ActionAdoptionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ActionAdoptionRepository(transaction)));
  }
}

const actionStatusOf: Record<AdoptionStatus, ActionStatus> = {
  ADOPTED: ActionStatus.OPEN,
  IN_PROGRESS: ActionStatus.IN_PROGRESS,
  DONE: ActionStatus.DONE,
  DROPPED: ActionStatus.DROPPED,
};
