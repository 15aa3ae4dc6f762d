import { notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { actsFor, hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { EvaluationContentInput } from '../partnership-evaluations/evaluation.inputs';
import type { EvaluationRow } from '../partnership-evaluations/evaluation.repository';
import { reviewReaders } from '../review-wiring/review-roles';
import { EvaluationBodyRepository, type StoredEvaluationBody } from './evaluation-body.repository';
import type { EvaluationBody, EvaluationFinding } from './evaluation-body.view';

type Content = Omit<EvaluationContentInput, 'from' | 'to'>;

/** What is sealed of an evaluation. */
type Words = Omit<Content, 'findings'> & { findings: Omit<EvaluationFinding, 'evaluationId'>[] };

const contextOf = (evaluationId: string) => `partnership-evaluation:${evaluationId}`;

/** The one door to the words of joint evaluations, with a record of each reading. */
export class EvaluationBodyService {
  constructor(private readonly work: Work) {}

  private readonly bodies = rowLoader(
    (ids) => this.readAll(ids),
    (row: StoredEvaluationBody) => row.evaluationId,
  );

  async read(evaluation: EvaluationRow): Promise<EvaluationBody> {
    const stored = this.mayRead(evaluation) ? await this.bodies.load(evaluation.id) : null;
    if (!stored)
      return { ...nothing, redaction: confidential(`Ask ${evaluation.leadCode}, which leads the evaluation.`) };
    const { findings, ...words } = this.open(stored);
    const { id: evaluationId } = evaluation;
    return { ...words, findings: findings.map((finding) => ({ ...finding, evaluationId })), redaction: null };
  }

  /** Within a mutation of somebody who takes part: what is published, and what can be answered. */
  async wordsOf({ id }: EvaluationRow): Promise<Words> {
    const [stored] = await this.repository((bodies) => bodies.find([id]));
    if (!stored) throw notFound('evaluation');
    return this.open(stored);
  }

  /** As the version that the evaluation has; earlier ones stay. */
  async write({ id, version, agencyCodes, partnerId }: EvaluationRow, content: Content): Promise<void> {
    const { viewer, cipher } = this.work;
    const { title, summary, addedValue, strengths, challenges, findings } = content;
    const words: Words = {
      title: title.trim(),
      summary: summary.trim(),
      addedValue,
      strengths,
      challenges,
      findings: findings.map(({ finding, recommendation }, place) => ({
        id: newId(),
        number: place + 1,
        finding,
        recommendation,
      })),
    };
    const sealed = cipher.seal(JSON.stringify(words), contextOf(id));
    const writtenBy = viewer.subject ?? '';
    await this.repository((bodies) =>
      bodies.insert({ evaluationId: id, version, agencies: agencyCodes, partnerId, sealed, writtenBy }),
    );
  }

  private mayRead({ agencyCodes, partnerId }: EvaluationRow): boolean {
    const { viewer } = this.work;
    if (viewer.kind === 'PARTNER') return actsFor(viewer, partnerId);
    return viewer.kind === 'AGENCY' && agencyCodes.includes(viewer.agency ?? '') && hasRole(viewer, ...reviewReaders);
  }

  private open({ evaluationId, sealed }: StoredEvaluationBody): Words {
    return JSON.parse(this.work.cipher.open(sealed, contextOf(evaluationId))) as Words;
  }

  private readAll(evaluationIds: readonly string[]): Promise<StoredEvaluationBody[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new EvaluationBodyRepository(transaction).find(evaluationIds);
      const ids = rows.map(({ evaluationId }) => evaluationId);
      if (ids.length > 0) {
        await audit
          .within(transaction, 'PartnershipEvaluation.body')
          .record({ objectType: 'PartnershipEvaluation', detail: { ids } });
      }
      return rows;
    });
  }

  private repository<Result>(run: (bodies: EvaluationBodyRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new EvaluationBodyRepository(transaction)));
  }
}

const nothing: EvaluationBody = {
  title: null,
  summary: null,
  addedValue: null,
  strengths: null,
  challenges: null,
  findings: null,
  redaction: null,
};
