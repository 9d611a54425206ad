/** Where nobody has said a Region. */
export function defaultRegion(): string {
  const { AWS_REGION: region } = process.env;
  return region === undefined || region === '' ? 'us-east-1' : region;
}
