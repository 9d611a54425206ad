const ROLE_ARN = /^arn:[\w-]+:iam::[^:]+:role\/.+/;

export function isRoleArn(text: string): boolean {
  return ROLE_ARN.test(text);
}
