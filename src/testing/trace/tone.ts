/** What a state means to whoever looks: as the AWS consoles colour it. */
export type Tone = 'waiting' | 'progress' | 'good' | 'ending' | 'over' | 'bad';

const TONES: Readonly<Record<Tone, readonly string[]>> = {
  waiting: ['PROVISIONING', 'PENDING', 'ACTIVATING', 'SUBMITTED', 'RUNNABLE', 'REGISTERING', 'CREATING'],
  progress: ['SCHEDULED', 'STARTING', 'IN_PROGRESS', 'UPDATING', 'STABILIZING', 'UPDATE_IN_PROGRESS'],
  good: ['RUNNING', 'ACTIVE', 'PRIMARY', 'COMPLETED', 'SUCCESSFUL', 'SUCCEEDED', 'VALID', 'STEADY_STATE', 'OK'],
  ending: [
    ...['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'DRAINING', 'DELETING', 'DEREGISTERING'],
    ...['STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'],
  ],
  over: ['STOPPED', 'INACTIVE'],
  bad: ['FAILED', 'ROLLBACK_FAILED', 'ROLLBACK_SUCCESSFUL', 'INVALID', 'ALARM', 'REGISTRATION_FAILED'],
};

const TONE_OF = new Map(
  Object.entries(TONES).flatMap(([tone, words]) => words.map((word) => [word, tone as Tone] as const)),
);

/** The tone of the first state that is known in a text. */
export function toneOf(text: string): Tone {
  for (const word of text.split(' ')) {
    const tone = TONE_OF.get(word);
    if (tone !== undefined) return tone;
  }
  return 'waiting';
}

const FINAL = ['STOPPED', 'INACTIVE', 'SUCCESSFUL', 'SUCCEEDED', 'FAILED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];

/** Nothing comes after that state but the disappearance of the record. */
export function isFinal(label: string): boolean {
  return FINAL.some((word) => label === word || label.startsWith(`${word} `));
}
