import { buildIndex, type ScreeningIndex } from '../../matching/candidates/screening-index';
import { prepareQuery } from '../../matching/prepare';
import type { ScoreOptions } from '../../matching/score';
import { type Match, screen } from '../../matching/screen';
import type { Query, Subject } from '../../matching/subject';

/** What can be asked of the thread that holds the indexes. */
export type IndexRequest =
  | { type: 'add'; index: string; subjects: Subject[] }
  | { type: 'build'; index: string }
  | { type: 'drop'; index: string }
  | { type: 'ask'; index: string; queries: Query[]; options: ScoreOptions }
  /** Only which of the queries have a match; for a delta, most of whose questions have none. */
  | { type: 'probe'; index: string; queries: Query[]; options: ScoreOptions };

export interface AskedAnswer {
  matches: Match[];
  /** False when no name has a letter that can be compared. */
  canBeAsked: boolean;
}

/** The indexes of one thread, by name. Pure but for what it remembers, so it also serves where no thread can start. */
export class IndexRoom {
  private readonly gathered = new Map<string, Subject[]>();
  private readonly built = new Map<string, ScreeningIndex>();

  answer(request: IndexRequest): unknown {
    switch (request.type) {
      case 'add':
        this.gathered.set(request.index, [...(this.gathered.get(request.index) ?? []), ...request.subjects]);
        return null;
      case 'build':
        this.built.set(request.index, buildIndex(this.gathered.get(request.index) ?? []));
        this.gathered.delete(request.index);
        return null;
      case 'drop':
        this.built.delete(request.index);
        this.gathered.delete(request.index);
        return null;
      case 'ask':
        return request.queries.map((query) => this.ask(request.index, query, request.options));
      case 'probe':
        return request.queries.flatMap((query, place) =>
          screen(this.get(request.index), query, request.options).length > 0 ? [place] : [],
        );
    }
  }

  private ask(name: string, query: Query, options: ScoreOptions): AskedAnswer {
    const matches = screen(this.get(name), query, options);
    return { matches, canBeAsked: matches.length > 0 || canBeAsked(query) };
  }

  private get(name: string): ScreeningIndex {
    const index = this.built.get(name);
    if (!index) throw new Error(`There is no index ${name}`);
    return index;
  }
}

/** One name with a letter is enough, and the first mostly has one. */
const canBeAsked = (query: Query) =>
  query.names.some((name) => prepareQuery({ ...query, names: [name] }).names.length > 0);
