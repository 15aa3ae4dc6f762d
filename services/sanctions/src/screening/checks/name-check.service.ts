import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { roundFeatures, roundScore } from '../../adjudication/hits/hit.rules';
import { toSubject } from '../../listing/lists/screening-subject';
import type { ListBinding } from '../../listing/sources/list-source.entity';
import type { ListSourceService } from '../../listing/sources/list-source.service';
import type { ListVersion } from '../../listing/sources/list-version.view';
import type { ListedSubjectService } from '../../listing/subjects/listed-subject.service';
import { bandOf, type ScoreOptions, scorerVersion } from '../../matching/score';
import type { Match } from '../../matching/screen';
import type { Query } from '../../matching/subject';
import type { IndexReader } from '../indexes/index.reader';
import type { AskedAnswer } from '../indexes/index-room';
import type { LoadedIndex } from '../indexes/loaded-index';
import type { ScreeningEngine } from '../indexes/screening-engine';
import type { ScreeningThresholdService } from '../screening-thresholds/screening-threshold.service';
import type { CheckNameInput } from './name-check.inputs';
import { noteOf, outcomeOf, warningsAbout } from './name-check.rules';
import {
  type MatchBand,
  type NameCheck,
  type NameCheckOutcome,
  type NameMatch,
  NameWarningCode,
} from './name-check.view';
import { groupParties } from './party-groups.rules';

export interface NameCheckParts {
  engine: ScreeningEngine;
  reader: IndexReader;
  sources: ListSourceService;
  subjects: ListedSubjectService;
  thresholds: ScreeningThresholdService;
}

/** Entries that are shown; whoever has more gives more facts. */
const mostShown = 50;

/** Asks the lists about anybody. Nothing of the question is stored but its hash. */
export class NameCheckService {
  constructor(
    private readonly work: Work,
    private readonly parts: NameCheckParts,
  ) {}

  async check(input: CheckNameInput): Promise<NameCheck> {
    const { engine, reader, thresholds } = this.parts;
    const options = optionsOf(await thresholds.current(), input.threshold ?? null);
    const query = toQuery(input);
    const index = await engine.current(reader);
    const [answer] = await index.ask([query], { options, isUrgent: true });
    const check = await this.present(index, answer ?? { matches: [], canBeAsked: false }, options);
    const { outcome, matchCount } = check;
    await this.work.database.confidential((transaction) =>
      this.work.audit.within(transaction, 'checkName').record({
        objectType: 'NameCheck',
        detail: {
          asked: this.work.cipher.hash(JSON.stringify(query)),
          outcome,
          matchCount,
          snapshots: index.snapshots,
          scorerVersion,
        },
      }),
    );
    const warnings = input.names.flatMap((name, place) =>
      warningsAbout(name).map((code) => ({ place, code: NameWarningCode[code] })),
    );
    return { ...check, warnings };
  }

  now(): Date {
    return this.work.clock.now();
  }

  /** Whether what is not found may be called that: something that binds is in force, and none of it too old. */
  isTold(index: LoadedIndex, versions: readonly ListVersion[]): boolean {
    return outcomeOf({ matches: 0, canBeAsked: true, lists: listsOf(index, versions) }) === 'NO_MATCH_FOUND';
  }

  private async present(index: LoadedIndex, { matches, canBeAsked }: AskedAnswer, options: ScoreOptions) {
    const listVersions = await this.parts.sources.versions(index.snapshots);
    const lists = listsOf(index, listVersions);
    const outcome = outcomeOf({ matches: matches.length, canBeAsked, lists });
    return {
      outcome: outcome as NameCheckOutcome,
      note: noteOf(outcome),
      checkedAt: this.work.clock.now(),
      listVersions,
      scorerVersion,
      threshold: options.review,
      strongFrom: options.strong,
      parties: await this.group(index, matches.slice(0, mostShown), options),
      matchCount: matches.length,
    };
  }

  private async group(index: LoadedIndex, matches: readonly Match[], options: ScoreOptions) {
    const entries = await Promise.all(
      matches.map(async (match) => {
        const row = await this.parts.subjects.find(match.subjectId);
        if (!row) return [];
        const shown = present(match, index, options);
        return [{ shown, source: row.source, subject: { ...toSubject(row.record), id: row.id }, score: match.score }];
      }),
    );
    return groupParties(entries.flat()).map((group) => {
      const shown = group.map((entry) => entry.shown);
      return { score: shown[0]?.score ?? 0, band: shown[0]?.band as MatchBand, entries: shown };
    });
  }
}

function listsOf({ lists }: LoadedIndex, versions: readonly ListVersion[]) {
  const bindings = new Map(lists.map(({ source, binding }) => [source, binding]));
  return versions.map(({ source, isStale }) => ({ isStale, binding: bindings.get(source) ?? 'MANDATORY' }));
}

function present(match: Match, { listings }: LoadedIndex, options: ScoreOptions): NameMatch {
  return {
    subjectId: match.subjectId,
    score: roundScore(match.score),
    band: bandOf(match.score, options) as MatchBand,
    askedName: match.queryName,
    listedName: match.listedName,
    binding: (listings.get(match.subjectId)?.binding ?? 'MANDATORY') as ListBinding,
    features: roundFeatures(match.features),
  };
}

/** A lower line of one question never hides what the agency calls strong. */
function optionsOf({ review, strong }: ScoreOptions, threshold: number | null): ScoreOptions {
  const lowest = threshold ?? review;
  return { review: lowest, strong: Math.max(strong, lowest) };
}

function toQuery({ names, kind, birthDate, birthYear, countries, identifiers }: CheckNameInput): Query {
  if (birthDate && birthYear && !birthDate.startsWith(String(birthYear))) {
    throw invalidInput('birthYear is not the year of birthDate. Give one of them.', 'input.birthYear');
  }
  const year = birthDate ? Number(birthDate.slice(0, 4)) : birthYear;
  return {
    kind,
    names,
    countries: countries.map((code) => code.toUpperCase()),
    ...(birthDate && { birthDate }),
    ...(year && { birthYear: year }),
    ...(identifiers.length > 0 && {
      identifiers: identifiers.map(({ number, country }) => ({ number, ...(country && { country }) })),
    }),
  };
}
