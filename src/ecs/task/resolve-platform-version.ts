/** The version that Fargate takes for `LATEST`. */
export function resolvePlatformVersion(
  platformVersion: string | undefined,
  { platformFamily = '' }: { readonly platformFamily?: string | undefined },
): string {
  if (platformVersion !== undefined && platformVersion !== 'LATEST') return platformVersion;
  return platformFamily.startsWith('WINDOWS') ? '1.0.0' : '1.4.0';
}
