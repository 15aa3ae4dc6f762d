import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AppError, invalidInput } from './errors';
import type { Viewer } from './viewer';

/** What a create needs to be safe to repeat: the caller's key, its body, and how to find what it made. */
export interface Once<Features, Result> {
  key: string | null | undefined;
  input: object;
  /** Gives the object that the first call made. */
  again(features: Features, id: string): Promise<Result>;
  /** Id of what was made; its `id` when not given. */
  idOf?(result: Result): string;
}

interface Call {
  manager: EntityManager;
  viewer: Viewer;
  action: string;
  now: Date;
}

/**
 * Runs a create once per caller, action and key. The row of the key is written first, so that a second call with the
 * same key waits for the first one to commit, and takes its place when that one is rolled back.
 */
export async function runOnce<Features, Result>(
  { manager, viewer, action, now }: Call,
  once: Once<Features, Result> & { key: string },
  features: Features,
  run: () => Promise<Result>,
): Promise<{ result: Result; repeated: boolean }> {
  const { key } = once;
  if (key.length < 8 || key.length > 200) {
    throw invalidInput('An idempotency key has 8 to 200 characters, such as a UUID.', 'input.idempotencyKey');
  }
  const place = [viewer.subject ? `${viewer.agency ?? viewer.kind}:${viewer.subject}` : viewer.kind, action, key];
  const hash = createHash('sha256').update(canonical(once.input)).digest('hex');
  const taken = await manager.query(
    `/* runOnce */ INSERT INTO idempotent_call (caller, action, key, input_hash, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING key`,
    [...place, hash, now],
  );
  if (taken.length > 0) {
    const result = await run();
    await manager.query(
      '/* runOnce */ UPDATE idempotent_call SET object_id = $4 WHERE caller = $1 AND action = $2 AND key = $3',
      [...place, once.idOf ? once.idOf(result) : (result as { id: string }).id],
    );
    return { result, repeated: false };
  }
  const [first] = await manager.query(
    `/* runOnce */ SELECT input_hash AS "inputHash", object_id AS "objectId" FROM idempotent_call
     WHERE caller = $1 AND action = $2 AND key = $3`,
    place,
  );
  if (first.inputHash !== hash) {
    throw new AppError('CONFLICT', 'This idempotency key was used with another input. Take a new key for a new call.', {
      reason: 'IDEMPOTENCY_KEY_REUSED',
    });
  }
  return { result: await once.again(features, first.objectId), repeated: true };
}

/** The same for equal inputs, however their fields are ordered. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && field !== null);
  return `{${fields
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join(',')}}`;
}
