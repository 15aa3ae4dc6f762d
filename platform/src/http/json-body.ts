import { HttpRefusal } from './refusal';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Spellings of `__proto__` and of NUL that are worth a closer look; all other bodies skip it. */
const suspicious = /__proto__|\\u/i;
/** PostgreSQL stores no NUL in text, and no name, note or query has one: `\u0000` in JSON or in a GraphQL string. */
const nul = /\\u(?:0000|\{0+\})/i;

/** Reads a JSON object from bytes; everything else is a 400 that says what is wrong (G16). */
export function parseJsonObject(body: Buffer): Record<string, unknown> {
  const text = decode(body);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpRefusal(400, 'The body must be one JSON object such as {"query": "..."}; batches are not accepted.');
  }
  if (suspicious.test(text)) refuseHostile(text, value);
  return value as Record<string, unknown>;
}

function decode(body: Buffer): string {
  try {
    return decoder.decode(body);
  } catch {
    throw new HttpRefusal(400, 'The body is not valid UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpRefusal(400, 'The body is not valid JSON.');
  }
}

function refuseHostile(text: string, value: object): void {
  if (nul.test(text)) throw new HttpRefusal(400, 'Text must not contain the NUL character.');
  for (const [key, child] of entriesWithin(value)) {
    // JSON.parse makes it an own key, which the next careless copy would turn into a prototype.
    if (key === '__proto__') throw new HttpRefusal(400, 'A key must not be named __proto__.');
    if (!key.isWellFormed() || (typeof child === 'string' && !child.isWellFormed())) {
      throw new HttpRefusal(400, 'Text must not contain half of a surrogate pair.');
    }
  }
}

function* entriesWithin(root: object): Generator<[string, unknown]> {
  const open: object[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const [key, child] of Object.entries(next)) {
      yield [key, child];
      if (typeof child === 'object' && child !== null) open.push(child);
    }
  }
}
