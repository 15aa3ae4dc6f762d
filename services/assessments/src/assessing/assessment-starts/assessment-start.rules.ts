import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import type { CapacityArea } from '../../terms/capacity-area.enum';

type Method = Pick<
  Methodology,
  'code' | 'version' | 'applicableTypes' | 'effectiveFrom' | 'effectiveUntil' | 'sections'
>;

/** A version serves new assessments while it is in force; those that began with it go on with it (A-INV-1). */
export function demandInForce({ code, version, effectiveFrom, effectiveUntil }: Method, today: Day): void {
  if (effectiveFrom <= today && (effectiveUntil === null || today <= effectiveUntil)) return;
  throw new AppError('PRECONDITION_FAILED', `${code} ${version} is not in force today; methodologies tells which is.`, {
    reason: 'METHODOLOGY_NOT_IN_FORCE',
    field: 'input.methodologyVersion',
    facts: { effectiveFrom, effectiveUntil },
  });
}

/** A partner of which registry told no type passes. */
export function demandApplicable({ code, applicableTypes }: Method, partnerType: string | null): void {
  if (applicableTypes.length === 0 || partnerType === null || applicableTypes.includes(partnerType)) return;
  throw invalidInput(
    `${code} is not for partners of type ${partnerType}.`,
    'input.methodologyCode',
    'METHODOLOGY_NOT_APPLICABLE',
  );
}

/** What its questions cover, when nobody says that less is looked at. */
export const areasOf = ({ sections }: Method): CapacityArea[] =>
  [...new Set(sections.flatMap(({ area }) => (area ? [area] : [])))].sort();

export const reusableExists = (found: readonly { id: string; referenceNo: string }[]) =>
  new AppError(
    'PRECONDITION_FAILED',
    `Your agency could reuse ${found.map(({ referenceNo }) => referenceNo).join(', ')}. Ask to reuse it, or say in despiteReusable why a new assessment is needed.`,
    { reason: 'REUSABLE_ASSESSMENT_EXISTS', facts: { assessmentIds: found.map(({ id }) => id) } },
  );
