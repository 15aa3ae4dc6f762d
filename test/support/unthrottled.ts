import type { ThrottleSettings } from '@partner-commons/gateway/throttling/throttle.settings';

/** For tests that ask a great deal, and ask wrongly on purpose. */
export const unthrottled: ThrottleSettings = {
  trustedProxies: [],
  wrongPerAddress: 0,
  wrongPerKey: 0,
  blockSeconds: 0,
  perCaller: 0,
  perAddress: 0,
};

/** The same for a gateway that is a program of its own. */
export const unthrottledEnvironment = {
  WRONG_CREDENTIALS_PER_ADDRESS: '0',
  WRONG_SECRETS_PER_KEY: '0',
  REQUESTS_PER_CALLER: '0',
  REQUESTS_PER_ADDRESS: '0',
};
