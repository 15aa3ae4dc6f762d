import { createRegistry } from '@partner-commons/registry/service';
import { cloneDatabase, withClient } from '../support/databases';

test('a database that lacks a migration of this release is named, until it is there (F19)', async () => {
  const { appUrl, jobUrl, ownerUrl, drop } = await cloneDatabase('registry');
  const settings = { databaseUrl: appUrl, jobDatabaseUrl: jobUrl, publicUrl: 'http://localhost', fileSecret: 'none' };
  const [last] = await withClient(ownerUrl, async (owner) => {
    const { rows } = await owner.query('DELETE FROM migration WHERE id = (SELECT max(id) FROM migration) RETURNING *');
    return rows;
  });
  const registry = await createRegistry({ ...settings, poolSize: 2 });
  try {
    expect(await registry.readiness()).toEqual({ ready: false, failing: ['migrations'] });
    await withClient(ownerUrl, (owner) =>
      owner.query('INSERT INTO migration (timestamp, name) VALUES ($1, $2)', [last.timestamp, last.name]),
    );
    expect(await registry.readiness()).toEqual({ ready: true, failing: [] });
  } finally {
    await registry.stop();
    await drop();
  }
});
