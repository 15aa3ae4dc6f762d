import { type DatabaseOptions, inViewerTransaction, openDatabase } from '@partner-commons/platform/database';
import { newId } from '@partner-commons/platform/id';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import type { DataSource } from 'typeorm';
import { cloneDatabase, type TestDatabase, withClient } from '../support/databases';

const agencies = Array.from({ length: 400 }, (_, index) => `AGENCY-${index}`);
const rowsOfEach = 3;
const rounds = 10_000;
const inFlight = 100;

const auditorOf = (agency: string): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: `test#${agency}`,
  agency,
  roles: [{ role: 'OVERSIGHT_AUDITOR', office: null }],
});

class Thrown extends Error {}

/** Numbers of what was seen over all rounds. */
interface Seen {
  own: number;
  foreign: number;
  thrown: number;
  failed: number;
  cut: number;
  withoutViewer: number;
}

jest.setTimeout(180_000);

describe('Z04: what one agency sets on a pooled connection', () => {
  let database: TestDatabase;
  let pool: DataSource;
  let seen: Seen;

  beforeAll(async () => {
    database = await cloneDatabase('registry');
    await putAuditEvents(database);
    const options: DatabaseOptions = { url: database.appUrl, applicationName: 'registry-app', poolSize: 4 };
    pool = await openDatabase(options);
  });

  afterAll(async () => {
    await pool?.destroy();
    await database?.drop();
  });

  async function readAs(agency: string): Promise<{ agency: string }[]> {
    return inViewerTransaction(pool, auditorOf(agency), async ({ manager }) => {
      const before = await manager.query('SELECT agency FROM audit_event');
      count(before, agency);
      return before;
    });
  }

  function count(rows: { agency: string }[], agency: string): void {
    for (const row of rows) seen[row.agency === agency ? 'own' : 'foreign'] += 1;
  }

  /** Ends in the middle of its transaction, in the way that its number says. */
  function breakOff(agency: string, way: 'thrown' | 'failed' | 'cut'): Promise<unknown> {
    const ways = {
      thrown: () => Promise.reject(new Thrown()),
      failed: (query: DataSource['query']) => query('SELECT 1 / 0'),
      cut: (query: DataSource['query']) => query('SELECT pg_terminate_backend(pg_backend_pid())'),
    };
    const broken = inViewerTransaction(pool, auditorOf(agency), async ({ manager }) => {
      count(await manager.query('SELECT agency FROM audit_event'), agency);
      await ways[way]((sql) => manager.query(sql));
    });
    return broken.catch(() => {
      seen[way] += 1;
    });
  }

  /** What a forgotten transaction would see: nothing of whoever had the connection before. */
  async function readWithoutViewer(): Promise<void> {
    await expect(pool.query('SELECT agency FROM audit_event')).rejects.toThrow('no viewer is set');
    seen.withoutViewer += 1;
  }

  function round(number: number): Promise<unknown> {
    // 7 has no common factor with 400, so neighbours on the pool are never of one agency.
    const agency = agencies[(number * 7) % agencies.length] ?? '';
    if (number % 250 === 0) return breakOff(agency, 'cut');
    if (number % 10 === 1) return breakOff(agency, 'thrown');
    if (number % 10 === 2) return breakOff(agency, 'failed');
    if (number % 10 === 3) return readWithoutViewer();
    return readAs(agency);
  }

  test(`never reaches another: ${rounds} rounds, ${agencies.length} agencies, 4 connections`, async () => {
    seen = { own: 0, foreign: 0, thrown: 0, failed: 0, cut: 0, withoutViewer: 0 };
    let next = 0;
    const work = async () => {
      while (next < rounds) await round(next++);
    };
    await Promise.all(Array.from({ length: inFlight }, work));
    expect(seen).toEqual({
      own: (rounds - seen.withoutViewer) * rowsOfEach,
      foreign: 0,
      thrown: rounds / 10,
      failed: rounds / 10,
      cut: rounds / 250,
      withoutViewer: rounds / 10,
    });
  });

  test('is gone although the caller left before the answer', async () => {
    seen = { own: 0, foreign: 0, thrown: 0, failed: 0, cut: 0, withoutViewer: 0 };
    const left = agencies.slice(0, 100).map((agency) => readAs(agency));
    const answers = await Promise.all(agencies.slice(100).map((agency) => readAs(agency)));
    expect(answers.flat()).toHaveLength(300 * rowsOfEach);
    await Promise.all([readWithoutViewer(), ...left]);
    expect(seen).toMatchObject({ own: 400 * rowsOfEach, foreign: 0, withoutViewer: 1 });
  });
});

const putAuditEvents = (database: TestDatabase) =>
  withClient(database.adminUrl, (admin) => {
    const owners = agencies.flatMap((agency) => Array<string>(rowsOfEach).fill(agency));
    return admin.query(
      `INSERT INTO audit_event (id, request_id, actor, agency, action, outcome)
       SELECT id, 'sample', 'test', agency, 'sample', 'DONE' FROM unnest($1::uuid[], $2::text[]) AS sample (id, agency)`,
      [owners.map(() => newId()), owners],
    );
  });
