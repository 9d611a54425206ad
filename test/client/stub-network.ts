import type { ECSClientConfig } from '@aws-sdk/client-ecs';

export interface StubNetwork {
  /** What a client needs to reach this network instead of AWS. */
  readonly config: Pick<ECSClientConfig, 'region' | 'credentials' | 'requestHandler' | 'maxAttempts'>;
  /** The operations that arrived, such as `ListClusters`, oldest first. */
  readonly requests: readonly string[];
}

/** The end of a client's wire: it answers each request that gets there with the same HTTP response. */
export function createStubNetwork(body: object = {}, statusCode = 200): StubNetwork {
  const requests: string[] = [];
  const requestHandler = {
    async handle({ headers }: { readonly headers: Readonly<Record<string, string>> }) {
      requests.push(headers['x-amz-target']?.split('.')[1] ?? '');
      return {
        response: {
          statusCode,
          headers: { 'x-amzn-requestid': '00000000-0000-4000-8000-000000000000' },
          body: new TextEncoder().encode(JSON.stringify(body)),
        },
      };
    },
  };
  return {
    requests,
    config: {
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      requestHandler,
      maxAttempts: 1,
    },
  };
}
