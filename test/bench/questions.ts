import type { Part } from './options';

/** What clients send; the operation's name tells the reference, which reads no GraphQL, what is asked. */
export type Question = Exclude<Part, 'screening'>;

export const questions: Record<Question, { title: string; query: string; shareOfRequests: number }> = {
  partner: {
    title: 'partner by id',
    query: `query partner($id: ID!) {
      partner(id: $id) { legalName standing countryOfOrigin clearance { status checkedAt } } }`,
    shareOfRequests: 1,
  },
  search: {
    title: 'list of 50 that match a text',
    query: `query search($text: String!) {
      searchPartners(filter: { text: $text }, first: 50) {
        totalCount edges { node { id legalName standing clearance { status } } } } }`,
    shareOfRequests: 0.1,
  },
  list: {
    title: 'list of 50 from the whole roster',
    query: `query list {
      searchPartners(first: 50) { totalCount edges { node { id legalName standing clearance { status } } } } }`,
    shareOfRequests: 0.15,
  },
};

/** Words that more than 50 partners have in a name, in two scripts. */
const texts = ['association', 'جمعية', 'tunisienne', 'حقوق', 'association jeun'];

/** Body of the n-th request for a question. */
export function bodyOf(question: Question, ids: readonly string[], index: number): string {
  const variables: Record<Question, object> = {
    partner: { id: ids[index % ids.length] },
    search: { text: texts[index % texts.length] },
    list: {},
  };
  const { query } = questions[question];
  return JSON.stringify({ operationName: question, query, variables: variables[question] });
}
