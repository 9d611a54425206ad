import { expect } from 'vitest';

/** What a call rejects with. `isWrapped` tells whether AWS Batch has put its words around the text, and the id of the request. */
export async function rejectionOf(call: Promise<unknown>): Promise<{ name: string; text: string; isWrapped: boolean }> {
  const error = await call.then(
    () => expect.fail('The call has succeeded.'),
    (thrown: unknown) => thrown as Error & { readonly $metadata: { readonly requestId: string } },
  );
  const { name, message } = error;
  const [, text] = /^Error executing request, Exception : (.*), RequestId: [\da-f-]{36}$/s.exec(message) ?? [];
  if (text !== undefined) expect(message).toContain(error.$metadata.requestId);
  return { name, text: text ?? message, isWrapped: text !== undefined };
}
