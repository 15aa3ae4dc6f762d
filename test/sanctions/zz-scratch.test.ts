import { entities } from '@partner-commons/sanctions/data-source';
import { openDatabase } from '@partner-commons/platform/database';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem } from '../support/system';
import { datedAt, judged, list2026, rosterScreened, send, startImport, withoutRecord } from './lists';
test('scratch', async () => {
  const system = await startTestSystem();
  const q = async (sql: string) => withClient(system.databases.sanctions.adminUrl, async (c) => (await c.query(sql)).rows);
  const ds = await openDatabase({ url: system.databases.sanctions.ownerUrl, applicationName: 'x', entities: entities as any });
  const cols = await q(`select table_name t, column_name c, data_type d, is_nullable n from information_schema.columns where table_schema='public'`);
  for (const m of ds.entityMetadatas) {
    const have = cols.filter((x) => x.t === m.tableName);
    for (const c of m.columns) {
      const h = have.find((x) => x.c === c.databaseName);
      if (!h || (h.n === 'YES') !== c.isNullable) console.log('DRIFT', m.tableName, c.databaseName, h, c.isNullable, c.type);
    }
    for (const h of have) if (!m.columns.some((c) => c.databaseName === h.c)) console.log('MISSING', m.tableName, h.c);
  }
  await ds.destroy();
  const screener = await system.as('UNICEF', 'screener');
  const officer = await system.as('UNHCR', 'officer');
  const partners: any[] = [];
  for (let i = 0; i < 20; i++) partners.push((await officer.ok('mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id version } }', { input: { legalName: i % 2 ? `Al Rashed Trust ${i}` : `Baraka Water ${i}`, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'PK' } })).addPartner);
  const ids: string[] = [];
  let stop = false;
  const renaming = (async () => {
    while (!stop) for (const p of partners) {
      if (stop) return;
      const name = Math.random() < 0.5 ? 'Al Rashed Trust' : `Baraka Water ${Math.random()}`;
      p.version = (await officer.ok('mutation R($input: RenamePartnerInput!) { renamePartner(input: $input) { version } }', { input: { partnerId: p.id, legalName: name, expectedVersion: p.version } })).renamePartner.version;
    }
  })();
  for (let i = 0; i < 12; i++) {
    const l = datedAt(list2026, `2026-04-${String(i + 1).padStart(2, '0')}T00:00:00Z`);
    ids.push(await startImport(screener, await send(screener, i % 2 ? withoutRecord(l, 'QDe.005') : l)));
  }
  const states = [];
  for (const id of ids) states.push((await judged(screener, id)).state);
  console.log(states.join());
  stop = true;
  await renaming;
  await rosterScreened(screener);
  await eventually(async () => {
    const [{ n }] = await q(`select count(*)::int n from partner_basis b join clearance c using (partner_id) where b.basis_hash is distinct from c.basis_hash`);
    if (n) throw new Error(`${n} behind`);
  }, 60000);
  console.log(JSON.stringify(await q(`select count(distinct snapshots)::int sets, (select count(*)::int from clearance c where (c.status='HITS_OPEN') <> exists (select from hit h where h.partner_id=c.partner_id and h.closed_at is null)) wrong,
    (select count(*)::int from hit h join listed_subject s on s.id=h.subject_id where h.closed_at is null and s.delisted_at is not null) stale, (select count(*)::int from screening) screenings, (select count(*)::int from screening where jsonb_array_length(list_versions)<>1) mixed from clearance`)));
  // feed order: registry's projection equals
  const reg = await eventually(async () => {
    const mine = await q('select partner_id::text, status, basis_hash from clearance order by 1');
    const theirs = await withClient(system.databases.registry.adminUrl, async (c) => (await c.query('select partner_id::text, status, basis_hash from clearance order by 1')).rows);
    expect(theirs).toEqual(mine);
    return theirs.length;
  });
  console.log('projection equal', reg, JSON.stringify(await q(`select attempts, count(*)::int from job.jobs group by 1`)));
  await system.stop();
}, 300000);
