import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type {
  CancelDueDiligenceInput,
  OpenDueDiligenceInput,
  ReviseDueDiligenceInput,
} from '../due-diligence-cases/due-diligence-case.inputs';
import { type CaseRow, DueDiligenceCaseRepository } from '../due-diligence-cases/due-diligence-case.repository';
import { invalidState, present } from '../due-diligence-cases/due-diligence-case.rules';
import type { DueDiligenceCaseService } from '../due-diligence-cases/due-diligence-case.service';
import type { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';
import { DueDiligenceScopeRepository, type ScopeRow } from '../due-diligence-cases/due-diligence-scope.repository';
import { sealContext } from '../due-diligence-findings/due-diligence-finding.rules';
import { highestOf, type Level } from '../due-diligence-levels/due-diligence-level.rules';
import type { DueDiligenceLevelService } from '../due-diligence-levels/due-diligence-level.service';
import type { DueDiligenceReuseService } from '../due-diligence-levels/due-diligence-reuse.service';

export interface OpeningSources {
  cases: DueDiligenceCaseService;
  levels: DueDiligenceLevelService;
  reuse: DueDiligenceReuseService;
  knownPartners: Pick<KnownPartnerService, 'demand'>;
}

/** What a new case is opened with. */
type Plan = Pick<
  ScopeRow,
  'partnerId' | 'plannedAmountUsd' | 'modality' | 'instrument' | 'sectors' | 'assessmentId' | 'reusedCaseId'
> &
  Pick<CaseRow, 'country' | 'supersedes'> & { level: Level | null; reason: string | null };

/** How a due diligence begins, and begins again. */
export class DueDiligenceOpeningService {
  constructor(
    private readonly work: Work,
    private readonly sources: OpeningSources,
  ) {}

  async open(input: OpenDueDiligenceInput): Promise<DueDiligenceCase> {
    const partnerId = await this.sources.knownPartners.demand(input.partnerId);
    return this.start({
      partnerId,
      plannedAmountUsd: amountIn(input.plannedAmountUsd),
      country: input.country,
      modality: input.modality ?? null,
      instrument: input.instrument ?? null,
      sectors: input.sectors,
      level: input.level ?? null,
      assessmentId: input.assessmentId ?? null,
      reusedCaseId: input.reusesCaseId ?? null,
      supersedes: null,
      reason: null,
    });
  }

  /** Nothing that was found before is taken over: what changed may concern any of it. */
  async revise({ caseId, reason, expectedVersion, ...input }: ReviseDueDiligenceInput): Promise<DueDiligenceCase> {
    const { cases, knownPartners } = this.sources;
    const row = await cases.lock(caseId, expectedVersion);
    if (row.state !== 'DECIDED' && row.state !== 'EXPIRED') {
      throw invalidState('Only a due diligence that was decided, and not replaced, is revised.', row);
    }
    const { plannedAmountUsd, modality, instrument, sectors } = await cases.scopeOf(row);
    return this.start({
      partnerId: await knownPartners.demand(row.partnerId),
      country: row.country,
      modality,
      instrument,
      plannedAmountUsd: input.plannedAmountUsd ? amountIn(input.plannedAmountUsd) : plannedAmountUsd,
      sectors: input.sectors ?? sectors,
      level: null,
      assessmentId: null,
      reusedCaseId: null,
      supersedes: row.id,
      reason,
    });
  }

  async cancel({ caseId, expectedVersion }: CancelDueDiligenceInput): Promise<DueDiligenceCase> {
    const { cases } = this.sources;
    const { row } = await cases.lockOpen(caseId, expectedVersion);
    const cancelled = await cases.save({ ...row, state: 'CANCELLED' });
    await this.work.audit.record({ objectType: 'DueDiligenceCase', objectId: row.id, detail: { to: 'CANCELLED' } });
    return cases.show(cancelled);
  }

  private async start(plan: Plan): Promise<DueDiligenceCase> {
    const { viewer, clock, database, cipher, audit } = this.work;
    const { cases, levels, reuse } = this.sources;
    const { agency, subject } = viewer;
    if (!agency || !subject) throw forbidden('Due diligence is done by staff of an agency.');
    const planned = { ...plan, agency };
    if (plan.assessmentId !== null) await reuse.demandAssessment(plan.assessmentId, planned);
    const reused = plan.reusedCaseId === null ? null : await reuse.clearIn(plan.reusedCaseId, planned);
    const chosen = await levels.choose(planned);
    const id = newId();
    const row: Omit<CaseRow, 'referenceNo'> = {
      id,
      partnerId: plan.partnerId,
      agency,
      country: plan.country,
      level: highestOf([chosen.computedLevel, plan.level ?? 'BASIC']),
      state: 'OPEN',
      decision: null,
      openedAt: clock.now(),
      decidedOn: null,
      validUntil: null,
      supersedes: plan.supersedes,
      supersededBy: null,
      version: 1,
    };
    const referenceNo = await new DueDiligenceCaseRepository(database.manager).insert(row);
    if (referenceNo === null) {
      throw new AppError('CONFLICT', 'Your agency has an open due diligence about this partner. Go on with that one.', {
        reason: 'ALREADY_OPEN',
      });
    }
    const { sectors, plannedAmountUsd, modality, instrument, assessmentId, reusedCaseId, reason, partnerId } = plan;
    await database.confidential((transaction) =>
      new DueDiligenceScopeRepository(transaction).insert({
        ...chosen,
        caseId: id,
        agency,
        partnerId,
        openedBy: subject,
        plannedAmountUsd,
        modality,
        instrument,
        sectors,
        proposedLevel: null,
        proposedBy: null,
        assessmentId,
        reusedCaseId,
        reusedDimensions: reused?.dimensions ?? [],
        globalCompact: null,
        globalCompactOn: null,
        escalatedTo: [],
        revisionSealed: reason === null ? null : cipher.seal(reason, sealContext(id)),
        facts: 0,
      }),
    );
    await audit.record({
      objectType: 'DueDiligenceCase',
      objectId: id,
      detail: { partnerId, level: row.level, rule: chosen.levelRule, supersedes: plan.supersedes, reusedCaseId },
    });
    return present({ ...row, referenceNo }, cases.today, false);
  }
}

function amountIn(amount: string): string {
  if (amount.startsWith('-')) throw invalidInput('A planned amount is not below zero.', 'input.plannedAmountUsd');
  return amount;
}
