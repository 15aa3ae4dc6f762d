import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ApolloServer } from '@apollo/server';
import { unauthenticated } from '@partner-commons/platform/errors';
import { guardCell } from '@partner-commons/platform/files/cell.rules';
import { csvOf } from '@partner-commons/platform/files/csv-file';
import { HttpRefusal } from '@partner-commons/platform/http/refusal';
import type { Route } from '@partner-commons/platform/http/route';
import type { CallerDesk } from '../members/caller.desk';
import { type Run, runAs } from '../operations/operation.run';
import type { OperationContext } from '../operations/operation.server';
import { type FeedQuestion, readFeedQuestion } from './kpi-feed.query';

export interface KpiFeedParts {
  server: ApolloServer<OperationContext>;
  callers: CallerDesk;
}

/** A spreadsheet can send no header, so the key may be a part of the path, as for reconciliation. */
const path = /^\/kpis\/(?:(pc_[0-9a-f_]{1,100})\/)?values\.(csv|json)$/;

const query = `query Feed($year: Int!, $agencies: [String!], $code: String!, $groupBy: [KpiGrouping!]!,
                          $filter: KpiCellFilter, $asOf: DateTime) {
  kpiDashboard(period: { year: $year }, agencies: $agencies, codes: [$code], groupBy: $groupBy, filter: $filter,
               asOf: $asOf) {
    asOf
    rows { code version period { year quarter } agency { code } country region partnerType sector value unit numerator
      denominator quality origin contributors suppressed heldBack dataAsOf }
  }
}`;

type Cell = string | number | boolean | null;
type Line = Record<string, Cell>;
type FeedRow = { period: { year: number; quarter: number | null }; agency: { code: string } | null };

/** Figures as a flat table, which Power BI, Grafana and spreadsheets read without knowing of us (JIU-23). */
export function kpiFeedRoute({ server, callers }: KpiFeedParts): Route {
  return {
    path: '/kpis/',
    methods: ['GET'],
    async handle({ request, response, url, requestId }) {
      const [, key, form] = path.exec(url.pathname) ?? [];
      if (!form) throw new HttpRefusal(404, 'There is nothing at this path.');
      const viewer = await callers.identify({ request, response }, key);
      if (viewer.kind === 'PUBLIC') throw unauthenticated();
      const lines = linesOf(readFeedQuestion(url.searchParams), runAs(server, viewer, requestId));
      // What is refused shows at the first part; after it only a broken connection can tell.
      const first = await lines.next();
      const all = restOf(first, lines);
      const type = form === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
      response.writeHead(200, { 'content-type': type });
      await pipeline(Readable.from(form === 'csv' ? csvOf(tableOf(all)) : jsonOf(all)), response).catch(() => {
        response.destroy();
      });
    },
  };
}

async function* linesOf({ parts, shared, asOf }: FeedQuestion, run: Run): AsyncGenerator<Line[]> {
  // One instant for the whole table: the one of the first part.
  let known = asOf;
  for (const part of parts) {
    const { kpiDashboard } = await run(query, { ...shared, ...part, asOf: known });
    known = kpiDashboard.asOf;
    yield kpiDashboard.rows.map(({ period, agency, ...figure }: FeedRow) => ({
      ...figure,
      ...period,
      agency: agency?.code ?? null,
      asOf: known,
    }));
  }
}

async function* restOf(first: IteratorResult<Line[]>, rest: AsyncGenerator<Line[]>): AsyncGenerator<Line> {
  if (first.done) return;
  yield* first.value;
  for await (const lines of rest) yield* lines;
}

const columns = [
  'code',
  'version',
  'year',
  'quarter',
  'agency',
  'country',
  'region',
  'partnerType',
  'sector',
  'value',
  'unit',
  'numerator',
  'denominator',
  'quality',
  'origin',
  'contributors',
  'suppressed',
  'heldBack',
  'dataAsOf',
  'asOf',
];

async function* tableOf(lines: AsyncIterable<Line>): AsyncGenerator<string[]> {
  yield columns;
  for await (const line of lines) yield columns.map((column) => guardCell(String(line[column] ?? '')));
}

async function* jsonOf(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  let separator = '[';
  for await (const line of lines) {
    yield `${separator}${JSON.stringify(Object.fromEntries(columns.map((column) => [column, line[column] ?? null])))}`;
    separator = ',\n';
  }
  yield separator === '[' ? '[]\n' : ']\n';
}
