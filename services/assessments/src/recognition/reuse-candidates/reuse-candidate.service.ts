import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import DataLoader from 'dataloader';
import type { Assessment } from '../../assessing/assessments/assessment.entity';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { CapacityArea } from '../../terms/capacity-area.enum';
import { compareDecimals } from '../../terms/exact-decimal.rules';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import { ReuseRefusal } from '../../terms/reuse-refusal.enum';
import { checkReuse } from '../reuse/reuse.rules';
import type { Verdict } from '../reuse/reuse.types';
import type { ReuseContextInput } from './reuse-candidate.inputs';
import { ReuseCandidateRepository } from './reuse-candidate.repository';
import {
  type ReuseCandidate,
  type ReuseCheck,
  ReuseCheckResult,
  ReuseRule,
  SupplementKind,
} from './reuse-candidate.view';
import type { Pairing, ReuseFactsService, Wish } from './reuse-facts.service';

export interface CandidateSources {
  facts: ReuseFactsService;
  partnerRelations: PartnerRelationService;
}

/** What somebody plans who does not know all of it yet. */
export interface UsableFor {
  /** One of AssessmentKind. */
  kind: string | null;
  country: string | null;
  plannedAmountUsd: string | null;
  functions: CapacityArea[];
}

interface Judged {
  assessment: Assessment;
  verdict: Verdict;
}

const most = 20;
const accepted: string[] = [ReuseOutcome.ACCEPTED_AUTOMATIC, ReuseOutcome.ACCEPTED_WITH_SUPPLEMENT];
const order: string[] = [...accepted, ReuseOutcome.ESCALATED, ReuseOutcome.PENDING_CONSENT, ReuseOutcome.REFUSED];

/** Reuse first: what of other agencies an agency could rely on, before it assesses anew (JIU-4, idea 5.1). */
export class ReuseCandidateService {
  private readonly repository: ReuseCandidateRepository;
  /** By what is asked: all partners of a list ask the same, so a list costs as many statements as one partner. */
  private readonly loaders = new Map<string, DataLoader<string, Judged[]>>();

  constructor(
    private readonly work: Work,
    private readonly sources: CandidateSources,
  ) {
    this.repository = new ReuseCandidateRepository(work.database.manager);
  }

  /** An agency asks for itself, and a partner about itself: what would be refused to an agency is not for the others to try out. */
  async reusableFor(partnerId: string, agency: string, context: ReuseContextInput): Promise<ReuseCandidate[]> {
    const { viewer } = this.work;
    if (viewer.kind === 'AGENCY' ? viewer.agency !== agency : !actsFor(viewer, partnerId)) {
      throw new AppError('FORBIDDEN', 'Ask for your own agency; for others only a partner asks, about itself.', {
        reason: 'OTHER_AGENCY',
      });
    }
    demandAmount(context.plannedAmountUsd, 'context.plannedAmountUsd');
    const judged = await this.judge(partnerId, agency, context.kind ?? null, contextOf(context));
    return judged.map(({ assessment, verdict }) => ({ assessment, ...present(verdict) }));
  }

  /** Those that the agency could rely on now, also with a supplement; the best one first. */
  async usable(
    partnerId: string,
    agency: string,
    { kind, country, plannedAmountUsd, functions }: UsableFor,
  ): Promise<{ assessmentId: string; outcome: `${ReuseOutcome}` }[]> {
    const context = { country, plannedAmountUsd, functions, sector: null, modality: null };
    const judged = await this.judge(partnerId, agency, kind, context);
    return judged
      .filter(({ verdict }) => accepted.includes(verdict.outcome))
      .map(({ assessment, verdict }) => ({ assessmentId: assessment.id, outcome: verdict.outcome }));
  }

  private judge(
    partnerId: string,
    requester: string,
    kind: string | null,
    context: Wish['context'],
  ): Promise<Judged[]> {
    const key = JSON.stringify([requester, kind, context]);
    let loader = this.loaders.get(key);
    if (!loader) {
      const wish = { requester, context, asOf: dayOf(this.work.clock.now()) };
      loader = new DataLoader<string, Judged[]>((partnerIds) => this.judgeAll(partnerIds, kind, wish));
      this.loaders.set(key, loader);
    }
    return loader.load(partnerId);
  }

  private async judgeAll(partnerIds: readonly string[], kind: string | null, wish: Wish): Promise<Judged[][]> {
    const heads = await Promise.all(partnerIds.map((id) => this.sources.partnerRelations.headquartersOf(id)));
    const subjects = [...new Set([...partnerIds, ...heads.flatMap((head) => head ?? [])])];
    const found = await this.repository.findOfOthers(subjects, wish.requester, kind, wish.asOf);
    const pairings = partnerIds.map((partnerId, place): Pairing[] => {
      const own = found.filter(({ askedId }) => askedId === partnerId);
      const ofHead = found.filter(({ askedId }) => askedId === heads[place] && askedId !== partnerId);
      return [
        ...own.map((assessment): Pairing => ({ assessment, partnerId, entity: 'SAME' })),
        ...ofHead.map((assessment): Pairing => ({ assessment, partnerId, entity: 'CONTROLLED_OFFICE' })),
      ];
    });
    const facts = await this.sources.facts.gather(pairings.flat(), wish);
    const verdicts = facts.map((fact) => checkReuse(fact));
    let place = 0;
    return pairings.map((ofPartner) =>
      ofPartner
        .flatMap(({ assessment }): Judged[] => {
          const verdict = verdicts[place++];
          return verdict ? [{ assessment, verdict }] : [];
        })
        .sort((a, b) => order.indexOf(a.verdict.outcome) - order.indexOf(b.verdict.outcome))
        .slice(0, most),
    );
  }
}

export const contextOf = (context: ReuseContextInput): Wish['context'] => ({
  country: context.country,
  plannedAmountUsd: context.plannedAmountUsd,
  sector: context.sector ?? null,
  modality: context.modality ?? null,
  functions: [...new Set(context.functions ?? [])],
});

export function demandAmount(amount: string, field: string): void {
  if (compareDecimals(amount, '0') <= 0) throw invalidInput('An amount is above zero.', field);
}

export const presentChecks = (checks: Verdict['checks']): ReuseCheck[] =>
  checks.map(({ rule, number, pass, outcome, detail, supplement }) => ({
    rule: ReuseRule[rule],
    number,
    pass,
    outcome: ReuseCheckResult[outcome],
    detail,
    supplement: supplement && { kind: SupplementKind[supplement.kind], items: supplement.items },
  }));

const present = ({ checks, outcome, refusal, supplements, ruleVersion }: Verdict) => ({
  outcome: ReuseOutcome[outcome],
  refusal: refusal && ReuseRefusal[refusal],
  checks: presentChecks(checks),
  supplements: supplements.map(({ kind, items }) => ({ kind: SupplementKind[kind], items })),
  ruleVersion,
});
