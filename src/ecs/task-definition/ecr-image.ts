/** Images in Amazon ECR: `<account>.dkr.ecr.<region>.amazonaws.com/…`, or `<account>.dkr-ecr.<region>.on.aws/…`. */
export function isEcrImage(image: string): boolean {
  return /^\d{12}\.dkr[.-]ecr/.test(image);
}
