import { createHash } from 'node:crypto';
import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { addDays, addMonths, type Day, dayOf } from '@partner-commons/platform/whole-days';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { RatingSummary } from '../ratings/rating.view';
import type { Assessment } from './assessment.entity';
import type { AssessmentScopeInput, RecordAssessmentInput } from './assessment.inputs';

/** A final one. */
export type Rated = Pick<Assessment, 'ownerAgency'> & { band: CommonRiskBand; validUntil: string };

/** No assessment framework of the UN system is older; it also keeps out years that SQL has no date for. */
const earliestDay = '1990-01-01';

export const isDay = (text: string) => {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && dayOf(instant) === text && text >= earliestDay;
};

/** A final assessment as its owner tells it, whether by hand or in a file. */
export type AssessmentFact = Omit<RecordAssessmentInput, 'idempotencyKey'> & { idempotencyKey?: string | null };

export function checkAssessment(fact: Omit<AssessmentFact, 'partnerId' | 'kind'>, today: Day): void {
  const { band, finalisedOn, validUntil, amountAssessed, startedOn } = fact;
  if (band === CommonRiskBand.NOT_ASSESSED) {
    throw invalidInput('NOT_ASSESSED means that there is no assessment; record the band that was found.', 'input.band');
  }
  if (finalisedOn < earliestDay || finalisedOn > today) {
    throw invalidInput(`finalisedOn must lie between ${earliestDay} and today, ${today}.`, 'input.finalisedOn');
  }
  if (validUntil <= finalisedOn) throw invalidInput('validUntil must be after finalisedOn.', 'input.validUntil');
  if (amountAssessed && !isAboveZero(amountAssessed.amount)) {
    throw invalidInput(
      'amountAssessed must be above zero; leave it out when none was set.',
      'input.amountAssessed.amount',
    );
  }
  if (startedOn && (startedOn < earliestDay || startedOn > finalisedOn)) {
    throw invalidInput('startedOn must not be after finalisedOn.', 'input.startedOn');
  }
  if ((fact.methodologyCode == null) !== (fact.methodologyVersion == null)) {
    throw invalidInput('Give methodologyCode and methodologyVersion together.', 'input.methodologyVersion');
  }
  checkScope(fact);
}

/** Also of an assessment that only starts. */
export function checkScope({ ceilingUsd, periodFrom, periodTo }: AssessmentScopeInput): void {
  if (ceilingUsd && !isAboveZero(ceilingUsd)) {
    throw invalidInput('ceilingUsd must be above zero; leave it out when none was set.', 'input.ceilingUsd');
  }
  for (const [field, day] of [
    ['periodFrom', periodFrom],
    ['periodTo', periodTo],
  ]) {
    if (day && !isDay(day)) throw invalidInput(`No period begins before ${earliestDay}.`, `input.${field}`);
  }
  if (periodFrom && periodTo && periodTo < periodFrom) {
    throw invalidInput('The period ends before it begins.', 'input.periodTo');
  }
}

const isAboveZero = (amount: string) => /^[0-9.]*[1-9]/.test(amount);

/** Each once, in one order. */
export const listed = <Value extends string>(values: readonly Value[] | null | undefined): Value[] =>
  [...new Set(values ?? [])].sort();

/** The last valid day: final 2024-09-10 for 60 months counts until 2029-09-09 (standards.md 3.1). */
export const validUntilOf = (finalisedOn: Day, months: number): Day => addDays(addMonths(finalisedOn, months), -1);

/** Kinds that name a family: of two of them one does not replace the other unless the method is the same. */
const families: readonly AssessmentKind[] = [
  AssessmentKind.DONOR_ASSESSMENT,
  AssessmentKind.SECTOR_TECHNICAL,
  AssessmentKind.OTHER,
];

const within = (inner: readonly string[], outer: readonly string[]) => inner.every((value) => outer.includes(value));

/** Whether the later of two final ones of the same partner, owner, kind and entity speaks of all that the earlier one did. */
function coversAll(later: Assessment, earlier: Assessment): boolean {
  const sameMethod = later.methodologyCode !== null && later.methodologyCode === earlier.methodologyCode;
  if (families.includes(later.kind) && !sameMethod) return false;
  return within(earlier.countries, later.countries) && within(earlier.areas, later.areas);
}

const place = ({ finalisedOn, id }: Assessment) => `${finalisedOn}/${id}`;

/**
 * What a new final one ends, or by which one it is ended itself when it tells of earlier days. What is out of validity
 * takes nobody's place (domain-model.md 2.5, SUPERSEDED).
 */
export function supersessionOf(fresh: Assessment, others: readonly Assessment[], today: Day) {
  const counts = ({ state, validUntil }: Assessment) => state === AssessmentState.FINAL && (validUntil ?? '') >= today;
  const by = others.filter((other) => place(other) > place(fresh) && counts(other) && coversAll(other, fresh)).at(-1);
  const ended = counts(fresh) ? others.filter((other) => place(other) < place(fresh) && coversAll(fresh, other)) : [];
  return { by: by ?? null, ended };
}

/** A partner without a valid assessment has a summary too: an absent one could be read as "no risk" (trust.md, fact 5). */
export function summariseRating(kind: AssessmentKind, latest: Rated | null): RatingSummary {
  if (!latest) return { kind, band: CommonRiskBand.NOT_ASSESSED, validUntil: null, owner: null };
  return { kind, band: latest.band, validUntil: latest.validUntil, owner: { code: latest.ownerAgency } };
}

/** Equal requests have equal hashes; the key itself is not part of what is asked for. */
export function hashRequest({ idempotencyKey: _, amountAssessed, ...fact }: AssessmentFact): string {
  const said = Object.entries(fact).filter(([, value]) => value !== undefined && value !== null);
  const money = amountAssessed ? [amountAssessed.amount, amountAssessed.currency] : null;
  const parts = [...said.sort(([left], [right]) => (left < right ? -1 : 1)), money];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function demandSameRequest(stored: Pick<Assessment, 'requestHash'>, requestHash: string | null): void {
  if (stored.requestHash === requestHash) return;
  throw new AppError(
    'CONFLICT',
    'This idempotencyKey came with another assessment before. Use a new key for a new one.',
    {
      reason: 'IDEMPOTENCY_KEY_REUSED',
      field: 'input.idempotencyKey',
    },
  );
}
