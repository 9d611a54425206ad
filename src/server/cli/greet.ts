/** Where the server is, and what tells the AWS CLI and the SDKs: to paste into a shell. */
export function greet(url: string, region: string): string {
  return `ECS and AWS Batch are served on ${url}

export AWS_ENDPOINT_URL=${url}
export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
`;
}
