import 'reflect-metadata';
import { createServer, type IncomingMessage } from 'node:http';
import { RosterSearchRepository } from '@partner-commons/registry/directory/roster-search/roster-search.repository';
import {
  effectiveSort,
  readConditions,
  readText,
} from '@partner-commons/registry/directory/roster-search/roster-search.rules';
import { PartnerRepository } from '@partner-commons/registry/identity/partners/partner.repository';
import {
  ClearanceRepository,
  type ClearanceRow,
} from '@partner-commons/sanctions/screening/clearances/clearance.repository';
import { shownStatus } from '@partner-commons/sanctions/screening/clearances/clearance.rules';
import { Pool } from 'pg';
import { readChildSettings } from './child-settings';
import { plainManager } from './plain-manager';
import type { Question } from './questions';

/**
 * What the same answers cost without a gateway: no token is verified, no query parsed, no field resolved; the statements
 * are those of our repositories.
 */
const { port, poolSize: max, databases } = readChildSettings(process.env);
function open(connectionString: string) {
  const pool = new Pool({ connectionString, max });
  // An interrupted run ends the server first; the query that meets a lost connection tells of it.
  pool.on('error', () => undefined);
  return plainManager(pool);
}

const registry = open(databases.registry.appUrl);
const partners = new PartnerRepository(registry);
const rosterSearch = new RosterSearchRepository(registry);
const clearances = new ClearanceRepository(open(databases.sanctions.appUrl));

interface Asked {
  operationName: Question;
  variables: { id?: string; text?: string };
}

const answers: Record<Question, (variables: Asked['variables']) => Promise<object>> = {
  async partner({ id = '' }) {
    const [partner] = await partners.findByIds([id]);
    if (!partner) return { partner: null };
    const { legalName, standing, countryOfOrigin } = partner;
    const clearance = clearanceOf((await clearances.findByPartners([id]))[0]);
    return { partner: { legalName, standing, countryOfOrigin, clearance } };
  },
  search: ({ text }) => list(text),
  list: () => list(''),
};

async function list(text = ''): Promise<object> {
  const question = { conditions: readConditions({}, new Date()), text: readText(text) };
  const place = { sort: effectiveSort(null, question.text), after: null, limit: 51 };
  const [rows, counted] = await Promise.all([rosterSearch.find(question, place), rosterSearch.count(question)]);
  const page = rows.slice(0, 50);
  const found = await clearances.findByPartners(page.map(({ id }) => id));
  const byPartner = new Map(found.map((row) => [row.partnerId, row]));
  const edges = page.map(({ id, legalName, standing }) => {
    const { status } = clearanceOf(byPartner.get(id));
    return { node: { id, legalName, standing, clearance: { status } } };
  });
  return { searchPartners: { totalCount: Math.min(counted, 10_000), edges } };
}

function clearanceOf(row: ClearanceRow | undefined) {
  return row ? { status: shownStatus(row), checkedAt: row.checkedAt } : { status: 'UNKNOWN', checkedAt: null };
}

async function readBody(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked;
}

const server = createServer(async (request, response) => {
  if (request.method === 'GET') return void response.end();
  try {
    const { operationName, variables } = await readBody(request);
    const body = JSON.stringify({ data: await answers[operationName](variables) });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(port, '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
