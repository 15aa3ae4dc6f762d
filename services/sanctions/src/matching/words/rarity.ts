import { symbolOf } from './equivalents';
import table from './rarity-table.json';

/** How much a word tells: from 1.1 for one that no list has, down to the floor for the commonest. */
const unknown = 1.1;
const persons = weightsOf(table.persons, true, { step: 0.08, floor: 0.5 });
const organisations = weightsOf(table.organisations, false, { step: 0.115, floor: 0.35 });

function weightsOf(
  lines: string,
  isPerson: boolean,
  { step, floor }: { step: number; floor: number },
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const lower = (word: string, weight: number) => weights.set(word, Math.min(weights.get(word) ?? unknown, weight));
  for (const line of lines.split('\n')) {
    const [word = '', count] = line.split(' ');
    const weight = Math.max(floor, unknown - step * Math.log(Number(count)));
    lower(word, weight);
    // A rare spelling of a common name is no rare name.
    const symbol = symbolOf(word, isPerson);
    if (symbol?.isCertain) lower(symbol.id, weight);
  }
  return weights;
}

/** From the committed table alone, never from the list in force: a score depends on the two names and the version. */
export function rarityOf(text: string, symbol: string | null, isPerson: boolean): number {
  const weights = isPerson ? persons : organisations;
  const weight = Math.min(weights.get(text) ?? unknown, (symbol && weights.get(symbol)) || unknown);
  // Two letters are shared by many names, whatever the table says.
  return text.length < 3 ? Math.min(weight, 0.75) : text.length === 3 ? Math.min(weight, 0.9) : weight;
}
