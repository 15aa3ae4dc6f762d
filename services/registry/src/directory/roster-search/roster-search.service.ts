import { invalidInput } from '@partner-commons/platform/errors';
import { type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { type FacetRow, PartnerFacetsRepository } from './partner-facets.repository';
import type { PartnerFacets } from './partner-facets.view';
import type { PartnerFilter } from './roster-search.inputs';
import { type PartnerPlace, type PartnerQuestion, RosterSearchRepository } from './roster-search.repository';
import {
  cursorOf,
  effectiveSort,
  nearestWords,
  type PartnerSort,
  readConditions,
  readPlace,
  readText,
  type SearchedText,
} from './roster-search.rules';

export interface FoundPage extends Page<PartnerRow> {
  /** What was looked for instead of the words of the text; absent on pages that are no search. */
  nearWords?: string[][] | null;
}

/** Counting the whole roster takes a third of a second of processor time; aliases would multiply it (trust.md G05). */
const mostFacetQuestions = 2;

export class RosterSearchService {
  private readonly repository: RosterSearchRepository;
  private readonly facetCounts: PartnerFacetsRepository;
  /** Of this request, for which the service was made. */
  private facetQuestions = 0;

  constructor(private readonly work: Work) {
    this.repository = new RosterSearchRepository(work.database.manager);
    this.facetCounts = new PartnerFacetsRepository(work.database.manager);
  }

  async search(filter: PartnerFilter, wanted: PartnerSort | null, { first, after }: PageArgs): Promise<FoundPage> {
    const text = readText(filter.text);
    const sort = effectiveSort(wanted, text);
    const place = readPlace(after, sort);
    const page = { sort, after: place?.keys ?? null, limit: first + 1 };
    const question = { conditions: readConditions(filter, this.work.clock.now()), text };
    // The pages after one of near words are of near words too, whoever was added meanwhile.
    if (text && place?.near) return this.read({ ...question, text: await this.spell(text) }, page);
    const found = await this.read(question, page);
    if (!text || found.totalCount > 0 || (await this.isNamed(question))) return found;
    const spelled = await this.spell(text);
    return spelled.near ? this.read({ ...question, text: spelled }, page) : found;
  }

  async facets(filter: PartnerFilter): Promise<PartnerFacets> {
    this.facetQuestions += 1;
    if (this.facetQuestions > mostFacetQuestions) {
      const message = `One request may ask for facets ${mostFacetQuestions} times; ask for the others in another one.`;
      throw invalidInput(message, undefined, 'QUERY_TOO_COSTLY');
    }
    const text = readText(filter.text);
    const question = { conditions: readConditions(filter, this.work.clock.now()), text };
    const rows = await this.facetCounts.count(question);
    if (!text || rows.length > 0 || (await this.isNamed(question))) return facetsOf(rows);
    const spelled = await this.spell(text);
    return facetsOf(spelled.near ? await this.facetCounts.count({ ...question, text: spelled }) : rows);
  }

  private async read(question: PartnerQuestion, place: PartnerPlace): Promise<FoundPage> {
    const [rows, counted] = await Promise.all([this.repository.find(question, place), this.repository.count(question)]);
    const near = Boolean(question.text?.near);
    const page = pageOf(rows, place.limit - 1, counted, {
      cursor: (row) => cursorOf(place.sort, near, row.keys),
      node: (row): PartnerRow => row,
    });
    return { ...page, nearWords: question.text?.near ?? null };
  }

  /** Whether the text is in names that the other conditions keep out: then nothing was misspelt. */
  private async isNamed({ conditions: { now, day: _day, ...filters }, text }: PartnerQuestion): Promise<boolean> {
    if (Object.values(filters).every((value) => value === null)) return false;
    return (await this.repository.count({ conditions: readConditions({}, now), text })) > 0;
  }

  private async spell(text: SearchedText): Promise<SearchedText> {
    const known = await this.repository.findSimilarWords(text.words);
    const near = text.words.map((word) =>
      nearestWords(
        word,
        known.filter(({ asked }) => asked === word).map((similar) => similar.word),
      ),
    );
    if (near.every((words) => words.length === 0)) return text;
    return { ...text, near: near.map((words, index) => [...new Set([text.words[index] as string, ...words])]) };
  }
}

function facetsOf(rows: FacetRow[]): PartnerFacets {
  const facets: PartnerFacets = {
    types: [],
    categories: [],
    countries: [],
    areas: [],
    sectors: [],
    attributes: [],
    standings: [],
    riskBands: [],
    clearances: [],
  };
  for (const { facet, value, count } of rows) facets[facet].push({ value, count });
  return facets;
}
