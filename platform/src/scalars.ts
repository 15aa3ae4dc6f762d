import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';
import { invalidInput } from './errors';

/** Serialised to text, unlike graphql-scalars' DateTime, so that both topologies hand on the same value. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant in UTC, ISO 8601, such as 2026-02-27T10:15:30.000Z.',
});

export const LocalDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A legal date without a time, such as 2026-02-27.',
});

const decimal = /^-?(0|[1-9]\d{0,19})(\.\d{1,10})?$/;

function readDecimal(value: unknown): string {
  // A JSON number has already been rounded to a float when it arrives, so only text is exact.
  if (typeof value === 'string' && decimal.test(value)) return value;
  throw invalidInput(
    'A decimal is a string such as "300000.00", with at most 20 digits before and 10 after the point.',
  );
}

export const Decimal = new GraphQLScalarType({
  name: 'Decimal',
  description: 'An exact decimal number as a string, such as "300000.00"; never a float.',
  serialize: readDecimal,
  parseValue: readDecimal,
  parseLiteral: (node) => readDecimal(node.kind === Kind.STRING ? node.value : undefined),
});

export const JsonObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  name: 'JSONObject',
  description: 'An object as JSON; what it holds is said by data, such as the definition of a profile section.',
  specifiedByURL: null,
});
