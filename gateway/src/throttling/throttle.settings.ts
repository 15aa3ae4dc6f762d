/** How much of the door one client may take; 0 turns a limit off. */
export interface ThrottleSettings {
  /** Addresses and networks whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** Wrong credentials of one address in a minute. */
  wrongPerAddress: number;
  /** Wrong secrets for one API key in an hour, whoever sends them. */
  wrongPerKey: number;
  /** Seconds for which wrong credentials of an address are answered 429 after that. */
  blockSeconds: number;
  /** Requests of one user or service account in a minute. */
  perCaller: number;
  /** Requests without a credential of one address in a minute, those for files among them. */
  perAddress: number;
}

export const defaultThrottle: ThrottleSettings = {
  trustedProxies: [],
  wrongPerAddress: 20,
  wrongPerKey: 100,
  blockSeconds: 60,
  perCaller: 1_200,
  perAddress: 600,
};
