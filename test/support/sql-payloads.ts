import { encodeCursor } from '@partner-commons/platform/page';

/** How a payload tries to leave the place where it stands. */
const exits = ["'", '"', "')", "'))", '")', "\\'", '$$', '%27', 'x', '1'];

/** What it would do outside. */
const acts = [
  ' OR 1=1 --',
  " OR 'a'='a",
  ' OR 1=1 LIMIT 1 OFFSET 1 --',
  ' AND 1=2 --',
  ' UNION SELECT NULL --',
  ' UNION SELECT NULL, NULL, NULL --',
  ' UNION ALL SELECT version() --',
  ' UNION SELECT rolpassword FROM pg_authid --',
  '; DROP TABLE canary; --',
  '; DROP TABLE canary CASCADE --',
  "; DELETE FROM canary; SELECT '",
  "; UPDATE canary SET word = 'dead'; --",
  "; INSERT INTO canary VALUES ('cuckoo'); --",
  '; TRUNCATE canary; --',
  '; SELECT pg_sleep(5); --',
  '||(SELECT pg_sleep(5))||',
  ' AND 1=(SELECT 1 FROM pg_sleep(5)) --',
  ' AND 1=CAST(version() AS int) --',
  ' AND 1=CAST((SELECT word FROM canary) AS int) --',
  '||(SELECT word FROM canary)||',
  "; COPY canary TO PROGRAM 'id'; --",
  "; SELECT set_config('commons.viewer', '{}', false); --",
  '; SET ROLE postgres; --',
  '; RESET ALL; --',
  '; COMMIT; DROP TABLE canary; --',
  '/**/OR/**/1=1',
  ' ORDER BY 99 --',
  ', (SELECT 1) DESC; --',
  '%_\\%',
  ' IS NOT NULL) OR (1=1',
];

/** Not SQL, but what a database or its driver may stumble over. */
export const oddities = [
  '\0',
  'a\0b',
  '\ud800',
  '\u202e',
  '{}',
  '[]',
  '$1',
  '$999',
  ':name',
  '?',
  '\\',
  '\\x00',
  `${'A'.repeat(10_000)}'`,
];

export const sqlPayloads = [...exits.flatMap((exit) => acts.map((act) => exit + act)), ...oddities];

/** As they are, and as a key inside a cursor that is well formed: only that way they get as far as a statement. */
export const cursorPayloads = sqlPayloads.map(
  (payload, number) =>
    [payload, encodeCursor([payload]), encodeCursor([payload, '01890a5d-ac96-774b-bcce-b302099a8057'])][number % 3],
);
