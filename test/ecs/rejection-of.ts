/** The class and the message of the error that a call is rejected with. */
export async function rejectionOf(call: Promise<unknown>): Promise<readonly [errorClass: unknown, message: string]> {
  const answer: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(answer instanceof Error)) throw new Error('The call was not rejected');
  return [answer.constructor, answer.message];
}
