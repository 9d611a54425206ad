import { readSafely } from '../errors/read-safely.js';
import { copyPlain } from '../validation/copy-plain.js';

/** What a rule says of what it matches: the same for each, one after the other, or as a function says. */
export type RuleAnswers<Asked, Answer> =
  | Answer
  /** One for each, in the order in which they come; what comes after the last is not matched. */
  | readonly Answer[]
  /** `turn` counts those that matched before, from 0. Undefined leaves it unmatched. */
  | ((asked: Asked, turn: number) => Answer | undefined);

/** Rules of which the latest that matches wins. */
export interface RuleList<Subject, Asked, Answer> {
  add(matches: (subject: Subject) => boolean, answers: RuleAnswers<Asked, Answer>): void;
  /** Asks where there are rules. `takeTurn` counts, in the state, what a rule has matched before. */
  find(ask: () => Question<Subject, Asked>, takeTurn: (rule: string) => number): Answer | undefined;
  clear(): void;
}

export interface Question<Subject, Asked> {
  /** What a rule matches by. */
  readonly subject: Subject;
  /** What a function gets. */
  readonly asked: Asked;
}

/** Where functions get what rules match by. */
export function askAbout<Subject>(subject: Subject): Question<Subject, Subject> {
  return { subject, asked: subject };
}

interface Rule<Subject, Asked, Answer> {
  readonly id: string;
  readonly matches: (subject: Subject) => boolean;
  readonly answers: RuleAnswers<Asked, Answer>;
}

/** The kind keeps the turns of the lists apart. An answer that makes no sense is refused as soon as it is known. */
export function createRuleList<Subject, Asked, Answer extends object | string>(
  kind: string,
  assertAnswer: (answer: Answer) => void,
): RuleList<Subject, Asked, Answer> {
  let rules: Rule<Subject, Asked, Answer>[] = [];
  return {
    add(matches, answers) {
      const name = `What a ${kind} does`;
      const own = readSafely(() => copyAnswers(answers), { name, topic: 'outcomes' });
      for (const answer of knownAnswers(own)) assertAnswer(answer);
      rules = [{ id: `${kind} ${rules.length + 1}`, matches, answers: own }, ...rules];
    },
    find(ask, takeTurn) {
      if (rules.length === 0) return undefined;
      const { subject, asked } = ask();
      for (const { id, matches, answers } of rules) {
        const answer = matches(subject) ? choose(answers, asked, () => takeTurn(id)) : undefined;
        if (answer === undefined) continue;
        const own = readSafely(() => copyPlain(answer) as Answer, { name: `What a ${kind} does`, topic: 'outcomes' });
        assertAnswer(own);
        return own;
      }
      return undefined;
    },
    clear() {
      rules = [];
    },
  };
}

/** The test keeps what it has said, and may change it. */
function copyAnswers<Asked, Answer>(answers: RuleAnswers<Asked, Answer>): RuleAnswers<Asked, Answer> {
  return typeof answers === 'function' ? answers : (copyPlain(answers) as RuleAnswers<Asked, Answer>);
}

function knownAnswers<Asked, Answer>(answers: RuleAnswers<Asked, Answer>): readonly Answer[] {
  if (typeof answers === 'function') return [];
  return Array.isArray(answers) ? (answers as readonly Answer[]) : [answers as Answer];
}

function choose<Asked, Answer extends object | string>(
  answers: RuleAnswers<Asked, Answer>,
  asked: Asked,
  takeTurn: () => number,
): Answer | undefined {
  if (typeof answers === 'function') {
    return (answers as (asked: Asked, turn: number) => Answer | undefined)(asked, takeTurn());
  }
  if (Array.isArray(answers)) return (answers as readonly Answer[])[takeTurn()];
  return answers as Answer;
}
