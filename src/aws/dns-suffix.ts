import { partitionOf } from './arn.js';

/** What the host names of AWS end with in a Region. */
export function dnsSuffixOf(region: string): string {
  return partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
