import { invalidInput } from '@partner-commons/platform/errors';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import type { PartnerCommentInput } from './assessment-comment.inputs';

/** Comments name sections and questions that the questionnaire has; each one of both or neither. */
export function demandPlaces(
  { sections, code, version }: Pick<Methodology, 'sections' | 'code' | 'version'>,
  comments: readonly PartnerCommentInput[],
): void {
  const sectionKeys = new Set(sections.map(({ key }) => key));
  const questionKeys = new Set(sections.flatMap(({ questions }) => questions.map(({ key }) => key)));
  for (const [index, { section, question }] of comments.entries()) {
    const place = `input.comments.${index}`;
    if (section && question) throw invalidInput('Name a section or a question, not both.', place);
    if (section && !sectionKeys.has(section)) {
      throw invalidInput(`${code} ${version} has no section ${section}.`, `${place}.section`, 'UNKNOWN_SECTION');
    }
    if (question && !questionKeys.has(question)) {
      throw invalidInput(`${code} ${version} has no question ${question}.`, `${place}.question`, 'UNKNOWN_QUESTION');
    }
  }
}
