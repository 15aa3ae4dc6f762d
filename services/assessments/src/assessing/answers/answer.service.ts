import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import type { Methodology, Question } from '../../catalogue/methodologies/methodology.types';
import { checkAnswers } from '../../catalogue/scoring/answer-check.rules';
import { AssessmentState } from '../../terms/assessment-state.enum';
import type { AnswerEvidenceService } from '../answer-evidence/answer-evidence.service';
import type { AssessmentBodyService } from '../assessment-bodies/assessment-body.service';
import { demandState } from '../assessment-changes/assessment-step.rules';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import type { AssessorService } from '../assessors/assessor.service';
import type { AnswerInput, AnswerQuestionsInput } from './answer.inputs';
import { AnswerRepository, type AnswerRow } from './answer.repository';
import { demandAssigned, demandVersions } from './answer.rules';
import type { AssessmentAnswer, AssessmentAnswers } from './answer.view';

interface Parts {
  assessments: AssessmentService;
  assessors: AssessorService;
  bodies: AssessmentBodyService;
  evidence: AnswerEvidenceService;
  methodologies: MethodologyService;
}

/** Answers, given in parts by several people, each with its own version so that nobody overwrites what they did not see. */
export class AnswerService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byAssessment = rowsLoader(
    (ids) => this.repository((answers) => answers.findByAssessments(ids)),
    (row: AnswerRow) => row.assessmentId,
  );

  /** The caller has asked whether the viewer may. */
  rowsOf(assessmentId: string): Promise<AnswerRow[]> {
    return this.byAssessment.load(assessmentId);
  }

  /** The version that is fixed on the assessment, and no other (A-INV-1). */
  methodOf({ methodologyCode, methodologyVersion }: Assessment): Promise<Methodology> {
    return this.parts.methodologies.get(methodologyCode ?? '', methodologyVersion ?? 0);
  }

  async read(assessment: Assessment): Promise<AssessmentAnswers> {
    const redaction = await this.parts.bodies.open(assessment, 'FULL_NO_ATTACHMENTS', 'Assessment.answers');
    if (redaction) return { sections: null, redaction };
    const rows = await this.rowsOf(assessment.id);
    if (assessment.methodologyCode === null || (rows.length === 0 && assessment.finalisedOn !== null)) {
      return { sections: null, redaction: null };
    }
    const methodology = await this.methodOf(assessment);
    const stored = new Map(rows.map((row) => [row.question, row]));
    const sections = methodology.sections.map(({ key, title, area, questions }) => ({
      key,
      title,
      area,
      answers: questions.map((question) =>
        this.present(assessment.id, methodology, question, stored.get(question.key)),
      ),
    }));
    return { sections, redaction: null };
  }

  /** Takes all of the answers or none. */
  async answer({ assessmentId, answers }: AnswerQuestionsInput): Promise<Assessment> {
    const { assessments, assessors } = this.parts;
    const row = await assessments.lock(assessmentId);
    const part = await assessors.partIn(row);
    demandState(row.state, 'ASSIGNED', 'IN_PROGRESS', 'RETURNED');
    const methodology = await this.methodOf(row);
    checkAnswers(methodology, answers.map(givenIn));
    demandAssigned(methodology, answers, part);
    this.byAssessment.clear(row.id);
    const stored = new Map((await this.rowsOf(row.id)).map((answer) => [answer.question, answer]));
    demandVersions(answers, stored);
    const after =
      row.state === AssessmentState.IN_PROGRESS ? row : await assessments.step(row, AssessmentState.IN_PROGRESS);
    await this.save(after, answers, stored);
    return after;
  }

  private async save(row: Assessment, answers: AnswerInput[], stored: ReadonlyMap<string, AnswerRow>): Promise<void> {
    const { viewer, clock, audit } = this.work;
    const rows: AnswerRow[] = [];
    for (const [index, { question, value, notApplicable, comment, evidenceFileIds }] of answers.entries()) {
      const before = stored.get(question);
      const kept = before?.evidence ?? 0;
      const evidence = evidenceFileIds
        ? await this.parts.evidence.replace(row, question, evidenceFileIds, `input.answers.${index}.evidenceFileIds`)
        : kept;
      rows.push({
        assessmentId: row.id,
        question,
        agency: row.ownerAgency,
        partnerId: row.partnerId,
        value: value ?? null,
        notApplicable,
        comment: comment ? this.work.cipher.seal(comment, contextOf(row.id, question)) : null,
        evidence,
        version: (before?.version ?? 0) + 1,
        answeredBy: viewer.subject ?? '',
        answeredAt: clock.now(),
      });
    }
    await this.repository((repository) => repository.save(rows));
    this.byAssessment.clear(row.id);
    const questions = rows.map(({ question, version }) => `${question}/${version}`);
    await audit.record({ objectType: 'Assessment', objectId: row.id, detail: { change: 'ANSWERED', questions } });
  }

  private present(
    assessmentId: string,
    { scales }: Methodology,
    { key, text, isKey, scale }: Question,
    row: AnswerRow | undefined,
  ): AssessmentAnswer {
    const choice = scales[scale]?.find(({ value }) => value === row?.value);
    return {
      assessmentId,
      question: key,
      text,
      isKey,
      value: row?.value ?? null,
      label: choice?.label ?? null,
      points: choice?.points ?? null,
      notApplicable: row?.notApplicable ?? false,
      comment: row?.comment ? this.work.cipher.open(row.comment, contextOf(assessmentId, key)) : null,
      evidenceCount: row?.evidence ?? 0,
      version: row?.version ?? 0,
      answeredAt: row?.answeredAt ?? null,
    };
  }

  private repository<Result>(run: (answers: AnswerRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AnswerRepository(transaction)));
  }
}

const contextOf = (assessmentId: string, question: string) => `assessment-answer:${assessmentId}/${question}`;

const givenIn = ({ question, value, notApplicable }: AnswerInput) => ({
  question,
  value: value ?? null,
  notApplicable,
});
