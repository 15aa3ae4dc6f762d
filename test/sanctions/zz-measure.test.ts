import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sqlChannel } from '@partner-commons/platform/database';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem } from '../support/system';
import { datedAt, importList, list2018, list2026, rosterScreened } from './lists';
test('measure', async () => {
  const system = await startTestSystem();
  const screener = await system.as('UNICEF', 'screener');
  const admin = await system.as('UNHCR', 'admin');
  const q = async (sql: string) => withClient(system.databases.sanctions.adminUrl, async (c) => (await c.query(sql)).rows);
  const counts = new Map<string, number>();
  sqlChannel.subscribe((m) => { const n = /\/\* (\S+) \*\//.exec((m as any).sql)?.[1] ?? (m as any).sql.slice(0, 30); counts.set(n, (counts.get(n) ?? 0) + 1); });
  const bytes = gunzipSync(readFileSync('/work/main/test/fixtures/lists/mena-ngo-directory-2014.csv.gz'));
  const fileId = await admin.send('Registry', { kind: 'PARTNER_FILE', name: 'd.csv', bytes });
  await admin.ok('mutation ($fileId: ID!) { importPartners(input: { fileId: $fileId }) { id } }', { fileId });
  await eventually(async () => { const [{ n }] = await q('select count(*)::int n from partner_basis'); if (n < 700) throw new Error(n); }, 60000);
  await new Promise((r) => setTimeout(r, 5000));
  console.log(await q('select count(*)::int partners, sum(jsonb_array_length(names))::int names from partner_basis'));
  for (const [label, list] of [['2018', list2018], ['2026', list2026], ['2026b', datedAt(list2026, '2026-03-01T00:00:00Z')]] as const) {
    counts.clear();
    const t = performance.now();
    const s = await importList(screener, list);
    const t2 = performance.now();
    await rosterScreened(screener);
    const t3 = performance.now();
    console.log(label, JSON.stringify(s), 'import s', (t2 - t) / 1000, 'rescreen s', (t3 - t2) / 1000);
    console.log(JSON.stringify(await q(`select extract(epoch from s.in_force_at - j.started_at) as import_s from list_snapshot s join job_progress j on j.id=s.job_id where state='IN_FORCE'`)));
    console.log([...counts].filter(([, n]) => n > 1).map(([k, n]) => `${k}=${n}`).join(' '));
    console.log(JSON.stringify(await q('select status, count(*)::int from clearance group by 1')), JSON.stringify(await q('select state, count(*)::int, min(score), max(score) from hit group by 1')));
  }
  console.log(JSON.stringify(await q(`select score, asked_name, listed_name from hit where state='OPEN' order by score desc limit 40`), null, 0));
  await system.stop();
}, 300000);
