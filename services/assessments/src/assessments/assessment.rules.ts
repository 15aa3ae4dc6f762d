import { createHash } from 'node:crypto';
import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { AssessmentKind } from '../terms/assessment-kind.enum';
import { CommonRiskBand } from '../terms/common-risk-band.enum';
import type { Assessment } from './assessment.entity';
import type { RecordAssessmentInput } from './assessment.inputs';
import type { RatingSummary } from './rating.view';

/** A final one. */
export type Rated = Pick<Assessment, 'ownerAgency'> & { band: CommonRiskBand; validUntil: string };

/** No assessment framework of the UN system is older; it also keeps out years that SQL has no date for. */
const earliestDay = '1990-01-01';

export const isDay = (text: string) => {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && dayOf(instant) === text && text >= earliestDay;
};

type Checked = Pick<RecordAssessmentInput, 'band' | 'finalisedOn' | 'validUntil' | 'amountAssessed'>;

export function checkAssessment({ band, finalisedOn, validUntil, amountAssessed }: Checked, today: string): void {
  if (band === CommonRiskBand.NOT_ASSESSED) {
    throw invalidInput('NOT_ASSESSED means that there is no assessment; record the band that was found.', 'input.band');
  }
  if (finalisedOn < earliestDay || finalisedOn > today) {
    throw invalidInput(`finalisedOn must lie between ${earliestDay} and today, ${today}.`, 'input.finalisedOn');
  }
  if (validUntil <= finalisedOn) throw invalidInput('validUntil must be after finalisedOn.', 'input.validUntil');
  if (amountAssessed && !/^[0-9.]*[1-9]/.test(amountAssessed.amount)) {
    throw invalidInput(
      'amountAssessed must be above zero; leave it out when none was set.',
      'input.amountAssessed.amount',
    );
  }
}

/** A partner without a valid assessment has a summary too: an absent one could be read as "no risk" (trust.md, fact 5). */
export function summariseRating(kind: AssessmentKind, latest: Rated | null): RatingSummary {
  if (!latest) return { kind, band: CommonRiskBand.NOT_ASSESSED, validUntil: null, owner: null };
  return { kind, band: latest.band, validUntil: latest.validUntil, owner: { code: latest.ownerAgency } };
}

/** Body of an assessment: CONFIDENTIAL to the owner, and the partner sees its own (domain-model.md 2.8). */
export function mayReadReport(
  viewer: Viewer,
  { ownerAgency, partnerId }: Pick<Assessment, 'ownerAgency' | 'partnerId'>,
) {
  if (viewer.kind === 'AGENCY') return viewer.agency === ownerAgency;
  return actsFor(viewer, partnerId);
}

/** Equal requests have equal hashes; the key itself is not part of what is asked for. */
export function hashRequest(input: RecordAssessmentInput): string {
  const { partnerId, kind, band, finalisedOn, validUntil, amountAssessed, narrative } = input;
  const money = amountAssessed ? [amountAssessed.amount, amountAssessed.currency] : null;
  const parts = [partnerId, kind, band, finalisedOn, validUntil, money, narrative ?? null];
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
