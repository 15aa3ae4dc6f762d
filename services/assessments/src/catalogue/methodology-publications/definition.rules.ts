import { invalidInput } from '@partner-commons/platform/errors';
import type { Methodology, Question } from '../methodologies/methodology.types';
import { questionsOf } from '../scoring/answer-check.rules';

const most = 500;

const refuse = (message: string, field: string) => invalidInput(message, field, 'METHODOLOGY_NOT_VALID');

/** Refuses a methodology by which some answers could not be given or scored; each refusal names its place in the input. */
export function checkDefinition(methodology: Methodology, today: string): void {
  checkDates(methodology, today);
  checkScales(methodology);
  checkSections(methodology);
  checkScoring(methodology);
}

function checkDates({ effectiveFrom, effectiveUntil }: Methodology, today: string): void {
  if (effectiveFrom < today) throw refuse(`The first day is not before today, ${today}.`, 'input.effectiveFrom');
  if (effectiveUntil !== null && effectiveUntil < effectiveFrom) {
    throw refuse('The last day is not before the first.', 'input.effectiveUntil');
  }
}

function checkScales({ scales }: Methodology): void {
  for (const [index, [name, choices]] of Object.entries(scales).entries()) {
    const twice = repeated(choices.map(({ value }) => value));
    if (twice >= 0) throw refuse(`${name} offers this value twice.`, `input.scales.${index}.choices.${twice}.value`);
  }
}

function checkSections(methodology: Methodology): void {
  const { sections } = methodology;
  const twice = repeated(sections.map(({ key }) => key));
  if (twice >= 0) throw refuse('Two sections have this key.', `input.sections.${twice}.key`);
  if (questionsOf(methodology).length > most) {
    throw refuse(`A methodology has at most ${most} questions.`, 'input.sections');
  }
  const seen = new Set<string>();
  for (const [index, { questions, parts }] of sections.entries()) {
    const place = `input.sections.${index}`;
    const partTwice = repeated(parts.map(({ key }) => key));
    if (partTwice >= 0) throw refuse('Two parts have this key.', `${place}.parts.${partTwice}.key`);
    for (const [at, question] of questions.entries()) {
      if (seen.has(question.key)) throw refuse('Two questions have this key.', `${place}.questions.${at}.key`);
      seen.add(question.key);
      checkQuestion(methodology, question, `${place}.questions.${at}`);
      if (question.part !== null && !parts.some(({ key }) => key === question.part)) {
        throw refuse('The section has no such part.', `${place}.questions.${at}.part`);
      }
    }
  }
}

function checkQuestion({ scales, scoring }: Methodology, { scale }: Question, place: string): void {
  const choices = scales[scale];
  if (!choices) throw refuse('There is no such scale.', `${place}.scale`);
  if (!('lowest' in scoring.parameters)) return;
  const points = choices.map((choice) => choice.points);
  const { lowest, highest } = scoring.parameters;
  if (Math.min(...points) !== lowest || Math.max(...points) !== highest) {
    throw refuse(`The points of its scale must go from ${lowest} to ${highest}.`, `${place}.scale`);
  }
}

function checkScoring(methodology: Methodology): void {
  const { scoring, scales, kind } = methodology;
  const place = 'input.scoring.parameters';
  if (kind === 'PSEA_CAPACITY') {
    const index = scoring.parameters.bands.findIndex(({ capacityBand }) => capacityBand === null);
    if (index >= 0) throw refuse('A PSEA band needs its capacityBand.', `${place}.bands.${index}.capacityBand`);
  }
  if (scoring.algorithm === 'EXCLUSIONARY') {
    const values = new Set(Object.values(scales).flatMap((choices) => choices.map(({ value }) => value)));
    const { exclusionValues, bands } = scoring.parameters;
    const unknown = exclusionValues.findIndex((value) => !values.has(value));
    if (unknown >= 0) throw refuse('No scale offers this value.', `${place}.exclusionValues.${unknown}`);
    const band = bands.findIndex((floor) => floor.values.some((value) => !values.has(value)));
    if (band >= 0) throw refuse('No scale offers one of these values.', `${place}.bands.${band}.values`);
  }
  if (scoring.algorithm === 'WEIGHTED_BY_SECTOR') {
    const keys = new Set(questionsOf(methodology).map(({ key }) => key));
    for (const [sector, weights] of Object.entries(scoring.parameters.sectors)) {
      const unknown = Object.keys(weights).find((key) => !keys.has(key));
      if (unknown) throw refuse(`There is no question ${unknown}.`, `${place}.sectors.${sector}.${unknown}`);
    }
  }
}

const repeated = (keys: string[]) => keys.findIndex((key, index) => keys.indexOf(key) !== index);
