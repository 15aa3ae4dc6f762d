import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import { scoreAnswers } from '../../catalogue/scoring/score.rules';
import type { Score } from '../../catalogue/scoring/score.types';
import { givenOf } from '../answers/answer.rules';
import type { AnswerService } from '../answers/answer.service';
import type { AssessmentBodyService } from '../assessment-bodies/assessment-body.service';
import type { AssessmentTextService } from '../assessment-texts/assessment-text.service';
import type { Assessment } from '../assessments/assessment.entity';
import { AssessmentScoreRepository, type AssessmentScoreRow } from './assessment-score.repository';
import type { AssessmentScore } from './assessment-score.view';

interface Parts {
  answers: AnswerService;
  bodies: AssessmentBodyService;
  texts: AssessmentTextService;
}

/** What answers come to by the methodology version that is fixed on the assessment (A-INV-1). */
export class AssessmentScoreService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byAssessment = rowLoader(
    (ids) => this.repository((scores) => scores.findByAssessments(ids)),
    (row: AssessmentScoreRow) => row.assessmentId,
  );

  async read(assessment: Assessment): Promise<AssessmentScore> {
    const redaction = await this.parts.bodies.open(assessment, 'SUMMARY', 'Assessment.score');
    if (redaction) return { ...nothing, redaction };
    const [row, conclusion] = await Promise.all([
      this.byAssessment.load(assessment.id),
      this.parts.texts.latestOf(assessment.id, 'CONCLUSION'),
    ]);
    const said = { conclusion: conclusion?.text ?? null };
    if (!row || assessment.methodologyCode === null) return { ...nothing, ...said };
    const { points, score, applicable, keyApplicable, capacityBand, exclusions } = row.result;
    const sections = titled(await this.parts.answers.methodOf(assessment), row.result);
    return { points, score, applicable, keyApplicable, capacityBand, sections, exclusions, ...said, redaction: null };
  }

  /** The caller has asked whether the viewer may see it. */
  async compute(assessment: Assessment): Promise<Score> {
    const { answers } = this.parts;
    const methodology = await answers.methodOf(assessment);
    const given = givenOf(await answers.rowsOf(assessment.id));
    return scoreAnswers(methodology, given, { sector: assessment.businessSector });
  }

  async keep({ id, ownerAgency, partnerId }: Assessment, result: Score): Promise<void> {
    const row = { assessmentId: id, agency: ownerAgency, partnerId, result, computedAt: this.work.clock.now() };
    await this.repository((scores) => scores.insert(row));
    this.byAssessment.clear(id);
  }

  private repository<Result>(run: (scores: AssessmentScoreRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AssessmentScoreRepository(transaction)));
  }
}

const nothing: AssessmentScore = {
  points: null,
  score: null,
  applicable: null,
  keyApplicable: null,
  capacityBand: null,
  sections: null,
  exclusions: null,
  conclusion: null,
  redaction: null,
};

function titled({ sections }: Methodology, { sections: scored }: Score) {
  const titles = new Map(sections.map(({ key, title }) => [key, title]));
  return scored.map((section) => ({ ...section, title: titles.get(section.key) ?? section.key }));
}
