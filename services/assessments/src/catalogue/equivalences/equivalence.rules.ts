import { invalidInput } from '@partner-commons/platform/errors';
import type { Methodology } from '../methodologies/methodology.types';
import { questionsOf } from '../scoring/answer-check.rules';

/** Of a question of the methodology that is relied on, with one of the methodology that is asked for. */
export interface QuestionPair {
  from: string;
  to: string;
}

/** How much of the methodology that is asked for the other one answers. */
export interface Coverage {
  /** Whole percent, rounded down: 79.9 is not the 80 that suffices (domain-model.md 2.5, check 3). */
  coverage: number;
  /** Keys of sections of which nothing is answered, and of single questions in the others. */
  gaps: string[];
}

export interface Agreement {
  agency: string;
  agreed: boolean;
  at: Date;
}

export interface Proposal {
  shipped: boolean;
  proposedBy: string | null;
  proposedAt: Date;
  agreements: readonly Agreement[];
}

const refuse = (message: string, field: string) => invalidInput(message, field, 'EQUIVALENCE_NOT_VALID');

export function checkPair(from: Methodology, to: Methodology): void {
  if (from.code === to.code && from.version === to.version) {
    throw refuse('A methodology version is equivalent to itself; name another one.', 'input.toVersion');
  }
  if (from.kind !== to.kind) throw refuse(`One is ${from.kind}, the other ${to.kind}.`, 'input.toCode');
}

/** The share of the questions that are asked for, by their weight, that a crosswalk answers. */
export function coverageOf(from: Methodology, to: Methodology, crosswalk: readonly QuestionPair[]): Coverage {
  checkCrosswalk(from, to, crosswalk);
  const covered = new Set(crosswalk.map((pair) => pair.to));
  const weightOf = (keep: (key: string) => boolean) =>
    questionsOf(to).reduce((sum, { key, weight }) => sum + (keep(key) ? weight : 0), 0);
  const gaps = to.sections.flatMap(({ key, questions }) => {
    const missing = questions.filter((question) => !covered.has(question.key)).map((question) => question.key);
    return missing.length === questions.length ? [key] : missing;
  });
  return { coverage: Math.floor((100 * weightOf((key) => covered.has(key))) / weightOf(() => true)), gaps };
}

function checkCrosswalk(from: Methodology, to: Methodology, crosswalk: readonly QuestionPair[]): void {
  const [ours, theirs] = [from, to].map((methodology) => new Set(questionsOf(methodology).map(({ key }) => key)));
  const seen = new Set<string>();
  for (const [index, pair] of crosswalk.entries()) {
    const place = `input.crosswalk.${index}`;
    if (!ours?.has(pair.from)) throw refuse(`${from.code} ${from.version} has no ${pair.from}.`, `${place}.from`);
    if (!theirs?.has(pair.to)) throw refuse(`${to.code} ${to.version} has no ${pair.to}.`, `${place}.to`);
    const same = `${pair.from} ${pair.to}`;
    if (seen.has(same)) throw refuse('This pair is there already.', place);
    seen.add(same);
  }
}

/** What two agencies agreed on without a crosswalk: a figure and what is missing. */
export function checkDeclared(to: Methodology, { coverage, gaps }: Coverage): Coverage {
  const keys = new Set([...to.sections, ...questionsOf(to)].map(({ key }) => key));
  const unknown = gaps.findIndex((gap) => !keys.has(gap));
  if (unknown >= 0) throw refuse('It has no such section or question.', `input.gaps.${unknown}`);
  if (new Set(gaps).size !== gaps.length) throw refuse('Name each gap once.', 'input.gaps');
  if (coverage === 100 && gaps.length > 0) throw refuse('What is covered whole has no gaps.', 'input.gaps');
  if (coverage < 100 && gaps.length === 0) throw refuse('Name what is not covered.', 'input.gaps');
  return { coverage, gaps };
}

/** Gaps in words, for who plans what is still to be assessed. */
export function describeGaps(to: Methodology, gaps: readonly string[]) {
  return gaps.map((key) => {
    const section = to.sections.find((each) => each.key === key);
    const title = section?.title ?? questionsOf(to).find((question) => question.key === key)?.text ?? key;
    return { key, title, questions: section?.questions.length ?? 1 };
  });
}

/** When it was agreed between agencies: with the first agreement of another one than proposed it. */
export function decidedAt({ shipped, proposedBy, proposedAt, agreements }: Proposal): Date | null {
  if (shipped) return proposedAt;
  const others = agreements
    .filter(({ agency, agreed }) => agreed && agency !== proposedBy)
    .map(({ at }) => at.getTime());
  return others.length > 0 ? new Date(Math.min(...others)) : null;
}

/**
 * Whether it holds for an agency, or for everybody else when none is named. Each agency decides for itself; a proposal
 * that nobody else agreed to holds for nobody, not even for who made it.
 */
export function holdsFor(proposal: Proposal, agency: string | null): boolean {
  if (decidedAt(proposal) === null) return false;
  const own = proposal.agreements.find((agreement) => agreement.agency === agency);
  return own ? own.agreed : proposal.shipped || agency === null;
}
