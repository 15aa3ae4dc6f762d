import { invalidInput } from '@partner-commons/platform/errors';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { AssessmentOrigin } from '../../terms/assessment-origin.enum';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { AssessorType } from '../../terms/assessor-type.enum';
import { EntityScope } from '../../terms/entity-scope.enum';
import type { Assessment } from './assessment.entity';
import type { AssessmentScopeInput } from './assessment.inputs';
import { type AssessmentFact, hashRequest, listed } from './assessment.rules';

type Stamp = Pick<Assessment, 'id' | 'partnerId' | 'ownerAgency' | 'recordedAt'> & { origin: AssessmentOrigin };

export function demandMethodOfKind({ code, kind }: Methodology, wanted: AssessmentKind): void {
  if (kind === wanted) return;
  throw invalidInput(`${code} is a methodology of kind ${kind}.`, 'input.methodologyCode', 'METHODOLOGY_OF_OTHER_KIND');
}

/** What an input says of the scope, as it is stored. */
export const scopeOf = (input: AssessmentScopeInput) => ({
  entityScope: input.entityScope ?? EntityScope.LEGAL_ENTITY,
  countries: listed(input.countries),
  areas: listed(input.areas),
  ceilingUsd: input.ceilingUsd ?? null,
  conductedMode: input.conductedMode ?? null,
  periodFrom: input.periodFrom ?? null,
  periodTo: input.periodTo ?? null,
});

/** A final assessment that was done elsewhere, as it is stored. */
export function rowOf(fact: AssessmentFact, stamp: Stamp): Omit<Assessment, 'referenceNo'> {
  const { kind, band, finalisedOn, validUntil, amountAssessed } = fact;
  return {
    ...stamp,
    ...scopeOf(fact),
    ceilingUsd: fact.ceilingUsd ?? (amountAssessed?.currency === 'USD' ? amountAssessed.amount : null),
    kind,
    state: AssessmentState.FINAL,
    methodologyCode: fact.methodologyCode ?? null,
    methodologyVersion: fact.methodologyVersion ?? null,
    assessorType: fact.assessorType ?? AssessorType.STAFF,
    assessorFirm: null,
    commissioningOffice: null,
    businessSector: null,
    proxy: fact.proxy ?? false,
    startedOn: fact.startedOn ?? null,
    dueOn: null,
    computedBand: null,
    adjustedBand: null,
    jointAgencies: [],
    supersededBy: null,
    version: 1,
    band,
    finalisedOn,
    validUntil,
    amount: amountAssessed?.amount ?? null,
    currency: amountAssessed?.currency ?? null,
    idempotencyKey: fact.idempotencyKey ?? null,
    requestHash: hashRequest(fact),
  };
}
