import type { ApolloServer } from '@apollo/server';
import type { Clock } from '@partner-commons/platform/clock';
import { HttpRefusal } from '@partner-commons/platform/http/refusal';
import type { Route } from '@partner-commons/platform/http/route';
import { publicViewer } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import { LRUCache } from 'lru-cache';
import { type Run, runAs } from '../operations/operation.run';
import type { OperationContext } from '../operations/operation.server';
import type { DoorThrottle } from '../throttling/door.throttle';
import { type IatiQuestion, readQuestion } from './iati.question';
import { activitiesXml, activityXml, type PublishedActivity } from './iati-activity.writer';

export interface IatiParts {
  server: ApolloServer<OperationContext>;
  throttle: DoorThrottle;
  publicUrl: string;
  clock: Clock;
}

interface IatiFile {
  xml: string;
  /** Where the next file begins; null after the last one. */
  next: string | null;
}

const path = '/iati/activities.xml';
/** Of one file; what is beyond follows in the next one. */
const most = { activities: 500, characters: 4_000_000 };
const keptSeconds = 120;
const mostKept = { max: 100, maxSize: 40_000_000 };

const query = `query Activities($agency: String!, $after: String) {
  publication(agency: $agency) { publishes }
  publicPartnerships(filter: { agency: $agency }, first: 50, after: $after) {
    pageInfo { hasNextPage }
    edges { cursor node { id agencyName partner { name type country } country sector from to amountUsd
      results { statement indicator unit baseline target value measuredOn method sdgs } } } } }`;

/** Agreements that an agency publishes, as a file of IATI 2.03 for everybody (UNICEF-18). */
export function iatiRoute({ server, throttle, publicUrl, clock }: IatiParts): Route {
  // Whoever asks, it is the same file: it is made with the eyes of a stranger, whatever headers came along.
  const files = new LRUCache<string, IatiFile, Run>({
    ...mostKept,
    ttl: keptSeconds * 1_000,
    perf: { now: () => clock.now().getTime() },
    sizeCalculation: ({ xml }) => xml.length,
    fetchMethod: (key, _stale, { context: run }) => writeFile(JSON.parse(key), run, clock.now()),
  });
  return {
    path,
    methods: ['GET'],
    async handle(exchange) {
      const { response, url, requestId } = exchange;
      await throttle.spend(exchange, null);
      const question = readQuestion(url.searchParams);
      const run = runAs(server, publicViewer, requestId);
      const file = await files.fetch(JSON.stringify(question), { context: run });
      if (!file) throw new Error('The file was not made.');
      const [agency] = question;
      const more = new URLSearchParams({ agency, after: file.next ?? '' });
      response.writeHead(200, {
        'content-type': 'application/xml; charset=utf-8',
        'cache-control': `public, max-age=${keptSeconds}`,
        ...(file.next === null ? {} : { link: `<${publicUrl}${path}?${more}>; rel="next"` }),
      });
      response.end(file.xml);
    },
  };
}

async function writeFile([agency, after]: IatiQuestion, run: Run, now: Date): Promise<IatiFile> {
  const activities: string[] = [];
  let characters = 0;
  let last = after;
  for (let hasMore = true; hasMore; ) {
    const { publication, publicPartnerships } = await run(query, { agency, after: last });
    if (!publication.publishes) throw new HttpRefusal(404, 'This agency publishes no agreements.');
    hasMore = publicPartnerships.pageInfo.hasNextPage;
    for (const { cursor, node } of publicPartnerships.edges as { cursor: string; node: PublishedActivity }[]) {
      if (activities.length === most.activities || characters > most.characters) {
        return { xml: activitiesXml(activities, now), next: last };
      }
      const xml = activityXml(agency, node, dayOf(now));
      activities.push(xml);
      characters += xml.length;
      last = cursor;
    }
  }
  return { xml: activitiesXml(activities, now), next: null };
}
