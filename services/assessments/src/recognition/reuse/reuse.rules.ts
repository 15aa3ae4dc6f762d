import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import {
  type Check,
  type CheckResult,
  checkResults,
  type ReuseFacts,
  type ReuseRuleName,
  reuseRules,
  type Supplement,
  supplementKinds,
  type Verdict,
} from './reuse.types';
import { type Option, optionsOf, rulesOfVersion1 } from './reuse-rules-1.rules';

interface RuleSet {
  options(facts: ReuseFacts): Option[];
  rules: typeof rulesOfVersion1;
}

/** All that decisions were ever made by; which one stands with the decision. */
const ruleSets: Record<string, RuleSet> = { 'REUSE-1': { options: optionsOf, rules: rulesOfVersion1 } };

const currentRules = 'REUSE-1';

const outcomes: Record<CheckResult, ReuseOutcome> = {
  PASS: ReuseOutcome.ACCEPTED_AUTOMATIC,
  SUPPLEMENT: ReuseOutcome.ACCEPTED_WITH_SUPPLEMENT,
  ESCALATE: ReuseOutcome.ESCALATED,
  PENDING: ReuseOutcome.PENDING_CONSENT,
  REFUSE: ReuseOutcome.REFUSED,
};

const badness = (result: CheckResult) => checkResults.indexOf(result);
const worstOf = (checks: readonly Check[]) => Math.max(...checks.map(({ outcome }) => badness(outcome)));
const weightOf = (checks: readonly Check[]) => checks.reduce((sum, { outcome }) => sum + badness(outcome), 0);

/**
 * Whether an agency may rely on the assessment of another one (domain-model.md 2.5, A-INV-4): from facts alone, so the
 * same facts and the same rules give the same verdict for ever. Of several acceptances that may bear on it, the best counts.
 */
export function checkReuse(facts: ReuseFacts, ruleVersion: string = currentRules): Verdict {
  const set = ruleSets[ruleVersion];
  if (!set) throw new Error(`There are no rules ${ruleVersion}`);
  const [best = []] = set
    .options(facts)
    .map((option) => reuseRules.map((rule, place) => check(rule, place + 1, set.rules[rule](facts, option))))
    .sort((a, b) => worstOf(a) - worstOf(b) || weightOf(a) - weightOf(b));
  const result = checkResults[worstOf(best)] ?? 'REFUSE';
  return {
    checks: best,
    outcome: outcomes[result],
    refusal: best.find(({ outcome }) => outcome === 'REFUSE')?.refusal ?? null,
    supplements: mergeSupplements(best),
    ruleVersion,
  };
}

const check = (
  rule: ReuseRuleName,
  number: number,
  { result, detail, refusal = undefined, supplement = undefined }: ReturnType<RuleSet['rules'][ReuseRuleName]>,
): Check => ({
  rule,
  number,
  pass: result === 'PASS',
  outcome: result,
  detail,
  refusal: refusal ?? null,
  supplement: supplement ?? null,
});

/** One of each kind, with all that several checks ask of it. */
function mergeSupplements(checks: readonly Check[]): Supplement[] {
  return supplementKinds.flatMap((kind) => {
    const asked = checks.flatMap(({ supplement }) => (supplement?.kind === kind ? [supplement] : []));
    return asked.length > 0 ? [{ kind, items: [...new Set(asked.flatMap(({ items }) => items))].sort() }] : [];
  });
}
