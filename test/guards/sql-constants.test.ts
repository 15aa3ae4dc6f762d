// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the examples are source code
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@partner-commons/platform/service';
import { findLooseStatements } from '../support/sql-constants';

const root = join(__dirname, '../..');
const folders = ['platform/src', 'gateway/src', ...serviceNames.map((name) => `services/${name}/src`)];

/** Run by the owner or an administrator at set-up, from text that no request reaches. */
const setUp =
  /\/migrations\/|^platform\/src\/(database-setup|platform-tables|migrate)\.ts$|^platform\/src\/embedded-postgres\//;

const sources = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !setUp.test(path));

/** LISTEN takes no parameters; the channel is one of two constants of outbox.ts. */
const listening = 'platform/src/outbox/notifications.ts: `LISTEN ${channel}`';

test('statements are fixed in the source; values travel as parameters', () => {
  expect(sources.filter((path) => path.endsWith('.repository.ts')).length).toBeGreaterThan(10);
  expect(sources.flatMap((path) => findLooseStatements(path, readFileSync(join(root, path), 'utf8')))).toEqual([
    listening,
  ]);
});

describe('the guard notices', () => {
  const judge = (code: string) => findLooseStatements('example.repository.ts', code).length;

  test.each([
    'const find = (name: string) => manager.query(`SELECT 1 WHERE name = ${name}`);',
    "const find = (name: string) => manager.query('SELECT 1 ' + name);",
    'const find = (sql: string) => manager.query(sql);',
    'const find = ({ order }: Input) => builder.orderBy(order);',
    'const find = (input: Input) => builder.addOrderBy(`p.${input.order}`);',
    'const find = (text: string) => builder.where(text);',
    'let columns = "a"; const find = () => manager.query(`SELECT ${columns}`);',
    'const of = (x: string) => x; const find = (x: string) => manager.query(`SELECT ${of(x)}`);',
    'function of(x: string) { return x; } const find = (x: string) => manager.query(of(x));',
    "const name = 'a'; const find = (name: string) => manager.query(name);",
    'const find = (input: Input) => { const { order } = input; return builder.orderBy(order); }',
    'const columns = process.env.COLUMNS; const find = () => manager.query(`SELECT ${columns}`);',
  ])('%s', (code) => {
    expect(judge(code)).toBe(1);
  });

  test.each([
    "const columns = 'a, b'; const find = (x: string) => manager.query(`SELECT ${columns} FROM t WHERE a = $1`, [x]);",
    "import { countUpTo } from './page'; const from = 'FROM t'; const count = () => manager.query(`${countUpTo(from)}`);",
    "const f = () => { const end = late() ? 'LIMIT 1' : ''; return manager.query(`SELECT 1 ${end}`); }",
    "const key = (x: string) => `hash(${x})`; const f = () => manager.query(`SELECT ${key('$1')}`, [1]);",
    "const find = (down: boolean) => builder.orderBy(down ? 'a DESC' : 'a');",
    'const cell = (key: string) => manager.query("SELECT 1 WHERE key = $1", [`cell:${key}`]);',
  ])('and lets pass: %s', (code) => {
    expect(judge(code)).toBe(0);
  });
});
