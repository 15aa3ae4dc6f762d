import { invalidInput, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { dayOf, startOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { addWorkingDays } from '@partner-commons/platform/working-days';
import type { OutcomeActionService } from '../outcome-actions/outcome-action.service';
import type { OutcomeCommentService } from '../outcome-comments/outcome-comment.service';
import { OutcomeFactRepository } from '../outcome-figures/outcome-fact.repository';
import type { OutcomeSubscriptionService } from '../outcome-subscriptions/outcome-subscription.service';
import { OutcomeAudience, OutcomeState } from '../outcomes/outcome.enums';
import { OutcomeRepository, type OutcomeRow } from '../outcomes/outcome.repository';
import {
  checkActions,
  commentDays,
  demandClosedWindow,
  demandOutcomeMove,
  isWide,
  needsNewRound,
  referenceOf,
} from '../outcomes/outcome.rules';
import type { OutcomeService } from '../outcomes/outcome.service';
import { type ConsultationOutcome, outcomeOf } from '../outcomes/outcome.view';
import type { OutcomeKeeperService } from '../outcomes/outcome-keeper.service';
import type { OutcomeThemeService } from '../themes/outcome-theme.service';
import type { ConsultationsPort } from './consultations.port';
import type {
  AmendOutcomeInput,
  PublishOutcomeInput,
  RecordOutcomeInput,
  WithdrawOutcomeInput,
} from './outcome-step.inputs';

interface Parts {
  consultations: ConsultationsPort;
  outcomeKeepers: OutcomeKeeperService;
  outcomes: OutcomeService;
  outcomeThemes: OutcomeThemeService;
  outcomeActions: OutcomeActionService;
  outcomeComments: OutcomeCommentService;
  outcomeSubscriptions: OutcomeSubscriptionService;
}

/** The life of an outcome in the hands of those who led its consultation. */
export class OutcomeStepService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async record(input: RecordOutcomeInput): Promise<ConsultationOutcome> {
    const { viewer, clock } = this.work;
    const { consultations, outcomeThemes, outcomeActions } = this.parts;
    const consultation = await consultations.get(input.consultationId);
    const { leadAgency, coAgencies, officeId, country, date } = consultation;
    await this.parts.outcomeKeepers.demand({ agency: leadAgency, officeId }, 'consultation');
    await outcomeThemes.demand(input.theme, 'input.theme');
    checkAudience(input.audience, officeId);
    const now = clock.now();
    const agencies = [...new Set([leadAgency, ...coAgencies])].sort();
    checkActions(input.actions, { agencies, today: dayOf(now) });
    const id = newId();
    const row: OutcomeRow = {
      id,
      referenceNo: referenceOf(id, date),
      consultationId: consultation.id,
      agency: leadAgency,
      agencies,
      officeId,
      country,
      heldOn: date,
      theme: input.theme,
      lang: input.lang,
      statement: input.statement.trim(),
      severity: input.severity,
      audience: input.audience,
      state: OutcomeState.RECORDED,
      partnerIds: await this.presentAt(consultation.id),
      round: 1,
      commentsUntil: endOfComments(now),
      agreed: null,
      recordedBy: viewer.subject ?? '',
      recordedAt: now,
      publishedAt: null,
      withdrawnAt: null,
      withdrawalReason: null,
      version: 1,
    };
    await this.repository((outcomes) => outcomes.insert(row));
    await outcomeActions.add(row, input.actions);
    await this.keep(row, null);
    await this.askPartners(row);
    return outcomeOf(row);
  }

  async amend(input: AmendOutcomeInput): Promise<ConsultationOutcome> {
    const stored = await this.lockOwn(input.outcomeId, input.expectedVersion);
    demandOutcomeMove(stored.state, OutcomeState.RECORDED);
    const now = this.work.clock.now();
    const theme = input.theme ?? stored.theme;
    if (theme !== stored.theme) await this.parts.outcomeThemes.demand(theme, 'input.theme');
    const audience = input.audience ?? stored.audience;
    checkAudience(audience, stored.officeId);
    const statement = input.statement?.trim() ?? stored.statement;
    const added = input.addActions ?? [];
    checkActions(added, { agencies: stored.agencies, today: dayOf(now) });
    const amended = { ...stored, theme, audience, statement, severity: input.severity ?? stored.severity };
    const anew = needsNewRound(stored, amended);
    const row = anew ? await this.newRound(amended) : amended;
    await this.parts.outcomeActions.add(row, added);
    const saved = await this.save(row, input.reason ?? null);
    if (anew) await this.askPartners(saved);
    return outcomeOf(saved);
  }

  /** For partners whose presence was noted late: all are asked about the present text once more. */
  async requestComments(outcomeId: string): Promise<ConsultationOutcome> {
    const stored = await this.lockOwn(outcomeId);
    demandOutcomeMove(stored.state, OutcomeState.RECORDED);
    const saved = await this.save(await this.newRound(stored), null);
    await this.askPartners(saved);
    return outcomeOf(saved);
  }

  async publish({ outcomeId, expectedVersion }: PublishOutcomeInput): Promise<ConsultationOutcome> {
    const stored = await this.lockOwn(outcomeId, expectedVersion);
    demandOutcomeMove(stored.state, OutcomeState.PUBLISHED);
    const now = this.work.clock.now();
    const { waived, disagreeing } = await this.parts.outcomeComments.standingOf(stored);
    demandClosedWindow({
      audience: stored.audience,
      commentsUntil: stored.commentsUntil,
      asked: stored.partnerIds,
      present: await this.presentAt(stored.consultationId),
      waived,
      now,
    });
    const published = { ...stored, state: OutcomeState.PUBLISHED, publishedAt: now, agreed: disagreeing === 0 };
    const saved = await this.save(published, null);
    await this.tell('performance.outcome-published', saved);
    await this.parts.outcomeSubscriptions.notify(saved);
    return outcomeOf(saved);
  }

  /** There is no deletion (story 4.e step 9): the reason and all wordings stay for those who took part. */
  async withdraw({ outcomeId, reason, expectedVersion }: WithdrawOutcomeInput): Promise<ConsultationOutcome> {
    const stored = await this.lockOwn(outcomeId, expectedVersion);
    demandOutcomeMove(stored.state, OutcomeState.WITHDRAWN);
    const withdrawnAt = this.work.clock.now();
    const gone = { ...stored, state: OutcomeState.WITHDRAWN, withdrawnAt, withdrawalReason: reason.trim() };
    const saved = await this.save(gone, reason.trim());
    if (stored.publishedAt !== null) await this.tell('performance.outcome-withdrawn', saved);
    return outcomeOf(saved);
  }

  private async newRound(row: OutcomeRow): Promise<OutcomeRow> {
    const partnerIds = await this.presentAt(row.consultationId);
    return { ...row, partnerIds, round: row.round + 1, commentsUntil: endOfComments(this.work.clock.now()) };
  }

  private async save(row: OutcomeRow, reason: string | null): Promise<OutcomeRow> {
    const saved = { ...row, version: row.version + 1 };
    await this.repository((outcomes) => outcomes.update(saved));
    await this.keep(saved, reason);
    return saved;
  }

  private async keep(row: OutcomeRow, reason: string | null): Promise<void> {
    const { database, clock, audit } = this.work;
    await this.repository((outcomes) => outcomes.keepRevision(row, reason, clock.now()));
    await new OutcomeFactRepository(database.manager).save({
      outcomeId: row.id,
      agency: row.agency,
      country: row.country,
      year: Number(row.heldOn.slice(0, 4)),
      wide: isWide(row.audience),
      recordedAt: row.recordedAt,
      publishedAt: row.publishedAt,
      withdrawnAt: row.withdrawnAt,
    });
    const { version, state } = row;
    await audit.record({ objectType: 'ConsultationOutcome', objectId: row.id, detail: { version, state } });
  }

  private askPartners({ partnerIds, referenceNo, agency, commentsUntil }: OutcomeRow): Promise<void> {
    const at = this.work.clock.now();
    const dueOn = dayOf(commentsUntil);
    return this.work.outbox.publishAll(
      partnerIds.map((partnerId) => ({
        type: 'performance.partner-notice-due',
        subject: partnerId,
        audience: 'INTERNAL',
        data: { partnerId, kind: 'OUTCOME_COMMENTS_REQUESTED', referenceNo, agency, dueOn, at },
      })),
    );
  }

  /** No words: who may read the outcome reads them here. */
  private tell(type: string, { id, theme, country, audience, agency, publishedAt, withdrawnAt }: OutcomeRow) {
    const forAll = audience === OutcomeAudience.INTER_AGENCY || audience === OutcomeAudience.PUBLIC;
    return this.work.outbox.publish({
      type,
      subject: id,
      audience: forAll ? 'AGENCY' : 'INTERNAL',
      data: { outcomeId: id, theme, country, audience, agency, at: withdrawnAt ?? publishedAt },
    });
  }

  private async lockOwn(outcomeId: string, expectedVersion?: number | null): Promise<OutcomeRow> {
    const row = await this.parts.outcomes.lock(outcomeId);
    await this.parts.outcomeKeepers.demand(row, 'outcome');
    if (expectedVersion && expectedVersion !== row.version) throw versionConflict('outcome', row.version);
    return row;
  }

  private async presentAt(consultationId: string): Promise<string[]> {
    const participants = await this.parts.consultations.participantsOf(consultationId);
    return [...new Set(participants.filter(({ attended }) => attended).map(({ partnerId }) => partnerId))].sort();
  }

  private repository<Result>(run: (outcomes: OutcomeRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new OutcomeRepository(transaction)));
  }
}

/** Ten working days of 24 hours each, so that the last day is as long as the first one was short. */
function endOfComments(now: Date): Date {
  const today = dayOf(now);
  const sinceMidnight = now.getTime() - startOf(today).getTime();
  return new Date(startOf(addWorkingDays(today, commentDays)).getTime() + sinceMidnight);
}

function checkAudience(audience: OutcomeAudience, officeId: string | null): void {
  if (audience === OutcomeAudience.OFFICE && officeId === null) {
    throw invalidInput('No office led this consultation: take AGENCY or wider.', 'input.audience');
  }
}
