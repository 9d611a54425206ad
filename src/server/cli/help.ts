import { DEFAULT_PORT } from './default-port.js';

export const HELP: string = `Serves an emulated Amazon ECS and AWS Batch to the AWS CLI, boto3 and other programs.

Usage: aws-ecs-batch-mock serve [flags]

  --port ${DEFAULT_PORT}             0 takes any port that is free
  --host 127.0.0.1        the name or address to listen on
  --allow-host mock       a name by which requests may call this machine, as in a container; again for each other one
  --region us-east-1      of requests that are not signed; default: AWS_REGION
  --account-id 123456789012
  --start-time 2024-01-01T00:00:00Z
                          virtual time of the beginning
  --seed 0                of all identifiers: the same seed gives the same ones
  --timing instant        no phase takes time; default: as long as on AWS
  --load snapshot.json    begins with a snapshot
  --seed-file seed.json   begins with { "ecs": { … }, "batch": { … } }
  --auto-advance 1s       each call moves the clock by so much
  --history-limit 100000  how many calls and events are kept

  --help, --version

The clock stands still until it is moved: by --auto-advance, or by
  curl -d '{"advance":"90s"}' http://127.0.0.1:${DEFAULT_PORT}/_mock/clock

Exit codes: 0 stopped by SIGINT or SIGTERM, 1 could not start, 2 wrong arguments.
`;
