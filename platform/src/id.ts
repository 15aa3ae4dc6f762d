import { randomFillSync } from 'node:crypto';

let lastMillisecond = 0;
let sequence = 0;

/**
 * UUID v7 in lower case: time-ordered keys keep B-trees dense; PostgreSQL 15 cannot make them (architecture.md 3).
 * Within a millisecond a counter follows the time (RFC 9562, 6.2), so that the ids of one process keep its order.
 */
export function newId(now: number = Date.now()): string {
  sequence = now > lastMillisecond ? 0 : sequence + 1;
  // The counter has 12 bits; when they are used up, or the clock was set back, the next millisecond is borrowed.
  lastMillisecond = Math.max(now, lastMillisecond) + (sequence > 0xfff ? 1 : 0);
  sequence &= 0xfff;
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (value: string) => uuid.test(value);
