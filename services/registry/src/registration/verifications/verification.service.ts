import { notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import type { Page, PageArgs } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import { AdjudicatorRepository, type HitAdjudicated } from './adjudicator.repository';
import {
  type ConcernRow,
  type QuestionRow,
  VerificationRepository,
  type VerificationRow,
} from './verification.repository';
import { stateOf } from './verification.rules';
import {
  type PartnerVerification,
  VerificationConcern,
  type VerificationDetails,
  VerificationResult,
} from './verification.view';
import { VerificationAnswerRepository, type VerificationAnswerRow } from './verification-answer.repository';

/** Which partner is the headquarters of another; null when it is none of an office. */
export interface Headquarters {
  hqOf(partnerId: string): Promise<string | null>;
}

/** How far partners are verified: one result for all agencies, and what has changed since. */
export class VerificationService {
  private readonly repository: VerificationRepository;

  constructor(
    private readonly work: Work,
    private readonly headquarters: Headquarters,
  ) {
    this.repository = new VerificationRepository(work.database.manager);
  }

  private readonly latestOf = rowLoader(
    (ids) => this.repository.findLatest(ids, this.work.clock.now()),
    (row: VerificationRow) => row.partnerId,
  );
  private readonly concernOf = rowLoader(
    (ids) => this.repository.findLatestConcerns(ids, this.work.clock.now()),
    (row: ConcernRow) => row.partnerId,
  );
  private readonly pages = new PageLoader<VerificationRow>({
    load: (page) => this.repository.findPage(page),
    count: (ids) => this.repository.count(ids),
    parentOf: (row) => row.partnerId,
  });
  private readonly answersOf = rowsLoader(
    (ids) => this.readAnswers(ids),
    (row: VerificationAnswerRow) => row.verificationId,
  );

  questions(language: string): Promise<QuestionRow[]> {
    return this.repository.findQuestions(language, this.work.clock.now());
  }

  history(partnerId: string, page: PageArgs): Promise<Page<VerificationRow>> {
    return this.pages.load(partnerId, page);
  }

  async get(id: string): Promise<VerificationRow> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('verification');
    return row;
  }

  /** Of a partner whose row the caller has already been allowed to see. */
  async ofPartner(partnerId: string): Promise<PartnerVerification> {
    const hqId = await this.headquarters.hqOf(partnerId);
    const [own, concern, above] = await Promise.all([
      this.latestOf.load(partnerId),
      this.concernOf.load(partnerId),
      hqId === null ? undefined : this.latestOf.load(hqId),
    ]);
    const { result, inherited } = stateOf(own, above, this.work.clock.now());
    const shown = inherited ? above : own;
    return {
      result: VerificationResult[result],
      at: shown?.at ?? null,
      validUntil: shown?.validUntil ?? null,
      agency: shown?.agency ?? null,
      inheritedFrom: inherited ? hqId : null,
      reviewBecause: own && concern && concern.at > own.at ? VerificationConcern[concern.cause] : null,
    };
  }

  /** As recorded by an instant, for questions that explain the past. */
  latestAt(partnerIds: readonly string[], at: Date): Promise<VerificationRow[]> {
    return this.repository.findLatest(partnerIds, at);
  }

  async details({ id, agency }: Pick<VerificationRow, 'id' | 'agency'>): Promise<VerificationDetails> {
    const answers = await this.answersOf.load(id);
    if (answers.length > 0) return { answers, redaction: null };
    return { answers: null, redaction: confidential(`Ask ${agency}, whose verifier gave the answers.`) };
  }

  async followAdjudication(adjudicated: HitAdjudicated): Promise<void> {
    await new AdjudicatorRepository(this.work.database.manager).save(adjudicated);
  }

  /** Many answers are one statement and one record of the reading, in the transaction that reads them. */
  private readAnswers(ids: readonly string[]): Promise<VerificationAnswerRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new VerificationAnswerRepository(transaction).findByVerifications(ids);
      const verificationIds = [...new Set(rows.map(({ verificationId }) => verificationId))];
      if (rows.length > 0)
        await audit
          .within(transaction, 'Verification.details')
          .record({ objectType: 'Verification', detail: { verificationIds } });
      return rows;
    });
  }
}
