/** SUCCEEDED or FAILED: nothing happens to the job any more. */
export function hasEnded({ status }: { readonly status: string }): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED';
}
