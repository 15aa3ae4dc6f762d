import { addMonths, daysBetween } from '@partner-commons/platform/whole-days';
import { isAbove, productOf, quotientOfAmount } from '../../terms/exact-decimal.rules';
import type { AcceptedMethod, Finding, ReuseFacts, ReuseRuleName } from './reuse.types';
import { spellUsd } from './usd.rules';

/** A way in which the agency may accept the method: directly, or over an equivalence. */
export interface Option {
  accepted: AcceptedMethod | null;
  /** Percent; 100 for the method itself. */
  coverage: number;
  gaps: string[];
  /** The version that it is measured against, such as `HACT_MICRO 2`. */
  against: string | null;
}

const enoughCover = 80;
const leastCover = 60;
const largestFactor = '3';
const defaultFactor = '1.5';
const defaultRemaining = 90;

const count = (number: number, one: string) =>
  `${number.toLocaleString('en-US')} ${one}${Math.abs(number) === 1 ? '' : 's'}`;

const listed = (items: readonly string[]) => [...new Set(items)].sort();

/** The acceptances that may bear on the assessment's method, each with how much of it is covered. */
export function optionsOf({ assessment, acceptances, covers }: ReuseFacts): Option[] {
  const { methodologyCode: code, methodologyVersion: version } = assessment;
  const options = acceptances.flatMap((accepted): Option[] => {
    if (code === accepted.code && version !== null && version >= accepted.minVersion) {
      return [{ accepted, coverage: 100, gaps: [], against: `${code} ${version}` }];
    }
    return covers
      .filter((cover) => cover.code === accepted.code && cover.version >= accepted.minVersion)
      .map((cover) => ({ ...cover, accepted, against: `${cover.code} ${cover.version}` }));
  });
  const sorted = options.sort(
    (a, b) => b.coverage - a.coverage || ((a.against ?? '') < (b.against ?? '') ? -1 : Number(a.against !== b.against)),
  );
  return sorted.length > 0 ? sorted : [{ accepted: null, coverage: 0, gaps: [], against: null }];
}

function checkState({ assessment }: ReuseFacts): Finding {
  const { state, finalisedOn, proxy } = assessment;
  if (state === 'INVALIDATED') {
    return refuse('INVALIDATING_EVENT', 'It was invalidated: readable for audit, never reused (A-INV-8).');
  }
  if (state === 'SUPERSEDED') return refuse('EXPIRED', 'A later one took its place.');
  if (state !== 'FINAL') return refuse('EXPIRED', `It is ${state}, not FINAL.`);
  if (proxy) {
    return {
      result: 'SUPPLEMENT',
      detail: `Final since ${finalisedOn}, but a proxy: it stands on the records of others, so something of it is confirmed at the partner.`,
      supplement: { kind: 'PROXY_CONFIRMATION', items: [] },
    };
  }
  return pass(`Final since ${finalisedOn}.`);
}

/** The last valid day is a day on which it counts (standards.md 3.1). */
function checkTime({ asOf, assessment, context }: ReuseFacts, { accepted }: Option): Finding {
  const { validUntil } = assessment;
  if (validUntil === null) return refuse('EXPIRED', 'It has no validity.');
  const left = daysBetween(asOf, validUntil);
  if (left < 0) return refuse('EXPIRED', `Valid until ${validUntil}; on ${asOf} that is over.`);
  const needed = context.modality === 'FAST_TRACK' ? 0 : (accepted?.minRemainingDays ?? defaultRemaining);
  const detail = `Valid until ${validUntil}: ${count(left, 'day')} left on ${asOf}, ${needed} needed.`;
  return left >= needed ? pass(detail) : { result: 'ESCALATE', detail };
}

function checkMethod(facts: ReuseFacts, { accepted, coverage, gaps, against }: Option): Finding {
  const { assessment, requester } = facts;
  const { methodologyCode, methodologyVersion } = assessment;
  if (methodologyCode === null) return refuse('METHOD_NOT_ACCEPTED', 'By which methodology it was made is not known.');
  const own = `${methodologyCode} ${methodologyVersion}`;
  if (!accepted) {
    return refuse(
      'METHOD_NOT_ACCEPTED',
      `${requester} accepts neither ${own} nor a methodology that it is agreed to cover.`,
    );
  }
  const broken = brokenCondition(facts, accepted);
  if (broken) return broken;
  if (coverage === 100 && against === own) {
    return pass(
      `${requester} accepts ${accepted.code} from version ${accepted.minVersion}; it was made by version ${methodologyVersion}.`,
    );
  }
  const measured = `${own} covers ${coverage} % of ${against}, which ${requester} accepts; ${enoughCover} % are needed`;
  if (coverage >= enoughCover) return pass(`${measured}.`);
  if (coverage < leastCover)
    return refuse('METHOD_NOT_ACCEPTED', `${measured}, and below ${leastCover} % nothing is filled up.`);
  const items = listed(gaps);
  return {
    result: 'SUPPLEMENT',
    detail: `${measured}. To be assessed besides: ${items.join(', ') || 'what is not covered'}.`,
    supplement: { kind: 'METHOD_GAPS', items },
  };
}

/** Conditions of the agency's own acceptance (JIU-57). */
function brokenCondition(
  { asOf, assessment, partner, context, requester }: ReuseFacts,
  accepted: AcceptedMethod,
): Finding | null {
  const { maxAgeMonths, maxAmountUsd, excludedTypes, excludedCountries } = accepted;
  const { finalisedOn } = assessment;
  if (maxAgeMonths !== null && finalisedOn !== null && addMonths(finalisedOn, maxAgeMonths) < asOf) {
    return refuse(
      'METHOD_NOT_ACCEPTED',
      `Final since ${finalisedOn}; ${requester} accepts ${count(maxAgeMonths, 'month')} of age.`,
    );
  }
  if (partner.type !== null && excludedTypes.includes(partner.type)) {
    return refuse('METHOD_NOT_ACCEPTED', `${requester} does not accept it for partners of type ${partner.type}.`);
  }
  if (context.country !== null && excludedCountries.includes(context.country)) {
    return refuse('SCOPE_COUNTRY', `${requester} does not accept it in ${context.country}.`);
  }
  if (maxAmountUsd !== null && context.plannedAmountUsd !== null && isAbove(context.plannedAmountUsd, maxAmountUsd)) {
    return refuse(
      'SCOPE_AMOUNT',
      `${spellUsd(context.plannedAmountUsd)} is more than the ${spellUsd(maxAmountUsd)} up to which ${requester} accepts it.`,
    );
  }
  return null;
}

function checkEntity({ assessment, partner }: ReuseFacts): Finding {
  const { entityScope } = assessment;
  if (partner.entity === 'SAME') return pass('It speaks of the same legal entity.');
  if (partner.entity === 'OTHER') return refuse('SCOPE_ENTITY', 'It speaks of another organisation.');
  if (entityScope === 'GROUP')
    return pass('It speaks of the group, and the partner is an office that its headquarters controls.');
  if (entityScope === 'COUNTRY_OFFICE')
    return refuse('SCOPE_ENTITY', 'It speaks of one country office alone, which is another one.');
  return annex('It speaks of the headquarters alone, and the partner is an office of it.', 'entity');
}

function checkCountry({ assessment, context }: ReuseFacts): Finding {
  const { country } = context;
  const countries = listed(assessment.countries);
  if (country === null) return pass('No country was asked about.');
  if (countries.includes(country)) return pass(`${country} is one of its countries: ${countries.join(', ')}.`);
  if (countries.length === 0) return annex(`Of which countries it speaks is not known; ${country} is needed.`, country);
  return annex(`${country} is none of its countries: ${countries.join(', ')}.`, country);
}

const annex = (detail: string, item: string): Finding => ({
  result: 'SUPPLEMENT',
  detail,
  supplement: { kind: 'COUNTRY_ANNEX', items: [item] },
});

function checkAmount({ assessment, context }: ReuseFacts, { accepted }: Option): Finding {
  const { plannedAmountUsd: planned } = context;
  const { ceilingUsd: ceiling } = assessment;
  if (planned === null) return pass('No amount was asked about.');
  const test = { kind: 'TRANSACTION_TEST' as const, items: [] };
  if (ceiling === null) {
    return {
      result: 'SUPPLEMENT',
      detail: `Up to which amount it stands is not known; ${spellUsd(planned)} is planned.`,
      supplement: test,
    };
  }
  const factor = accepted?.amountFactor ?? defaultFactor;
  const limit = productOf(ceiling, factor);
  if (!isAbove(planned, limit)) {
    return pass(`${spellUsd(planned)} ≤ ${spellUsd(limit)} (${spellUsd(ceiling)} × ${factor}).`);
  }
  const times = `${spellUsd(planned)} is ${quotientOfAmount(planned, ceiling)} times the assessed ${spellUsd(ceiling)}`;
  if (isAbove(planned, productOf(ceiling, largestFactor))) {
    return refuse('SCOPE_AMOUNT', `${times}, more than ${largestFactor} times.`);
  }
  return {
    result: 'SUPPLEMENT',
    detail: `${times}, more than ${factor} times: transactions are tested.`,
    supplement: test,
  };
}

function checkFunction({ assessment, context }: ReuseFacts): Finding {
  const missing = listed(context.functions.filter((area) => !assessment.areas.includes(area)));
  if (context.functions.length === 0) return pass('No functions were asked about.');
  if (missing.length === 0) return pass(`It covers ${listed(context.functions).join(', ')}.`);
  const why = assessment.areas.length === 0 ? 'Which areas it covers is not known' : 'It does not cover all areas';
  return {
    result: 'SUPPLEMENT',
    detail: `${why}. To be assessed besides: ${missing.join(', ')}.`,
    supplement: { kind: 'MISSING_AREAS', items: missing },
  };
}

function checkEvents({ assessment, events }: ReuseFacts): Finding {
  const { finalisedOn } = assessment;
  const later = events.filter(({ occurredOn }) => finalisedOn !== null && occurredOn > finalisedOn);
  if (later.length === 0) return pass(`No open event since ${finalisedOn}.`);
  const names = listed(
    later.map(({ kind, occurredOn, named }) =>
      named ? `${kind} of ${occurredOn}` : 'one that its source keeps to itself',
    ),
  );
  return refuse('INVALIDATING_EVENT', `Open since ${finalisedOn}: ${names.join(', ')}.`);
}

function checkConsent({ asOf, assessment, consents, requester }: ReuseFacts): Finding {
  const covering = consents.filter(
    ({ kinds, validUntil }) =>
      (kinds.length === 0 || kinds.includes(assessment.kind)) && (validUntil === null || validUntil >= asOf),
  );
  if (covering.length === 0) {
    return {
      result: 'PENDING',
      detail: `The partner has not agreed that ${requester} uses its ${assessment.kind}. Ask with requestConsent.`,
    };
  }
  const ends = covering.map(({ validUntil }) => validUntil);
  const until = ends.includes(null) ? null : listed(ends.flatMap((end) => end ?? [])).at(-1);
  return pass(`The partner agreed that ${requester} uses its ${assessment.kind}${until ? `, until ${until}` : ''}.`);
}

function checkRecognition({ requester, assessment, recognition }: ReuseFacts): Finding {
  const { requesterSigned, ownerSigned, bilateral } = recognition;
  const { ownerAgency } = assessment;
  if (requesterSigned && ownerSigned)
    return pass(`${requester} and ${ownerAgency} signed the Mutual Recognition Statement.`);
  if (bilateral) return pass(`${requester} and ${ownerAgency} recognise one another.`);
  const missing = [requesterSigned ? [] : requester, ownerSigned ? [] : ownerAgency].flat();
  return { result: 'ESCALATE', detail: `${missing.join(' and ')} did not sign the Mutual Recognition Statement.` };
}

function checkOwner({ assessment, ownerAsks }: ReuseFacts): Finding {
  const { ownerAgency } = assessment;
  if (ownerAsks) return { result: 'ESCALATE', detail: `${ownerAgency} is to be asked.` };
  return pass(`${ownerAgency} need not be asked.`);
}

const pass = (detail: string): Finding => ({ result: 'PASS', detail });
const refuse = (refusal: NonNullable<Finding['refusal']>, detail: string): Finding => ({
  result: 'REFUSE',
  detail,
  refusal,
});

/** Never changed once a decision rests on it: a new version is a new file. */
export const rulesOfVersion1: Record<ReuseRuleName, (facts: ReuseFacts, option: Option) => Finding> = {
  STATE: checkState,
  TIME: checkTime,
  METHOD: checkMethod,
  ENTITY: checkEntity,
  COUNTRY: checkCountry,
  AMOUNT: checkAmount,
  FUNCTION: checkFunction,
  EVENTS: checkEvents,
  CONSENT: checkConsent,
  RECOGNITION: checkRecognition,
  OWNER: checkOwner,
};
