import { invalidInput } from '@partner-commons/platform/errors';
import type { Methodology, Question, Section } from '../methodologies/methodology.types';
import type { PublishMethodologyInput } from './publish-methodology.inputs';
import type { AnswerScaleInput, MethodologyQuestionInput, MethodologySectionInput } from './questionnaire.inputs';
import { readParameters } from './scoring-parameters.rules';

/** The methodology that an input describes, with everything that it leaves out. */
export function methodologyOf(input: PublishMethodologyInput, owner: string): Methodology {
  const { algorithm, parameters } = input.scoring;
  const { scoring, problem } = readParameters(algorithm, parameters);
  if (problem) {
    const field = ['input.scoring.parameters', problem.path].filter((part) => part !== '').join('.');
    throw invalidInput(problem.message, field, 'METHODOLOGY_NOT_VALID');
  }
  return {
    code: input.code,
    version: input.version,
    name: input.name,
    owner,
    kind: input.kind,
    applicableTypes: input.applicableTypes ?? [],
    sections: input.sections.map(sectionOf),
    scales: scalesOf(input.scales),
    scoring,
    validityMonths: input.validityMonths,
    sectorValidity: input.sectorValidity ?? null,
    reassessment: input.reassessment ?? null,
    renewalRule: input.renewalRule ?? null,
    provenance: input.provenance,
    publicUrl: input.publicUrl ?? null,
    effectiveFrom: input.effectiveFrom,
    effectiveUntil: input.effectiveUntil ?? null,
  };
}

const sectionOf = ({ key, title, area, parts, questions }: MethodologySectionInput): Section => ({
  key,
  title,
  area: area ?? null,
  parts: parts ?? [],
  questions: questions.map(questionOf),
});

const questionOf = (question: MethodologyQuestionInput): Question => ({
  key: question.key,
  text: question.text,
  weight: question.weight ?? 1,
  isKey: question.isKey ?? false,
  scale: question.scale,
  evidenceTypes: question.evidenceTypes ?? [],
  naAllowed: question.naAllowed ?? true,
  part: question.part ?? null,
  guidance: question.guidance ?? null,
});

function scalesOf(scales: AnswerScaleInput[]): Methodology['scales'] {
  const byName: Methodology['scales'] = {};
  for (const [index, { name, choices }] of scales.entries()) {
    if (name in byName) {
      throw invalidInput('Two scales have this name.', `input.scales.${index}.name`, 'METHODOLOGY_NOT_VALID');
    }
    byName[name] = choices;
  }
  return byName;
}
