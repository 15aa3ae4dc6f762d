import { AppError, forbidden, invalidInput, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { AssuranceParametersService } from '../assurance-parameters/assurance-parameters.service';
import { computePlan, finish, textOf } from '../assurance-plan-facts/plan-computation.rules';
import type { PlanFactsService } from '../assurance-plan-facts/plan-facts.service';
import { AssurancePlanCause } from '../assurance-plans/assurance-plan.enums';
import type { PlanAssuranceInput } from '../assurance-plans/assurance-plan.inputs';
import { AssurancePlanRepository, type PlanRow } from '../assurance-plans/assurance-plan.repository';

export interface PlanUpkeepParts {
  facts: PlanFactsService;
  parameters: AssuranceParametersService;
  knownPartners: KnownPartnerService;
}

/** Whose plan of which year. */
export interface PlanKey {
  agency: string;
  partnerId: string;
  year: number;
}

/** Makes plans and keeps them true to what they follow from (A-INV-7). It never touches an activity. */
export class PlanUpkeepService {
  private readonly repository: AssurancePlanRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: PlanUpkeepParts,
  ) {
    this.repository = new AssurancePlanRepository(work.database.manager);
  }

  /** By people: makes the plan, or changes what they gave for it. */
  async plan(input: PlanAssuranceInput): Promise<PlanRow> {
    const { viewer, clock } = this.work;
    if (!viewer.agency) throw forbidden('Plans are made by an agency.');
    const thisYear = Number(dayOf(clock.now()).slice(0, 4));
    if (input.year !== thisYear && input.year !== thisYear + 1) {
      throw invalidInput(`A plan is for ${thisYear} or ${thisYear + 1}.`, 'input.year');
    }
    const partnerId = await this.parts.knownPartners.demand(input.partnerId);
    const key = { agency: viewer.agency, partnerId, year: input.year };
    const stored = (await this.repository.lock(key.agency, partnerId, key.year)) ?? (await this.make(key, input));
    if ('made' in stored) return stored.made;
    const expected = input.expectedVersion ?? stored.version;
    if (expected !== stored.version) throw versionConflict('plan', stored.version);
    if (stored.closedOn !== null) throw yearClosed(stored.closedOn);
    const given = givenIn(input, stored);
    const [facts] = await this.parts.facts.of([{ ...key, ...given }]);
    if (!facts) throw new Error('A plan without facts');
    return this.keep(stored, { ...stored, ...given, ...computePlan({ ...key, ...given }, facts) }, 'CHANGED');
  }

  /** Whatever a plan of these agencies follows from may have changed. */
  async follow({ partnerId, year }: Omit<PlanKey, 'agency'>, agencies: readonly string[], cause: Cause): Promise<void> {
    await this.refresh(await this.repository.lockOf(agencies, partnerId, year), cause);
  }

  /** As `follow`, for plans that may be there. */
  async refresh(locked: readonly PlanRow[], cause: Cause): Promise<void> {
    const facts = await this.parts.facts.of(locked);
    for (const [index, row] of locked.entries()) {
      const known = facts[index];
      if (!known) continue;
      const parameters = row.closedOn === null ? known.parameters : await this.parts.parameters.byId(row.parametersId);
      const result = row.closedOn === null ? computePlan(row, known) : finish(row.year, { ...known, parameters }, row);
      if (textOf(result) !== textOf(row)) await this.keep(row, { ...row, ...result }, cause);
    }
  }

  /** Makes the plan of an agreement unless there is one (4.c, step 8: it is made with the agreement). */
  async ensure(key: PlanKey): Promise<void> {
    await this.make(key, {});
  }

  /** The year is over: what it asked for stays (standards.md 3.2, freeze). */
  async close(row: PlanRow): Promise<void> {
    if (row.closedOn !== null) return;
    await this.keep(row, { ...row, closedOn: dayOf(this.work.clock.now()) }, 'YEAR_CLOSED');
  }

  private async make(key: PlanKey, input: Partial<PlanAssuranceInput>): Promise<{ made: PlanRow } | PlanRow> {
    const { viewer, clock } = this.work;
    if (input.expectedVersion != null) throw versionConflict('plan', 0);
    const given = givenIn(input, nothingGiven);
    const [facts] = await this.parts.facts.of([{ ...key, ...given }]);
    if (!facts) throw new Error('A plan without facts');
    const row: PlanRow = {
      ...key,
      ...given,
      ...computePlan({ ...key, ...given }, facts),
      id: newId(),
      closedOn: null,
      createdBy: viewer.subject ?? '',
      createdAt: clock.now(),
      version: 1,
    };
    if (await this.repository.insert(row)) {
      await this.tell(row, null, 'PLANNED');
      return { made: row };
    }
    const stored = await this.repository.lock(key.agency, key.partnerId, key.year);
    if (!stored) throw new Error('A plan that is there is gone');
    return stored;
  }

  private async keep(before: PlanRow, changed: PlanRow, cause: Cause): Promise<PlanRow> {
    const after = { ...changed, version: before.version + 1 };
    await this.repository.save(after);
    await this.tell(after, before, cause);
    return after;
  }

  private async tell(after: PlanRow, before: PlanRow | null, cause: Cause): Promise<void> {
    const { clock, audit, outbox } = this.work;
    const { id: planId, partnerId, agency, year, coverage, minimum, done, version } = after;
    await this.repository.keepRevision(after, AssurancePlanCause[cause], clock.now());
    await audit.record({ objectType: 'AssurancePlan', objectId: planId, detail: { cause, partnerId, year, version } });
    if (before && toldOf(before) === toldOf(after)) return;
    await outbox.publish({
      type: 'assessments.assurance-coverage-changed',
      subject: planId,
      audience: 'AGENCY',
      data: { planId, partnerId, agency, year, coverage, minimum, done, at: clock.now() },
    });
  }
}

type Cause = keyof typeof AssurancePlanCause;
type Given = Pick<PlanRow, 'givenCashUsd' | 'reportedUsd' | 'followUpSpotChecks' | 'assumedBand' | 'assumptionReason'>;

const nothingGiven: Given = {
  givenCashUsd: null,
  reportedUsd: null,
  followUpSpotChecks: 0,
  assumedBand: null,
  assumptionReason: null,
};

/** What is not given stays; null takes it away. */
function givenIn(input: Partial<PlanAssuranceInput>, before: Given): Given {
  const or = <Value>(value: Value | undefined, known: Value): Value => (value === undefined ? known : value);
  const assumedBand = or(input.assumedBand, before.assumedBand) ?? null;
  const assumptionReason = assumedBand ? (or(input.assumptionReason, before.assumptionReason) ?? null) : null;
  if (assumedBand === CommonRiskBand.NOT_ASSESSED || assumedBand === CommonRiskBand.NOT_REQUIRED) {
    throw invalidInput('Assume a risk; these bands say that there is none known.', 'input.assumedBand');
  }
  if (assumedBand && !assumptionReason) {
    throw invalidInput('Say why this band is assumed.', 'input.assumptionReason');
  }
  return {
    givenCashUsd: or(input.plannedCashUsd, before.givenCashUsd) ?? null,
    reportedUsd: or(input.reportedUsd, before.reportedUsd) ?? null,
    followUpSpotChecks: or(input.followUpSpotChecks, before.followUpSpotChecks) ?? 0,
    assumedBand,
    assumptionReason,
  };
}

const toldOf = ({ coverage, minimum, done }: PlanRow) =>
  [coverage, minimum.visits, minimum.spotChecks, minimum.audits, done.visits, done.spotChecks, done.audits].join('/');

const yearClosed = (closedOn: string) =>
  new AppError('CONFLICT', 'The year of this plan is over; it stays as it is.', {
    reason: 'INVALID_STATE',
    facts: { closedOn },
  });
