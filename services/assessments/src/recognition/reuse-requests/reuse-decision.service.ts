import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { Assessment } from '../../assessing/assessments/assessment.entity';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import { ReuseRefusal } from '../../terms/reuse-refusal.enum';
import { PartnerConsentRepository } from '../consents/partner-consent.repository';
import { checkReuse } from '../reuse/reuse.rules';
import type { ReuseFacts, Supplement, Verdict } from '../reuse/reuse.types';
import { contextOf, demandAmount } from '../reuse-candidates/reuse-candidate.service';
import { eventsOf, type ReuseFactsService, type Wish } from '../reuse-candidates/reuse-facts.service';
import type { ReuseNoteService } from '../reuse-notes/reuse-note.service';
import type { ReuseSettlementService } from '../reuse-settlements/reuse-settlement.service';
import type { DecideReuseInput, RequestReuseInput, WithdrawReuseInput } from './reuse-request.inputs';
import { ReuseRequestRepository, type ReuseRow } from './reuse-request.repository';
import { consentsOf, deciderOf, isAccepted, isWaiting } from './reuse-request.rules';
import { demandRequester, openChecks, type ReuseRequestService, wrongState } from './reuse-request.service';
import { ReuseDecider, ReuseDecision, type ReuseRequest } from './reuse-request.view';
import { ReuseSnapshotRepository } from './reuse-snapshot.repository';

export interface DecisionSources {
  assessments: { get(id: string): Promise<Assessment>; lock(id: string): Promise<Assessment> };
  facts: ReuseFactsService;
  invalidatingEvents: {
    openOf(partnerIds: readonly string[]): Promise<{ partnerId: string; kind: string; occurredOn: string }[]>;
  };
  knownPartners: KnownPartnerService;
  notes: ReuseNoteService;
  partnerRedirects: PartnerRedirectService;
  partnerRelations: PartnerRelationService;
  requests: ReuseRequestService;
  settlements: ReuseSettlementService;
}

/** Requests, and what becomes of them: by the rules where they suffice, by people where they do not (JIU-57, SYS-13). */
export class ReuseDecisionService {
  private readonly repository: ReuseRequestRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: DecisionSources,
  ) {
    this.repository = new ReuseRequestRepository(work.database.manager);
  }

  async request(input: RequestReuseInput): Promise<ReuseRequest> {
    const { viewer, clock } = this.work;
    const { purpose, context } = input;
    if (purpose === AccessPurpose.INVESTIGATION) {
      throw invalidInput(
        'An investigation rests on no mutual recognition, and the partner would learn of it.',
        'input.purpose',
      );
    }
    demandAmount(context.plannedAmountUsd, 'input.context.plannedAmountUsd');
    const requester = viewer.agency ?? '';
    const { partnerId: assessed } = await this.sources.assessments.get(input.assessmentId);
    await this.lockConsents(assessed);
    const assessment = await this.sources.assessments.lock(input.assessmentId);
    if ([assessment.ownerAgency, ...assessment.jointAgencies].includes(requester)) {
      throw invalidInput('Your agency made this assessment: it need not ask.', 'input.assessmentId', 'OWN_ASSESSMENT');
    }
    const partnerId = await this.sources.knownPartners.demand(input.partnerId ?? assessment.partnerId);
    const wish = { requester, context: contextOf(context), asOf: dayOf(clock.now()) };
    const { facts, verdict } = await this.judge(assessment, partnerId, wish);
    const { country, plannedAmountUsd } = context;
    const row: Omit<ReuseRow, 'referenceNo'> = {
      id: newId(),
      assessmentId: assessment.id,
      partnerId,
      kind: assessment.kind,
      ownerAgency: assessment.ownerAgency,
      requesterAgency: requester,
      country,
      plannedAmountUsd,
      sector: context.sector ?? null,
      modality: context.modality ?? null,
      functions: [...new Set(context.functions ?? [])],
      purpose,
      requestedBy: viewer.subject ?? '',
      requestedAt: clock.now(),
      ...undecided,
      version: 1,
    };
    const decided = await this.decideByRules({ ...row, referenceNo: '' }, assessment, facts, verdict);
    const referenceNo = await this.repository.insert(decided);
    if (referenceNo === null) {
      throw new AppError('CONFLICT', 'Your agency waits for an answer to the same already.', {
        reason: 'ALREADY_REQUESTED',
      });
    }
    return this.conclude({ ...decided, referenceNo }, { facts, verdict });
  }

  /** Those that waited for the consent of a partner, by facts of now (the job that a consent starts). */
  async decideWaiting(assessedId: string): Promise<void> {
    await this.lockConsents(assessedId);
    for (const { id } of await this.repository.findWaiting(assessedId)) {
      const row = await this.repository.lock(id);
      if (!row || row.outcome !== ReuseOutcome.PENDING_CONSENT) continue;
      const assessment = await this.sources.assessments.lock(row.assessmentId);
      const { requesterAgency: requester, country, plannedAmountUsd, sector, modality, functions } = row;
      const context = { country, plannedAmountUsd, sector, modality, functions };
      const wish = { requester, context, asOf: dayOf(this.work.clock.now()) };
      const { facts, verdict } = await this.judge(assessment, row.partnerId, wish);
      if (verdict.outcome === 'PENDING_CONSENT') continue;
      const decided = await this.decideByRules({ ...row, version: row.version + 1 }, assessment, facts, verdict);
      await this.repository.save(decided);
      await this.conclude(decided, { facts, verdict });
    }
  }

  /** By somebody else than who asked: the rules leave it to people, and one person is not enough (Z12). */
  async decide(input: DecideReuseInput): Promise<ReuseRequest> {
    const { viewer, clock } = this.work;
    const { decision, refusal = null, reason } = input;
    const row = await this.sources.requests.lock(input.requestId, input.expectedVersion);
    const decider = row.escalatedTo === ReuseDecider.OWNER ? row.ownerAgency : row.requesterAgency;
    if (viewer.agency !== decider) throw forbidden('The partners unit of another agency decides.', 'OTHER_AGENCY');
    if (row.outcome !== ReuseOutcome.ESCALATED) throw wrongState(row.outcome);
    if (row.requestedBy === viewer.subject) {
      throw forbidden('Somebody else decides about what you asked for.', 'SEGREGATION_OF_DUTIES');
    }
    if ((decision === ReuseDecision.REFUSE) !== (refusal !== null)) {
      throw invalidInput('A refusal has its ground, and nothing else has one.', 'input.refusal');
    }
    const stamp = { decidedBy: viewer.subject ?? '', decidedAt: clock.now(), version: row.version + 1 };
    const decided =
      decision === ReuseDecision.REFUSE
        ? { ...row, ...stamp, outcome: ReuseOutcome.REFUSED }
        : { ...(await this.acceptByPeople(row, input)), ...stamp };
    await this.repository.save(decided);
    const { id: requestId, ownerAgency, requesterAgency } = row;
    const about = { requestId, ownerAgency, requesterAgency, aboutId: requestId };
    await this.sources.notes.write({ ...about, topic: 'DECISION', refusal, text: reason });
    return this.conclude(decided, null);
  }

  async withdraw({ requestId, expectedVersion }: WithdrawReuseInput): Promise<ReuseRequest> {
    const { viewer, clock } = this.work;
    const row = await this.sources.requests.lock(requestId, expectedVersion);
    demandRequester(row, viewer.agency);
    if (!isWaiting(row.outcome)) throw wrongState(row.outcome);
    const stamp = { decidedBy: viewer.subject ?? '', decidedAt: clock.now(), version: row.version + 1 };
    const withdrawn = { ...row, ...stamp, outcome: ReuseOutcome.WITHDRAWN };
    await this.repository.save(withdrawn);
    return this.conclude(withdrawn, null);
  }

  /** The partner said no; what waited for it is refused. */
  async refuseForWantOfConsent(row: ReuseRow): Promise<void> {
    const { viewer, clock } = this.work;
    const stamp = { decidedBy: viewer.subject ?? '', decidedAt: clock.now(), version: row.version + 1 };
    const refused = { ...row, ...stamp, outcome: ReuseOutcome.REFUSED, refusal: ReuseRefusal.NO_CONSENT };
    await this.repository.save(refused);
    await this.conclude(refused, null);
  }

  private async judge(
    assessment: Assessment,
    partnerId: string,
    wish: Wish,
  ): Promise<{ facts: ReuseFacts; verdict: Verdict }> {
    const entity = await this.entityOf(assessment, partnerId);
    const [facts] = await this.sources.facts.gather([{ assessment, partnerId, entity }], wish);
    if (!facts) throw new Error('There are no facts of an assessment that is there');
    return { facts, verdict: checkReuse(facts) };
  }

  /** One that is being withdrawn is waited for. Always before rows are locked, so that nobody waits for each other. */
  private lockConsents(partnerId: string): Promise<void> {
    return this.work.database.confidential((transaction) => new PartnerConsentRepository(transaction).lock(partnerId));
  }

  private async entityOf(
    { partnerId: assessed }: Assessment,
    partnerId: string,
  ): Promise<ReuseFacts['partner']['entity']> {
    const { partnerRedirects, partnerRelations } = this.sources;
    const current = await partnerRedirects.resolve(assessed);
    if (current === (await partnerRedirects.resolve(partnerId))) return 'SAME';
    const head = await partnerRelations.headquartersOf(partnerId);
    return head !== null && (await partnerRedirects.resolve(head)) === current ? 'CONTROLLED_OFFICE' : 'OTHER';
  }

  private async decideByRules(
    row: ReuseRow,
    assessment: Assessment,
    facts: ReuseFacts,
    verdict: Verdict,
  ): Promise<ReuseRow> {
    const { viewer, clock } = this.work;
    const outcome = ReuseOutcome[verdict.outcome];
    const judged: ReuseRow = {
      ...row,
      outcome,
      refusal: verdict.refusal && ReuseRefusal[verdict.refusal],
      escalatedTo: deciderOf(verdict),
      ruleVersion: verdict.ruleVersion,
      checks: openChecks(verdict.checks),
      consentIds: consentsOf(facts),
    };
    if (isWaiting(outcome)) return judged;
    const decided = { ...judged, decidedBy: viewer.subject ?? '', decidedAt: clock.now() };
    if (!isAccepted(outcome)) return decided;
    return { ...decided, ...(await this.sources.settlements.accept(decided, assessment, verdict.supplements)) };
  }

  /** People may overcome what the rules leave to them, nothing else: A-INV-4 and A-INV-8 hold on the day of the decision too. */
  private async acceptByPeople(row: ReuseRow, input: DecideReuseInput): Promise<ReuseRow> {
    const assessment = await this.sources.assessments.lock(row.assessmentId);
    const { facts } = await this.sources.requests.snapshotOf(row.id);
    const events = eventsOf(
      await this.sources.invalidatingEvents.openOf([...new Set([assessment.partnerId, row.partnerId])]),
      [assessment.partnerId, row.partnerId],
    );
    const { state, validUntil } = assessment;
    const asOf = dayOf(this.work.clock.now());
    const verdict = checkReuse(
      { ...facts, asOf, events, assessment: { ...facts.assessment, state, validUntil } },
      row.ruleVersion,
    );
    if (verdict.outcome === 'REFUSED' || verdict.outcome === 'PENDING_CONSENT') {
      throw new AppError('CONFLICT', 'Meanwhile something else stands against it. Withdraw it and ask anew.', {
        reason: 'INVALID_STATE',
        rule: 'A-INV-4',
        facts: { outcome: verdict.outcome, refusal: verdict.refusal },
      });
    }
    const supplements = withMore(verdict.supplements, input);
    const outcome = supplements.length > 0 ? ReuseOutcome.ACCEPTED_WITH_SUPPLEMENT : ReuseOutcome.ACCEPTED;
    await this.sources.settlements.ask(row.id, supplements);
    return { ...row, outcome, ...(await this.sources.settlements.accept(row, assessment, supplements)) };
  }

  private async conclude(row: ReuseRow, judged: { facts: ReuseFacts; verdict: Verdict } | null): Promise<ReuseRequest> {
    const { audit, clock, database } = this.work;
    const { id: requestId, ownerAgency, requesterAgency, ruleVersion, outcome } = row;
    if (judged) {
      const snapshot = {
        id: newId(),
        requestId,
        ownerAgency,
        requesterAgency,
        ruleVersion,
        takenAt: clock.now(),
        ...judged,
      };
      await database.confidential((transaction) => new ReuseSnapshotRepository(transaction).insert(snapshot));
      if (isAccepted(outcome)) await this.sources.settlements.ask(requestId, judged.verdict.supplements);
    }
    await audit.record({ objectType: 'ReuseRequest', objectId: requestId, detail: { outcome, ruleVersion } });
    if (!isWaiting(outcome)) await this.sources.settlements.publish(row);
    return this.sources.requests.present(row);
  }
}

const undecided = {
  outcome: ReuseOutcome.ESCALATED,
  refusal: null,
  escalatedTo: null,
  ruleVersion: '',
  checks: [],
  decidedBy: null,
  decidedAt: null,
  consentIds: [],
  grantId: null,
  leadTimeDays: null,
  daysSaved: null,
  costSavedUsd: null,
};

/** What the checks ask for, and what people ask for besides. */
function withMore(asked: readonly Supplement[], { decision, supplements }: DecideReuseInput): Supplement[] {
  const more = supplements ?? [];
  if (decision === ReuseDecision.ACCEPT && more.length > 0) {
    throw invalidInput('Take ACCEPT_WITH_SUPPLEMENT to ask for more.', 'input.supplements');
  }
  if (decision === ReuseDecision.ACCEPT_WITH_SUPPLEMENT && asked.length + more.length === 0) {
    throw invalidInput('Name what is to be assessed besides.', 'input.supplements');
  }
  const kinds = [...new Set([...asked, ...more].map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    kind,
    items: [
      ...new Set([...asked, ...more].filter((one) => one.kind === kind).flatMap(({ items }) => items ?? [])),
    ].sort(),
  }));
}
