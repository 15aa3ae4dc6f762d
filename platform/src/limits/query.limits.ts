/** Ceilings of one operation. All are counted with fragments expanded, so that nothing hides behind a spread. */
export interface QueryLimits {
  maxCharacters: number;
  maxTokens: number;
  /** Characters of one name: an alias is repeated with every row of the answer (trust.md G05). */
  maxNameLength: number;
  /** Values on one level of the variables: a mutation of 500 rows with 40 columns is below it. */
  maxVariableValues: number;
  /** Nesting of brackets of any kind: bounds inline fragments and literal values, and with them every recursion. */
  maxNesting: number;
  /** Levels of fields. */
  maxDepth: number;
  maxFields: number;
  maxRootFields: number;
  maxAliases: number;
  maxDirectives: number;
  maxFragments: number;
  /** How often one response name may stand in one selection: graphql compares the repetitions pair by pair. */
  maxRepetitions: number;
  /** Number of values that the answer may hold. */
  maxCost: number;
  /** `first`, `last` and the size of a page. */
  maxPage: number;
  /** Taken when a page size is not given. */
  defaultPage: number;
  /** Taken for lists without paging, which are short by design (architecture.md 2: longer ones are connections). */
  assumedList: number;
}

/** What a client may send; depth 15 is what the standard introspection query needs. */
export const callerLimits: QueryLimits = {
  maxCharacters: 50_000,
  maxTokens: 2_000,
  maxNameLength: 100,
  maxVariableValues: 40_000,
  maxNesting: 40,
  maxDepth: 15,
  maxFields: 1_000,
  maxRootFields: 20,
  maxAliases: 30,
  maxDirectives: 30,
  maxFragments: 50,
  maxRepetitions: 10,
  maxCost: 20_000,
  maxPage: 100,
  defaultPage: 25,
  assumedList: 10,
};

/** What the gateway's planner may make of such a query: keys, `__typename` and conditions are added, fragments written out. */
export const serviceLimits: QueryLimits = {
  ...callerLimits,
  maxCharacters: 200_000,
  maxTokens: 10_000,
  maxNameLength: 200,
  maxNesting: 60,
  maxDepth: 20,
  maxFields: 4_000,
  maxRootFields: 40,
  maxAliases: 200,
  maxDirectives: 200,
  maxRepetitions: 50,
  maxCost: 60_000,
};
