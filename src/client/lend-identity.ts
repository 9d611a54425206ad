import type { SdkClient } from './sdk-client.js';
import { substituteProperty } from './substitute-property.js';

/**
 * Lends a client the credentials that it does not have, and a Region where one is given, until the function that is returned is
 * called. A client whose calls overlap keeps what it was lent until the last of them is over.
 *
 * A client without credentials has the SDK's chain of providers, which looks in the environment, in files and on the network; without
 * a Region, so does its `useFipsEndpoint`, which wants to know whether the Region is one of FIPS.
 */
export function lendIdentity({ config }: SdkClient, region: string | undefined): () => void {
  const loan = loans.get(config) ?? { borrowers: 0, giveBack: lend(config, region) };
  loans.set(config, loan);
  loan.borrowers++;
  return () => {
    if (--loan.borrowers > 0) return;
    loans.delete(config);
    loan.giveBack();
  };
}

interface Loan {
  borrowers: number;
  readonly giveBack: () => void;
}

const loans = new WeakMap<object, Loan>();

interface SigningConfig {
  readonly credentials?: {
    /** The SDK marks what users have supplied. */
    readonly attributed?: boolean;
  };
}

/** What the SDK keeps of the first request that a client has signed. */
const KEPT_OF_SIGNING = ['signingRegion', 'signingName'];

function lend(config: SigningConfig, region: string | undefined): () => void {
  const returns = KEPT_OF_SIGNING.map((name) => rememberProperty(config, name));
  const substitute = (name: string, provided: unknown) =>
    returns.push(substituteProperty(config, name, () => Promise.resolve(provided)));
  if (config.credentials?.attributed !== true) {
    substitute('credentials', { accessKeyId: 'mock', secretAccessKey: 'mock' });
  }
  if (region !== undefined) {
    substitute('region', region);
    substitute('useFipsEndpoint', false);
  }
  return () => {
    for (const giveBack of returns) giveBack();
  };
}

function rememberProperty(owner: object, name: string): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  return () => {
    if (own === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, own);
  };
}
