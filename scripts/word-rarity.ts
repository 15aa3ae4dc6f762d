import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '@partner-commons/sanctions/matching/fold-text';
import { readDirectory } from '../test/bench/names';
import { readListings } from '../test/bench/screening-lists';

/**
 * `npx tsx scripts/word-rarity.ts`: counts the words of the lists and directories and writes the table that weighs words
 * (screening.md, "Preparing a name"). Run it only together with a new scorer version: it changes scores.
 */
const kept = 1_500;

interface Counted {
  total: number;
  sources: Set<string>;
}

async function countWords(): Promise<{
  persons: Map<string, Counted>;
  organisations: Map<string, Counted>;
  sources: number;
}> {
  const persons = new Map<string, Counted>();
  const organisations = new Map<string, Counted>();
  const add = (table: Map<string, Counted>, name: string, source: string) => {
    for (const { text } of foldText(name)) {
      if (text.length < 2 || /\d/.test(text)) continue;
      const counted = table.get(text) ?? { total: 0, sources: new Set() };
      counted.total += 1;
      counted.sources.add(source);
      table.set(text, counted);
    }
  };
  const listings = await readListings();
  for (const { source, subjects } of listings) {
    for (const { kind, names } of subjects) {
      for (const { value } of names) add(kind === 'INDIVIDUAL' ? persons : organisations, value, source);
    }
  }
  for (const { legalName } of readDirectory()) add(organisations, legalName, 'DIRECTORY');
  return { persons, organisations, sources: listings.length + 1 };
}

/** A word of one source alone is that source's habit, not the language's: it counts for less. */
const spread = ({ total, sources }: Counted, all: number) => Math.round(total * Math.min(1, (1 + sources.size) / all));

function tableOf(words: Map<string, Counted>, sources: number): string {
  return [...words]
    .map(([word, counted]) => [word, spread(counted, sources)] as const)
    .filter(([, count]) => count >= 3)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, kept)
    .map(([word, count]) => `${word} ${count}`)
    .join('\n');
}

async function writeTable(): Promise<void> {
  const { persons, organisations, sources } = await countWords();
  const table = { persons: tableOf(persons, 3), organisations: tableOf(organisations, sources) };
  const file = join(__dirname, '..', 'services', 'sanctions', 'src', 'matching', 'words', 'rarity-table.json');
  writeFileSync(file, `${JSON.stringify(table, null, 1)}\n`);
}

writeTable().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
