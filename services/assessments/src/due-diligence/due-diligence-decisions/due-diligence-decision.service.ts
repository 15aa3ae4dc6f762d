import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { CaseRow } from '../due-diligence-cases/due-diligence-case.repository';
import { isSatisfactoryOn } from '../due-diligence-cases/due-diligence-case.rules';
import type { DueDiligenceCaseService } from '../due-diligence-cases/due-diligence-case.service';
import type { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';
import type { ScopeRow } from '../due-diligence-cases/due-diligence-scope.repository';
import { DueDiligenceFindingRepository } from '../due-diligence-findings/due-diligence-finding.repository';
import { latestOf, sealContext } from '../due-diligence-findings/due-diligence-finding.rules';
import { isAtLeast } from '../due-diligence-levels/due-diligence-level.rules';
import type { DueDiligencePolicyService } from '../due-diligence-policies/due-diligence-policy.service';
import type {
  DecideDueDiligenceInput,
  DueDiligenceMitigationInput,
  EscalateDueDiligenceInput,
} from './due-diligence-decision.inputs';
import {
  type Decision,
  type DecisionFacts,
  deciders,
  emptySeats,
  refusalOf,
  refuse,
  seatsFor,
  standingVoices,
  validUntil,
} from './due-diligence-decision.rules';
import { DueDiligenceVoiceRepository, type MitigationRow, type VoiceRow } from './due-diligence-voice.repository';

export interface DecisionSources {
  cases: DueDiligenceCaseService;
  policies: DueDiligencePolicyService;
  knownPartners: Pick<KnownPartnerService, 'find'>;
}

interface Known extends DecisionFacts {
  authors: Set<string>;
  /** Last valid day of what is reused. */
  reusedUntil: string | null;
}

/** How a due diligence is decided: never by whoever recorded it, and jointly where others were asked to join (HAB-18). */
export class DueDiligenceDecisionService {
  constructor(
    private readonly work: Work,
    private readonly sources: DecisionSources,
  ) {}

  async decide(input: DecideDueDiligenceInput): Promise<DueDiligenceCase> {
    const { caseId, decision, escalateTo, justification, expectedVersion } = input;
    if ((decision === 'ESCALATE') !== Boolean(escalateTo)) {
      throw invalidInput('Say whom to escalate to with ESCALATE, and only then.', 'input.escalateTo');
    }
    if (escalateTo) {
      if (!justification) throw invalidInput('Say why it is escalated.', 'input.justification');
      return this.escalate({ caseId, to: escalateTo, reason: justification, expectedVersion });
    }
    const { cases } = this.sources;
    const { row, scope } = await cases.lockOpen(caseId, expectedVersion);
    const known = await this.factsOf(row, scope);
    if (known.authors.has(this.work.viewer.subject ?? '')) {
      throw forbidden('Somebody else than who opened it and recorded findings decides.', 'SEGREGATION_OF_DUTIES');
    }
    const voice = await this.voiceOf(input, row, scope);
    const earlier = await this.voices((voices) => voices.findVoices([row.id]));
    const standing = this.demandNew(voice, earlier, scope);
    // Who agrees to what was proposed brings nothing of its own.
    const mitigations = input.mitigations.length + (standing.length > 1 ? 1 : 0);
    const proposal = { decision, mitigations, hasException: voice.hasException };
    const refusal = refusalOf(known, proposal);
    if (refusal) throw refuse(refusal, known);
    const seats = seatsFor(known, voice.hasException);
    if (!seats.some((seat) => seat.some((role) => voice.roles.includes(role)))) {
      const needed = seats.map((seat) => seat.join(' or ')).join(', and ');
      throw forbidden(`A decision about this due diligence is for agency staff as ${needed}.`);
    }
    await this.speak(voice, input.mitigations);
    const empty = emptySeats(
      seats,
      standing.map(({ roles }) => roles),
    );
    if (empty.length > 0) return cases.show(await cases.save(row));
    return this.settle(row, scope, { decision, standing, reusedUntil: known.reusedUntil });
  }

  /** Anybody who works on the case may ask for help; voices given before are asked for again. */
  async escalate({ caseId, to, reason, expectedVersion }: EscalateDueDiligenceInput): Promise<DueDiligenceCase> {
    const { cases } = this.sources;
    const { row, scope } = await cases.lockOpen(caseId, expectedVersion);
    if (scope.escalatedTo.includes(to)) {
      throw new AppError('CONFLICT', `${to} has been asked to join already.`, { reason: 'ALREADY_ESCALATED' });
    }
    const voice = this.newVoice(row, scope, { decision: 'ESCALATE', reason });
    await this.speak({ ...voice, escalatedTo: to }, []);
    const escalated = { ...scope, escalatedTo: [...scope.escalatedTo, to] };
    return cases.show(await cases.recorded({ ...row, state: 'ESCALATED' }, escalated));
  }

  private async factsOf(row: CaseRow, scope: ScopeRow): Promise<Known> {
    const { cases, policies, knownPartners } = this.sources;
    const [findings, controversies] = await this.work.database.confidential(async (transaction) => {
      const repository = new DueDiligenceFindingRepository(transaction);
      return [await repository.findFindings([row.id]), await repository.findControversies([row.id])] as const;
    });
    const partner = await knownPartners.find(row.partnerId);
    const { globalCompactRequired } = await policies.of(row.agency);
    const reused = scope.reusedCaseId === null ? null : await cases.row(scope.reusedCaseId);
    // What is reused must hold today: it may have been replaced while the own work went on.
    const holds = reused !== null && isSatisfactoryOn(reused, cases.today);
    return {
      level: row.level,
      findings: latestOf(findings),
      controversies,
      reusedDimensions: holds ? scope.reusedDimensions : [],
      reusedUntil: holds ? reused.validUntil : null,
      escalatedTo: scope.escalatedTo,
      globalCompact: {
        required: globalCompactRequired && partner?.primaryType === 'PRIVATE_SECTOR',
        status: scope.globalCompact,
      },
      authors: new Set([scope.openedBy, ...[...findings, ...controversies].map(({ recordedBy }) => recordedBy)]),
    };
  }

  private async voiceOf(input: DecideDueDiligenceInput, row: CaseRow, scope: ScopeRow): Promise<VoiceRow> {
    const { decision, mitigations, justification = null, executiveException } = input;
    if (mitigations.length > 0 && decision !== 'PROCEED_WITH_MITIGATION') {
      throw invalidInput('Mitigations belong to PROCEED_WITH_MITIGATION.', 'input.mitigations');
    }
    const late = mitigations.findIndex(({ dueOn }) => dueOn < this.sources.cases.today);
    if (late >= 0) throw invalidInput('A mitigation is due today or later.', `input.mitigations.${late}.dueOn`);
    const hasException = executiveException && decision !== 'DECLINE';
    if (hasException && !justification) {
      throw invalidInput('Each person gives the reason for an exception.', 'input.justification');
    }
    const voice = this.newVoice(row, scope, { decision, reason: justification });
    return { ...voice, hasException, proposes: mitigations.length > 0 };
  }

  private newVoice(
    { id: caseId, agency, partnerId }: CaseRow,
    { facts }: ScopeRow,
    { decision, reason }: { decision: Decision; reason: string | null },
  ): VoiceRow {
    const { viewer, clock, cipher } = this.work;
    const id = newId();
    const held = viewer.roles.map(({ role }) => role).filter((role) => deciders.includes(role));
    return {
      id,
      caseId,
      agency,
      partnerId,
      decision,
      escalatedTo: null,
      hasException: false,
      proposes: false,
      facts,
      person: viewer.subject ?? '',
      roles: [...new Set(held)],
      sealed: reason === null ? null : cipher.seal(reason, sealContext(id)),
      at: clock.now(),
    };
  }

  /** The voices that stand together with this one, which must say something new. */
  private demandNew(voice: VoiceRow, earlier: readonly VoiceRow[], { facts }: ScopeRow): VoiceRow[] {
    const standing = standingVoices([...earlier.filter(({ decision }) => decision !== 'ESCALATE'), voice], facts);
    if (standing.filter(({ person }) => person === voice.person).length > 1) {
      throw new AppError('CONFLICT', 'You have said so; somebody else has to agree.', { reason: 'VOICE_GIVEN' });
    }
    return standing;
  }

  private async speak(voice: VoiceRow, mitigations: readonly DueDiligenceMitigationInput[]): Promise<void> {
    const { cipher, audit } = this.work;
    const { id: voiceId, caseId, agency, partnerId, decision, escalatedTo, hasException } = voice;
    const rows: MitigationRow[] = mitigations.map(({ action, owner, dueOn }) => {
      const id = newId();
      const sealed = cipher.seal(JSON.stringify({ action, owner }), sealContext(id));
      return { id, voiceId, caseId, agency, partnerId, isAgreed: false, dueOn, sealed };
    });
    await this.voices(async (voices) => {
      await voices.insertVoice(voice);
      if (rows.length > 0) await voices.insertMitigations(rows);
    });
    await audit.record({
      objectType: 'DueDiligenceCase',
      objectId: caseId,
      detail: { voiceId, decision, escalatedTo, hasException },
    });
  }

  private async settle(
    row: CaseRow,
    scope: ScopeRow,
    made: { decision: Decision; standing: readonly VoiceRow[]; reusedUntil: string | null },
  ): Promise<DueDiligenceCase> {
    const { cases, policies } = this.sources;
    const { decision, standing, reusedUntil } = made;
    if (decision === 'ESCALATE') throw new Error('An escalation ends nothing');
    await this.voices((voices) => voices.agreeTo(standing.map(({ id }) => id)));
    const { highRiskMonths, otherMonths } = await policies.of(row.agency);
    const decidedOn = cases.today;
    const months = { highRisk: highRiskMonths, other: otherMonths };
    const decided = await cases.save({
      ...row,
      state: 'DECIDED',
      decision,
      decidedOn,
      validUntil: validUntil({ decidedOn, decision, isHighRisk: scope.isHighRisk, months, reusedUntil }),
    });
    for (const old of await cases.lockDecided(row)) {
      const isReplaced = decision === 'DECLINE' || isAtLeast(row.level, old.level) || old.id === row.supersedes;
      if (old.id === row.id || !isReplaced) continue;
      await cases.publish(await cases.save({ ...old, state: 'SUPERSEDED', supersededBy: row.id }));
    }
    await cases.publish(decided);
    return cases.show(decided);
  }

  private voices<Result>(work: (voices: DueDiligenceVoiceRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new DueDiligenceVoiceRepository(transaction)));
  }
}
